using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;

namespace Alliance.Platform.Origination.Notes;

/// <summary>What can be done with a note.</summary>
public enum NoteAct
{
    Edit,

    /// <summary>It stands above all others from now on.</summary>
    Pin,

    Unpin,

    /// <summary>Its words go for good; that there was a note stays.</summary>
    Remove,
}

public enum NoteStepKind
{
    Written,
    Edited,
    Pinned,
    Unpinned,
    Removed,
}

/// <summary>Somebody whom a note is brought to the attention of. It gives them no right.</summary>
/// <param name="Name">As they were called then.</param>
public sealed record NoteMention(Guid AccountId, string Name);

/// <summary>Something that happened to a note. Never changed but for its words, which go with the note.</summary>
public sealed class NoteStep
{
    private NoteStep() { } // for EF Core

    internal NoteStep(NoteStepKind kind, Entry entry, string? text, int sequence) =>
        (Id, Kind, On, At, By, Text, Sequence) = (Guid.CreateVersion7(), kind, entry.Today, entry.At, entry.By, text, sequence);

    public Guid Id { get; private init; }
    public NoteStepKind Kind { get; private init; }

    /// <summary>The business day.</summary>
    public DateOnly On { get; private init; }

    /// <summary>When it was entered, UTC.</summary>
    public DateTime At { get; private init; }

    public string By { get; private init; } = "";

    /// <summary>What the note said from then on, where it was written or edited; null once the note is removed.</summary>
    public string? Text { get; private set; }

    /// <summary>In order of entry to its note, from 1.</summary>
    public int Sequence { get; private init; }

    internal void Forget() => Text = null;
}

/// <summary>Who writes a note, or does something with it.</summary>
/// <param name="AccountId">Null of a program.</param>
/// <param name="MayRemoveAny">Also notes of others.</param>
public sealed record NoteWriter(Guid? AccountId, bool MayRemoveAny);

/// <summary>A note on a dossier, for those who work on dossiers and those who audit them: never for the members of a committee, nor for the applicant.</summary>
/// <remarks>What it said before it was edited stays in its steps. Once it is removed, nothing of what it ever said is kept: somebody may have written what may not be kept.</remarks>
public sealed class DossierNote : IRevised
{
    public const int Longest = 4_000;
    public const int MostMentions = 20;

    /// <summary>Of one dossier, removed ones too.</summary>
    public const int MostOfDossier = 500;

    private readonly List<NoteMention> _mentions = [];
    private readonly List<NoteStep> _steps = [];

    private DossierNote() { } // for EF Core

    /// <exception cref="RefusedException"><c>text.missing</c>.</exception>
    public DossierNote(Id<LoanApplication> application, string text, IReadOnlyCollection<NoteMention> mentions, bool isPinned, NoteWriter writer, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(entry);
        (Id, ApplicationId, AuthorId, Author, WrittenAt) = (Id<DossierNote>.New(), application, writer.AccountId, entry.By, entry.At);
        Say(text, mentions);
        Record(NoteStepKind.Written, entry, Text);
        if (isPinned) Pin(true, entry);
    }

    public Id<DossierNote> Id { get; private init; }
    public Id<LoanApplication> ApplicationId { get; private init; }

    /// <summary>Null once it is removed.</summary>
    public string? Text { get; private set; }

    /// <summary>Whose account; null of a program.</summary>
    public Guid? AuthorId { get; private init; }

    public string Author { get; private init; } = "";

    /// <summary>When it was first entered, UTC.</summary>
    public DateTime WrittenAt { get; private init; }

    /// <summary>It stands above all that aren't.</summary>
    public bool IsPinned { get; private set; }

    public bool IsRemoved { get; private set; }

    public IReadOnlyList<NoteMention> Mentions => _mentions;

    public IReadOnlyList<NoteStep> Steps => _steps;

    public long Revision { get; private set; }

    /// <summary>What somebody who writes notes can do with it as it stands.</summary>
    public IEnumerable<NoteAct> Allowed(NoteWriter who)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (IsRemoved) yield break;
        if (IsBy(who)) yield return NoteAct.Edit;
        yield return IsPinned ? NoteAct.Unpin : NoteAct.Pin;
        if (IsBy(who) || who.MayRemoveAny) yield return NoteAct.Remove;
    }

    /// <summary>It says something else, or to others. What stays the same leaves no step.</summary>
    /// <exception cref="RefusedException"><c>note.removed</c>, <c>note.of-somebody-else</c>, <c>text.missing</c>.</exception>
    public void Edit(string text, IReadOnlyCollection<NoteMention> mentions, NoteWriter who, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(who);
        DemandThere();
        if (!IsBy(who)) throw new RefusedException("note.of-somebody-else", "Only who wrote a note changes it.");
        var before = Text;
        var isSame = Say(text, mentions);
        if (!isSame || Text != before) Record(NoteStepKind.Edited, entry, Text);
    }

    /// <summary>Pins or unpins it; nothing happens where it is so already.</summary>
    /// <exception cref="RefusedException"><c>note.removed</c>.</exception>
    public void Pin(bool isPinned, Entry entry)
    {
        DemandThere();
        if (isPinned == IsPinned) return;
        IsPinned = isPinned;
        Record(isPinned ? NoteStepKind.Pinned : NoteStepKind.Unpinned, entry, null);
    }

    /// <summary>Its words go for good, those of before as well; that there was a note, whose, and who removed it stays.</summary>
    /// <exception cref="RefusedException"><c>note.removed</c>, <c>note.of-somebody-else</c>.</exception>
    public void Remove(NoteWriter who, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(who);
        DemandThere();
        if (!IsBy(who) && !who.MayRemoveAny) throw new RefusedException("note.of-somebody-else", "Only who wrote a note, or a director, removes it.");
        (Text, IsPinned, IsRemoved) = (null, false, true);
        _mentions.Clear();
        foreach (var step in _steps) step.Forget();
        Record(NoteStepKind.Removed, entry, null);
    }

    /// <summary>A program has no account: what one wrote no other one owns.</summary>
    private bool IsBy(NoteWriter who) => who.AccountId is { } account && account == AuthorId;

    /// <returns>Whether the same persons are mentioned as before.</returns>
    private bool Say(string text, IReadOnlyCollection<NoteMention> mentions)
    {
        Text = Blank.Demand(text);
        var wanted = mentions.DistinctBy(x => x.AccountId).ToDictionary(x => x.AccountId);
        var gone = _mentions.RemoveAll(x => !wanted.ContainsKey(x.AccountId));
        var come = wanted.Values.Where(x => _mentions.All(y => y.AccountId != x.AccountId)).ToList();
        _mentions.AddRange(come);
        return gone + come.Count == 0;
    }

    private void DemandThere()
    {
        if (IsRemoved) throw new RefusedException("note.removed", "This note has been removed.");
    }

    private void Record(NoteStepKind kind, Entry entry, string? text) => _steps.Add(new(kind, entry, text, _steps.Count + 1));
}
