using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Letters;

/// <summary>A letter as PDF on the platform's letterhead, and the canonical text that was hashed. One that was sent is always the same file; a draft is marked as such.</summary>
public sealed class PrintLetter(PlatformDb db, ICurrentUser user, IBusinessDate business, TenantContext tenant, Letterhead letterhead, DossierAccess access)
{
    public sealed record File(string Name, byte[] Bytes);

    public static void Map(IEndpointRouteBuilder letters)
    {
        letters.MapGet("/{letter}.pdf", GetPaper).WithSummary("A letter as PDF").Produces(StatusCodes.Status200OK, contentType: "application/pdf").ProducesProblem(404);
        letters.MapGet("/{letter}.txt", GetText).WithSummary("The canonical text of a letter that was sent, as it was hashed").Produces(StatusCodes.Status200OK, contentType: "text/plain").ProducesProblem(404);
    }

    /// <returns>Null when this dossier has no such letter, or none that the user may see: drafts are for those who work on dossiers.</returns>
    public async Task<File?> Handle(Id<LoanApplication> id, Id<SentLetter> letter, CancellationToken ct = default)
    {
        if (!await access.DemandReading(id, ct)) return null;
        if (await Find(id, letter, ct) is { } sent)
            return new(FileName(sent.Read()), await db.Set<LetterPaper>().Where(x => x.LetterId == letter).Select(x => x.Pdf).SingleAsync(ct));
        if (!user.May(Permissions.RegisterApplications) || await db.Set<LetterDraft>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == letter && x.ApplicationId == id, ct) is not { } draft) return null;

        var text = new LetterText
        {
            Number = 0,
            Dossier = await db.Applications.Where(x => x.Id == id).Select(x => x.Number).SingleAsync(ct),
            Kind = draft.Kind,
            Platform = tenant.Organisation.NameIn(draft.Language),
            Language = draft.Language,
            Addressee = draft.Addressee,
            Subject = draft.Subject,
            Body = draft.Body,
            Way = LetterWay.Paper,
            On = business.Today,
        };
        return new(FileName(text), Write(text, isDraft: true));
    }

    /// <returns>Null when no such letter was sent, or none that the user may see.</returns>
    public async Task<byte[]?> Text(Id<LoanApplication> id, Id<SentLetter> letter, CancellationToken ct = default) =>
        await access.DemandReading(id, ct) ? (await Find(id, letter, ct))?.Text : null;

    internal static string FileName(LetterText text) =>
        FileNames.Of(new DocumentWords(typeof(LettersText), Cultures.Find(text.Language) ?? Cultures.French)["letter.file"], text.Dossier, text.On) + ".pdf";

    internal byte[] Write(LetterText text, bool isDraft)
    {
        var words = new DocumentWords(typeof(LettersText), Cultures.Find(text.Language) ?? Cultures.French);
        var document = new PdfDocument(letterhead.In(words.Culture, text.Dossier) with { On = text.On, Name = text.Platform }, words.Culture);
        if (isDraft) document.Note(words["letter.draft"]);
        document
            .Paragraph(PdfDocument.Together(text.Addressee), bold: true)
            .Paragraph(words.Date(text.On), PdfAlign.End)
            .KeyValues((words["letter.reference"], PdfDocument.LeftToRight(text.Dossier)))
            .Title(text.Subject)
            .Space();
        foreach (var paragraph in text.Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) document.Paragraph(Own(paragraph));
        return document.Signatures("", words["letter.signature", text.Platform]).ToBytes();
    }

    /// <summary>What was written in one language, in a letter in the other: each line keeps its own order, its full stop at its end.</summary>
    private static string Own(string paragraph) => string.Join('\n', paragraph.Split('\n').Select(PdfDocument.Together));

    private Task<SentLetter?> Find(Id<LoanApplication> id, Id<SentLetter> letter, CancellationToken ct) =>
        db.Set<SentLetter>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == letter && x.ApplicationId == id, ct);

    private static async Task<Results<FileContentHttpResult, NotFound>> GetPaper(Id<LoanApplication> id, Id<SentLetter> letter, PrintLetter print, CancellationToken ct) =>
        await print.Handle(id, letter, ct) is { } file ? TypedResults.File(file.Bytes, "application/pdf", file.Name) : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> GetText(Id<LoanApplication> id, Id<SentLetter> letter, PrintLetter print, CancellationToken ct) =>
        await print.Text(id, letter, ct) is { } text ? TypedResults.File(text, "text/plain; charset=utf-8", "letter.txt") : TypedResults.NotFound();
}
