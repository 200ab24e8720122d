using System.Collections.Concurrent;
using Alliance.Tenancy.Databases.Engines;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Databases;

/// <summary>An organisation whose file refers to a database that nobody configured. Never answered with another database.</summary>
public sealed class NoDatabaseException(string organisationId, string secret)
    : InvalidOperationException($"The configuration has no entry '{secret}' for the database of {organisationId}.");

/// <summary>Finds each organisation's database: its own reference, or the deployment's template with its id.</summary>
public sealed class OrganisationDatabases(
    IEnumerable<IDatabaseEngine> engines, IConfiguration configuration, IOptions<DatabaseOptions> options, OutboxSignals signals, TimeProvider clock)
{
    /// <summary>Takes the place of the id for the registry's own database; no organisation may be called so.</summary>
    public const string Registry = "registry";

    private readonly ConcurrentDictionary<string, (DatabaseReference? Reference, OrganisationDatabase Database)> _known = new(StringComparer.Ordinal);

    /// <exception cref="NoDatabaseException">The file's secret isn't configured.</exception>
    public OrganisationDatabase Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        if (_known.TryGetValue(organisation.Id, out var known) && known.Reference == organisation.Database) return known.Database;

        var database = Build(organisation.Id, organisation.Database);
        return _known.AddOrUpdate(
            organisation.Id,
            (organisation.Database, database),
            (_, current) => current.Reference == organisation.Database ? current : (organisation.Database, database)).Database;
    }

    internal OrganisationDatabase OfRegistry() => Build(Registry, null);

    private OrganisationDatabase Build(string id, DatabaseReference? reference)
    {
        var provider = reference?.Provider ?? options.Value.Provider;
        var connectionString = reference is null
            ? options.Value.Template.Replace("{id}", id, StringComparison.Ordinal)
            : configuration[reference.Secret] is { Length: > 0 } secret ? secret : throw new NoDatabaseException(id, reference.Secret);
        return new(id, engines.Single(x => x.Provider == provider), connectionString, options.Value.StatementTimeout, signals, clock);
    }
}
