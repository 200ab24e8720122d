using Alliance.Kernel;
using Alliance.Platform.Origination.DossierDocuments;
using Alliance.Platform.Store.Intake;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>A document of the dossier that the outsider is shown a marked copy of.</summary>
public sealed record HandedDocument(Guid Id, Id<DossierDocument> DocumentId);

/// <summary>A file that the outsider sent with the answer.</summary>
public sealed class AnswerFile
{
    private AnswerFile() { } // for EF Core

    internal AnswerFile(ReceivedFile received, DocumentCheck check) =>
        (FileId, Name, Form, Bytes, Fingerprint, Check) = (received.File, received.Name, received.Form, received.Bytes, received.Fingerprint, check);

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>In the store; null once the file was found infected and removed.</summary>
    public Guid? FileId { get; private set; }

    /// <summary>A label, safe for every file system, with the ending of what it is.</summary>
    public string Name { get; private init; } = "";

    public StoredForm Form { get; private init; }

    public int Bytes { get; private init; }

    /// <summary>SHA-256 of what it holds, in hexadecimal.</summary>
    public string Fingerprint { get; private init; } = "";

    public DocumentCheck Check { get; private set; }

    /// <summary>Its file is not in the store, as after a database was put back without its files.</summary>
    public bool LacksFile { get; private set; }

    /// <summary>By who has the right to; else by nobody.</summary>
    public bool CanBeOpened => FileId is not null && !LacksFile && Check is not (DocumentCheck.Waiting or DocumentCheck.Infected);

    internal void FindClean(DocumentCheck check) => Check = check;

    /// <returns>The file to be removed once this is saved.</returns>
    internal Guid? FindInfected()
    {
        var file = FileId;
        (Check, FileId) = (DocumentCheck.Infected, null);
        return file;
    }

    internal void NoteFile(bool isThere) => LacksFile = !isThere;
}
