using System.ComponentModel.DataAnnotations;

namespace Alliance.Tenancy.Databases;

/// <summary>Where databases are, unless an organisation's file refers to one of its own.</summary>
public sealed record DatabaseOptions
{
    /// <summary><c>Sqlite</c> (embedded default) or <c>SqlServer</c>.</summary>
    [RegularExpression("Sqlite|SqlServer")] public string Provider { get; init; } = "Sqlite";

    /// <summary>Connection string in which <c>{id}</c> stands for the organisation's id, or <c>registry</c> for the registry's own database.</summary>
    [Required] public string Template { get; init; } = "Data Source=data/{id}.db";

    /// <summary>How many organisations are migrated at a time.</summary>
    [Range(1, 64)] public int ParallelMigrations { get; init; } = 4;

    /// <summary>Longest a statement may take, in seconds: one organisation's slow query must not hold its connections for ever.</summary>
    [Range(1, 3600)] public int StatementTimeout { get; init; } = 30;
}
