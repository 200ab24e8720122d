using System.Globalization;
using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Minutes;

/// <summary>Frozen minutes as PDF, in French or Arabic, and the canonical text that they are hashed from. A paper is made once: later ones are the same file.</summary>
public sealed class PrintMinutes(SessionDesk desk, PlatformDb db, ICurrentUser user, Letterhead letterhead, TenantContext tenant, NetworkAddress network)
{
    public sealed record File(string Name, byte[] Bytes);

    public static void Map(IEndpointRouteBuilder sessions)
    {
        sessions.MapGet("/{id}/minutes/{number:int}.pdf", GetPaper).WithSummary("Frozen minutes as PDF").Produces(StatusCodes.Status200OK, contentType: "application/pdf").ProducesProblem(404);
        sessions.MapGet("/{id}/minutes/{number:int}.txt", GetText).WithSummary("The canonical text of frozen minutes, as it was hashed").Produces(StatusCodes.Status200OK, contentType: "text/plain").ProducesProblem(404);
    }

    /// <param name="number">Of the record: 1 for the minutes.</param>
    /// <returns>Null when there is no such session, or none that the user may see, or it isn't closed.</returns>
    public async Task<File?> Handle(Id<Session> id, int number, CultureInfo culture, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(culture);
        if (await Find(id, number, ct) is not { } record) return null;
        var language = culture.TwoLetterISOLanguageName;
        var name = FileName(record, culture);
        if (await Kept(id, number, language, ct) is { } kept) return new(name, kept);

        var pdf = Write(record, culture);
        db.Add(new MinutesPaper { SessionId = id, Number = number, Language = language, Pdf = pdf });
        try
        {
            await db.SaveChangesAsync(ct);
            return new(name, pdf);
        }
        catch (DbUpdateException lost) when (!ct.IsCancellationRequested)
        {
            // Somebody else has printed it in the same moment: theirs is the paper.
            db.ChangeTracker.Clear();
            return await Kept(id, number, language, ct) is { } theirs ? new(name, theirs) : throw new InvalidOperationException("A paper could be neither stored nor found.", lost);
        }
    }

    /// <inheritdoc cref="Handle"/>
    public async Task<File?> Text(Id<Session> id, int number, CancellationToken ct = default) =>
        await Find(id, number, ct) is { } record ? new(Path.ChangeExtension(FileName(record, CultureInfo.CurrentUICulture), "txt"), record.Text) : null;

    private async Task<MinutesRecord?> Find(Id<Session> id, int number, CancellationToken ct)
    {
        if (!user.May(Permissions.ReadSessions)) user.Demand(Permissions.AttendSessions);
        return await desk.Find(id, ct) is null ? null : await db.Set<MinutesRecord>().AsNoTracking().SingleOrDefaultAsync(x => x.SessionId == id && x.Number == number, ct);
    }

    private Task<byte[]?> Kept(Id<Session> id, int number, string language, CancellationToken ct) =>
        db.Set<MinutesPaper>().AsNoTracking().Where(x => x.SessionId == id && x.Number == number && x.Language == language).Select(x => (byte[]?)x.Pdf).SingleOrDefaultAsync(ct);

    private static string FileName(MinutesRecord record, CultureInfo culture)
    {
        var text = record.Read();
        var words = new DocumentWords(typeof(GovernanceText), culture);
        var what = text.IsCorrection ? words["Correction {0} of the minutes", record.Number - 1] : words["Minutes"];
        return FileNames.Of($"{what} {text.Body}", text.NameIn(culture.TwoLetterISOLanguageName), text.MeetsOn) + ".pdf";
    }

    private byte[] Write(MinutesRecord record, CultureInfo culture)
    {
        var (text, words) = (record.Read(), new DocumentWords(typeof(GovernanceText), culture));
        var header = letterhead.In(culture, record.Hash[..12]) with { On = text.FrozenOn, Name = text.NameIn(culture.TwoLetterISOLanguageName) };
        var document = new PdfDocument(header, culture)
            .Title(text.IsCorrection ? words["Correction {0} of the minutes", record.Number - 1] : words["Minutes"])
            .Subtitle(words["{0} · session of {1}", text.Body, words.Date(text.MeetsOn)]);
        if (text.Correction is { } correction) document.KeyValues((words["Corrects the record"], PdfDocument.LeftToRight(text.Corrects!))).Paragraph(Own(correction));
        if (MinutesReport.Of(text) is { } report) Tell(document, text, report, words);
        return document
            .Note(words["Frozen on {0}. SHA-256 of the canonical text:", words.Date(text.FrozenOn)]).Note(PdfDocument.LeftToRight(record.Hash))
            .QrCode(new Uri(network.Of(tenant.Organisation), $"minutes/verify/{record.Code}"), words["Anybody can verify these minutes without an account: scan the code or open the address. It also shows who has signed them, by a simple electronic signature (law 43-20), and whether they were corrected."])
            .Signatures(words["signatory.chair"], words["signatory.secretary"])
            .ToBytes();
    }

    private static void Tell(PdfDocument document, MinutesText text, MinutesReport report, DocumentWords words)
    {
        var say = new MinutesSentences(report, words.Culture);
        List<(string, string)> facts = [(words["Day"], words.Date(text.MeetsOn))];
        if (text.Place is { } place) facts.Add((words["Place"], place));
        if (report.IsSecondCall) facts.Add((words["Quorum"], words["Second call: no quorum is needed."]));
        document.KeyValues(facts).Heading(words["Presence"]).Table(
            [new(words["Member"]), new(words["Capacity"]), new(words["Presence"])],
            report.Members.Select(x => (IReadOnlyList<string>)[x.Seat.Name, say.CapacityOf(x), say.PresenceOf(x)]));
        foreach (var line in say.Suspensions()) document.Paragraph(line);
        foreach (var (part, at) in report.Parts.Select((x, i) => (x, i + 1)))
        {
            document.Heading(words["{0}. {1}", at, part.Item.Title]);
            foreach (var line in say.Declarations(part)) document.Paragraph(line);
            if (part.Ballots.Count == 0) document.Paragraph(Own(part.Item.Text)).Paragraph(words["Not put to the vote."]);
            foreach (var ballot in part.Ballots)
            {
                document.Paragraph(Own(ballot.Text), bold: true);
                foreach (var line in say.Ballot(ballot)) document.Paragraph(line);
                if (say.Result(ballot) is { } result) document.Paragraph(words["Result: {0}", result], bold: true);
            }

            if (part.Remark is { } remark) document.Paragraph(Own(remark));
        }

        if (text.RemarkOn(MinutesWords.OfAll) is { } all) document.Heading(words["Remarks"]).Paragraph(Own(all));
    }

    /// <summary>What was written in one language, on a paper in the other: each line keeps its own order, its full stop at its end.</summary>
    private static string Own(string text) => string.Join('\n', text.Split('\n').Select(PdfDocument.Together));

    private static async Task<Results<FileContentHttpResult, NotFound>> GetPaper(Id<Session> id, int number, string? language, PrintMinutes printMinutes, CancellationToken ct) =>
        await printMinutes.Handle(id, number, language == "ar" ? Cultures.Arabic : language is null && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ar" ? Cultures.Arabic : Cultures.French, ct) is { } file
            ? TypedResults.File(file.Bytes, "application/pdf", file.Name)
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> GetText(Id<Session> id, int number, PrintMinutes printMinutes, CancellationToken ct) =>
        await printMinutes.Text(id, number, ct) is { } file ? TypedResults.File(file.Bytes, "text/plain; charset=utf-8", file.Name) : TypedResults.NotFound();
}
