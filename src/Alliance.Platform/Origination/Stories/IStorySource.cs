using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;

namespace Alliance.Platform.Origination.Stories;

/// <summary>Whose story is told: a person's dossiers with their enterprises, or an enterprise's with its borrowers'.</summary>
public sealed record StorySubject(IReadOnlyList<Id<LoanApplication>> Dossiers, IReadOnlyList<Id<Enterprise>> Enterprises);

/// <summary>What happened on a day, as the page of a person or of an enterprise says it.</summary>
/// <param name="What">In the reader's language.</param>
public sealed record StoryLine(DateOnly On, string What)
{
    /// <summary>When it was entered, UTC: the order of one day's.</summary>
    public DateTime At { get; init; }

    /// <summary>Words written with it, or what it is about.</summary>
    public string? Note { get; init; }

    public Money? Amount { get; init; }

    /// <summary>Who entered it.</summary>
    public string? By { get; init; }

    /// <summary>Number of the dossier or loan, and where it is opened.</summary>
    public string? About { get; init; }

    public string? Href { get; init; }

    /// <summary>Undone, returned or struck out since: it stays to be seen, and counts no more.</summary>
    public bool CountsNoMore { get; init; }
}

/// <summary>Tells what an area knows of a person or an enterprise. Registered by the area; the pages know none.</summary>
/// <remarks>Each source asks for the reader's right itself: without it, it has nothing to tell.</remarks>
public interface IStorySource
{
    /// <summary>Needed to hear it, and demanded by <see cref="Lines"/>.</summary>
    string Permission { get; }

    Task<IReadOnlyList<StoryLine>> Lines(StorySubject subject, CancellationToken ct);
}
