using System.Globalization;
using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Origination.Summary;

/// <summary>The page on which a committee reads a dossier, as PDF, in French, Arabic or English.</summary>
public sealed class PrintSummary(ShowSummary showSummary, Letterhead letterhead, IBusinessDate business)
{
    /// <summary>Letters that a line of small type takes, more or less.</summary>
    private const int LettersOfLine = 60;

    /// <summary>Opinions of outsiders beyond these stand in the dossier.</summary>
    private const int MostOutsiders = 4;

    /// <summary>Of what is missing, where there is little room: the others are counted.</summary>
    private const int FewMissing = 4;

    /// <summary>Smaller type than this nobody reads with ease.</summary>
    private const float Smallest = 0.86f;

    /// <summary>As designed.</summary>
    private static readonly Room Ample = new(1, OfficerOpinion.Longest, Missing: null) { Spacing = 1 };

    /// <summary>One after the other until all stands on one page.</summary>
    private static readonly Room[] Rooms =
    [
        Ample,
        Ample with { Missing = FewMissing, Kinds = false },
        .. new[] { 1, 0.95f, 0.9f, Smallest }.Select(x => new Room(x, OfficerOpinion.Longest, FewMissing, Kinds: false)),
        .. new[] { 600, 400, 250, 120 }.Select(x => new Room(Smallest, x, FewMissing, Kinds: false)),
        .. new[] { 250, 120 }.Select(x => new Room(Smallest, x, FewMissing, Kinds: false, Years: false)),
    ];

    /// <param name="Scale">Of letters and lines.</param>
    /// <param name="Words">Characters of each text of the officer.</param>
    /// <param name="Missing">Names of what is missing; null for all.</param>
    /// <param name="Kinds">Whether uses stand kind by kind.</param>
    /// <param name="Years">Whether the forecast stands.</param>
    private sealed record Room(float Scale, int Words, int? Missing, bool Kinds = true, bool Years = true)
    {
        /// <summary>Of gaps between blocks, 1 as designed.</summary>
        public float Spacing { get; init; } = 0.5f;
    }

    public sealed record Paper(string FileName, byte[] Pdf);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapGet("/{id}/summary.pdf", Get)
        .WithSummary("A dossier on one page for the committee, as PDF").Produces(StatusCodes.Status200OK, contentType: "application/pdf").ProducesProblem(404);

    /// <returns>Null when this platform has no such dossier, or none that the user may see.</returns>
    public async Task<Paper?> Handle(Id<LoanApplication> id, CultureInfo culture, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(culture);
        // Names of documents and of what is missing are the reader's: the page's language is theirs while it is written.
        var (before, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        try
        {
            return await showSummary.Handle(id, culture, isPassedOn: true, ct) is { } summary
                ? new(FileNames.Of(summary.Title, summary.Number, business.Today) + ".pdf", Write(summary, culture))
                : null;
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, words);
        }
    }

    /// <summary>One page, whatever was written: where it doesn't fit, the kinds of uses and some names of what is missing are left out, then gaps and letters get smaller, then the officer's words are cut, at last the years are left out; all of it stands in the dossier.</summary>
    private byte[] Write(DossierSummary summary, CultureInfo culture)
    {
        var fitting = Rooms.Select(x => Compose(summary, culture, x)).FirstOrDefault(x => x.CountPages() == 1);
        return (fitting ?? Compose(summary, culture, Rooms[^1])).ToBytes();
    }

    private PdfDocument Compose(DossierSummary summary, CultureInfo culture, Room room)
    {
        var document = new PdfDocument(letterhead.In(culture, summary.Number), culture) { Scale = room.Scale, Spacing = room.Spacing }
            .Title(summary.Title).Subtitle(summary.Subtitle)
            .KeyValues([.. summary.Facts])
            .Heading(summary["What the money is for"]).Note(Own(summary.Purpose))
            .Table(
                [new(summary["Financing plan"]), new(summary["Amount (DH)"], PdfAlign.Figures), new(summary["Share"], PdfAlign.Figures)],
                summary.Plan.Where(x => room.Kinds || !x.IsKind).Select(x => (IReadOnlyList<string>)[x.Name, x.Amount.ToString(), x.Share ?? ""]));
        if (room.Years && summary.Forecast.Count > 0) document.Table([.. summary.Years.Select((x, at) => new PdfColumn(x, at == 0 ? PdfAlign.Start : PdfAlign.Figures))], summary.Forecast);
        document.Heading(summary["Officer’s opinion"]);
        if (summary.Opinion is { } opinion) document.Paragraph(summary.OpinionOf(opinion), bold: true).Note(Own(Cut(opinion.Words, room.Words)));
        else document.Paragraph(summary["No opinion has been given yet."]);
        if (summary.Opinion?.WeakPoints is { } weak) document.Heading(summary["Weak points"]).Note(Own(Cut(weak, room.Words)));
        if (summary.Outsiders.Count > 0) document.Heading(summary["Opinions of outsiders"]);
        foreach (var said in summary.Outsiders.Take(MostOutsiders)) document.Paragraph(PdfDocument.Together(summary.HeadOf(said)), bold: true).Note(Own(Cut(said.Answer.Words, room.Words)));
        if (summary.Outsiders.Count > MostOutsiders) document.Note(summary["Others stand in the dossier."]);
        var doubts = summary.Doubts(room.Missing);
        if (doubts.Count > 0) document.Heading(summary["To be looked at"]);
        foreach (var doubt in doubts) document.Note(doubt);
        return document;
    }

    private static string Cut(string text, int most)
    {
        var lines = string.Join('\n', text.Split('\n').Take(most / LettersOfLine));
        return lines.Length > most ? lines[..most].TrimEnd() + "…" : lines.Length < text.Length ? lines + " …" : lines;
    }

    /// <summary>What was written in one language, on a paper in the other: each line keeps its own order.</summary>
    private static string Own(string text) => string.Join('\n', text.Split('\n').Select(PdfDocument.Together));

    private static async Task<Results<FileContentHttpResult, NotFound>> Get(Id<LoanApplication> id, string? language, PrintSummary print, CancellationToken ct) =>
        await print.Handle(id, Cultures.Find(language) ?? Cultures.Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? Cultures.French, ct) is { } paper
            ? TypedResults.File(paper.Pdf, "application/pdf", paper.FileName)
            : TypedResults.NotFound();
}
