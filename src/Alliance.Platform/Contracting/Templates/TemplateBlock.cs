namespace Alliance.Platform.Contracting.Templates;

public enum BlockKind
{
    Title,

    /// <summary>The heading of a numbered clause.</summary>
    Clause,
    Paragraph,

    /// <summary>Of a list.</summary>
    Item,
    Table,

    /// <summary>Every instalment, with the total once.</summary>
    Schedule,
    Signatures,
}

/// <summary>One part of a contract, in the order in which it is read.</summary>
public sealed record TemplateBlock(BlockKind Kind)
{
    /// <summary>Empty of a table, of the schedule and of signatures.</summary>
    public string Text { get; init; } = "";

    /// <summary>What a clause is about; null of one of the platform's own and of all other parts.</summary>
    public ContractClause? Clause { get; init; }

    /// <summary>Of a table, the heading first; each with as many cells.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Rows { get; init; }

    /// <param name="fill">Applied to each text once: what it gives is never read as a template again.</param>
    public TemplateBlock With(Func<string, string> fill) => this with { Text = fill(Text), Rows = Rows is null ? null : [.. Rows.Select(x => (IReadOnlyList<string>)[.. x.Select(fill)])] };
}

/// <summary>What is wrong with a template.</summary>
/// <param name="Line">From 1; 0 where nothing stands that should.</param>
/// <param name="Code">Of the refusal.</param>
/// <param name="Found">The field, clause or line it is about.</param>
/// <param name="Nearest">The known name that is nearest; null where none is near.</param>
public sealed record TemplateProblem(int Line, string Code, string Found, string? Nearest = null);
