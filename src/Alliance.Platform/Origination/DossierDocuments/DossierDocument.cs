using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Store.Intake;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>What the virus scanner has said of a document.</summary>
public enum DocumentCheck
{
    /// <summary>Nobody was asked: the service has no scanner.</summary>
    None,

    /// <summary>The scanner was away; until it has answered nobody opens the document.</summary>
    Waiting,
    Clean,

    /// <summary>Its file is gone.</summary>
    Infected,
}

public enum DocumentEventKind
{
    Added,
    FoundClean,
    FoundInfected,
    Withdrawn,
    Restored,

    /// <summary>It is shown as another document of the checklist, or as none.</summary>
    Tied,
}

/// <param name="On">The business day.</param>
/// <param name="At">When it was entered.</param>
public sealed record DocumentEvent(Guid Id, DocumentEventKind Kind, DateOnly On, DateTime At, string By)
{
    /// <summary>In order of entry to its document, from 1.</summary>
    public int Sequence { get; init; }
}

/// <summary>A file as it came into a dossier, found out by its bytes.</summary>
/// <param name="File">Its key in the store.</param>
/// <param name="Fingerprint">Of what it holds.</param>
public sealed record ReceivedFile(Guid File, string Name, StoredForm Form, int Bytes, string Fingerprint);

/// <summary>A document of a dossier (pièce): a file with what it is for, who brought it, and what became of it.</summary>
public sealed class DossierDocument : IRevised
{
    /// <summary>Of one dossier, those taken back too.</summary>
    public const int MostOfDossier = 200;

    public const int FingerprintLength = 64;

    private readonly List<DocumentEvent> _events = [];

    private DossierDocument() { } // for EF Core

    /// <param name="listed">The document of the checklist that it is; null for another one.</param>
    public DossierDocument(Id<LoanApplication> application, ReceivedFile received, ChecklistEntry? listed, DocumentCheck check, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(received);
        Id = Id<DossierDocument>.New();
        (ApplicationId, FileId, Name, Form, Bytes, Fingerprint, Check) = (application, received.File, received.Name, received.Form, received.Bytes, received.Fingerprint, check);
        (Listed, IsIdentity) = (listed?.Code, listed?.Identity ?? false);
        Record(DocumentEventKind.Added, entry);
    }

    public Id<DossierDocument> Id { get; private init; }
    public Id<LoanApplication> ApplicationId { get; private init; }

    /// <summary>In the store; null once the file was found infected and removed.</summary>
    public Guid? FileId { get; private set; }

    /// <summary>A label, safe for every file system, with the ending of what it is.</summary>
    public string Name { get; private init; } = "";

    public StoredForm Form { get; private init; }

    public int Bytes { get; private init; }

    /// <summary>SHA-256 of what it holds, in hexadecimal: the same file is not taken twice.</summary>
    public string Fingerprint { get; private init; } = "";

    /// <summary>Code of the document of the checklist that it is; null for another one.</summary>
    public string? Listed { get; private set; }

    /// <summary>Whether others get it with a mark alone. Noted when it was tied: what the list says later takes no protection away.</summary>
    public bool IsIdentity { get; private set; }

    public DocumentCheck Check { get; private set; }

    /// <summary>Taken back: it is reached by nobody, and can be brought back.</summary>
    public bool IsWithdrawn { get; private set; }

    /// <summary>Its file is not in the store, as after a database was put back without its files.</summary>
    public bool LacksFile { get; private set; }

    public IReadOnlyList<DocumentEvent> Events => _events;

    public DateTime AddedAt => _events.MinBy(x => x.Sequence)!.At;

    public long Revision { get; private set; }

    /// <summary>By who has the right to; else by nobody.</summary>
    public bool CanBeOpened => FileId is not null && !IsWithdrawn && !LacksFile && Check is not (DocumentCheck.Waiting or DocumentCheck.Infected);

    /// <param name="listed">Null for a document of another kind.</param>
    /// <exception cref="RefusedException"><c>document.already-withdrawn</c>.</exception>
    public void Tie(ChecklistEntry? listed, Entry by)
    {
        if (IsWithdrawn) throw new RefusedException("document.already-withdrawn", "This document has been taken back already.");
        if (Listed == listed?.Code) return;
        (Listed, IsIdentity) = (listed?.Code, listed?.Identity ?? false);
        Record(DocumentEventKind.Tied, by);
    }

    /// <param name="decidedAt">When its dossier was decided; null while it is open.</param>
    /// <exception cref="RefusedException"><c>document.already-withdrawn</c>, <c>document.decided-on</c>.</exception>
    public void Withdraw(DateTime? decidedAt, Entry by)
    {
        if (IsWithdrawn) throw new RefusedException("document.already-withdrawn", "This document has been taken back already.");
        if (decidedAt is { } then && AddedAt <= then) throw new RefusedException("document.decided-on", "The dossier was decided with this document.");
        IsWithdrawn = true;
        Record(DocumentEventKind.Withdrawn, by);
    }

    /// <exception cref="RefusedException"><c>document.not-withdrawn</c>.</exception>
    public void Restore(Entry by)
    {
        if (!IsWithdrawn) throw new RefusedException("document.not-withdrawn", "This document has not been taken back.");
        IsWithdrawn = false;
        Record(DocumentEventKind.Restored, by);
    }

    /// <summary>The scanner is back and found nothing; or there is none any more.</summary>
    public void FindClean(DocumentCheck check, Entry by)
    {
        Check = check;
        Record(DocumentEventKind.FoundClean, by);
    }

    /// <returns>The file to be removed once this is saved.</returns>
    public Guid? FindInfected(Entry by)
    {
        var file = FileId;
        (Check, FileId) = (DocumentCheck.Infected, null);
        Record(DocumentEventKind.FoundInfected, by);
        return file;
    }

    public void NoteFile(bool isThere) => LacksFile = !isThere;

    private void Record(DocumentEventKind kind, Entry by)
    {
        ArgumentNullException.ThrowIfNull(by);
        _events.Add(new(Guid.CreateVersion7(), kind, by.Today, by.At, by.By) { Sequence = _events.Count + 1 });
    }
}
