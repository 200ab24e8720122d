using System.Security.Cryptography;
using Alliance.Kernel;
using Alliance.Platform.Files;
using Alliance.Platform.Origination.DossierDocuments;
using Alliance.Platform.Store;
using Alliance.Platform.Store.Intake;
using Alliance.Platform.Store.Scanning;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>Takes in the files that come with an answer, as documents of dossiers are: found out by their bytes, scanned, stored encrypted. All of them or none.</summary>
public sealed class AnswerIntake(PlatformDb db, TenantContext tenant, FileStore store, Scanner scanner, UploadTurns turns, JobSignal<CheckAnswerFiles> signal)
{
    /// <param name="FileName">As whoever sends it calls it.</param>
    public sealed record Sent(string? FileName, ReadOnlyMemory<byte> Content);

    /// <param name="FileName">As it was sent.</param>
    public sealed record Refused(string FileName, RefusedException Why);

    internal sealed record Stored(ReceivedFile Received, DocumentCheck Check);

    /// <exception cref="RefusedException"><c>opinion.too-many-files</c>.</exception>
    internal async Task<(IReadOnlyList<Stored> Files, IReadOnlyList<Refused> Refused)> Take(IReadOnlyList<Sent> files, CancellationToken ct)
    {
        if (files.Count > OutsideOpinion.MostFiles) throw new RefusedException("opinion.too-many-files", $"At most {OutsideOpinion.MostFiles} files come with an answer.", OutsideOpinion.MostFiles);
        var (sound, refused) = (new List<(Sent Sent, IncomingFile Incoming, DocumentCheck Check)>(), new List<Refused>());
        foreach (var sent in files)
            try
            {
                IncomingFile incoming;
                using (await turns.Take(tenant.Organisation.Id, ct)) incoming = IncomingFile.Of(sent.Content); // the scanner is waited for without a turn
                sound.Add((sent, incoming, await Scan(incoming.Content, ct)));
            }
            catch (RefusedException why)
            {
                refused.Add(new(sent.FileName ?? "", why));
            }

        if (refused.Count > 0) return ([], refused);
        var stored = new List<Stored>();
        foreach (var (sent, incoming, check) in sound)
        {
            var file = await store.Put(incoming.Content, ct); // before the row: see FileStore
            stored.Add(new(new(file, FileLabel.Of(sent.FileName, incoming.Form), incoming.Form, incoming.Content.Length, Convert.ToHexString(SHA256.HashData(incoming.Content.Span))), check));
        }

        return (stored, []);
    }

    /// <summary>Once the rows are saved, those that wait for the scanner are looked at again.</summary>
    internal void LookAgain(IReadOnlyList<Stored> files)
    {
        var organisation = tenant.Organisation.Id;
        if (files.Any(x => x.Check is DocumentCheck.Waiting)) db.OnceCommitted(() => signal.Raise(organisation));
    }

    /// <summary>No row names them: what isn't removed here is swept away later.</summary>
    internal async Task Leave(IReadOnlyList<Stored> files)
    {
        foreach (var file in files) await store.Delete(file.Received.File);
    }

    private async Task<DocumentCheck> Scan(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        if (!scanner.IsConfigured) return DocumentCheck.None;
        return await scanner.Scan(content, ct) switch
        {
            ScanVerdict.Clean => DocumentCheck.Clean,
            ScanVerdict.Infected => throw OpenableDocuments.Infected(),
            _ => DocumentCheck.Waiting,
        };
    }
}
