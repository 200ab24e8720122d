using System.Globalization;
using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Insight.Reports;

/// <summary>A report as PDF, in the reader's language or another, with its definitions.</summary>
public sealed class PrintReport(ShowReport showReport, Letterhead letterhead, TenantContext tenant)
{
    public static void Map(IEndpointRouteBuilder reports) => reports.MapGet("/{name}.pdf", Get)
        .WithSummary("A report as PDF").Produces(StatusCodes.Status200OK, contentType: "application/pdf").ProducesProblem(400).ProducesProblem(409);

    /// <returns>What it is called, in the document's language, and its bytes.</returns>
    public async Task<(string Name, byte[] Bytes)> Handle(ReportName name, ReportScope.Input input, CultureInfo culture, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var report = await showReport.Handle(name, input, null, ct);
        var words = new ReportWords(culture);
        var columns = report.Definition.Columns;
        var document = new PdfDocument(letterhead.In(culture), culture, landscape: columns.Count > 5)
            .Title(words.Title(name)).Subtitle(words.Sentence(name)).KeyValues([.. words.Facts(report)]);
        if (report.IsEmpty)
        {
            document.Paragraph(words["Nothing to count on this day."]);
        }
        else
        {
            var rows = ReportRows.Of(report).ToList();
            document.Table(
                [new PdfColumn(Heading(report, words)), .. columns.Select(x => new PdfColumn(words.Heading(x), PdfAlign.Figures))],
                rows.SkipLast(1).SelectMany(x => Lines(report, words, x, rows)),
                Line(report, words, rows[^1]));
        }

        document.Heading(words["Definitions"]).KeyValues([.. columns.Select(x => (words.Column(x), words.Definition(x)))]);
        return (ExportReport.FileName(report, words, tenant.Organisation, "pdf"), document.ToBytes());
    }

    private static string Heading(Report report, ReportWords words) =>
        report.Scope.By is not Breakdown.Nothing ? words.By(report.Scope.By) : report.HasLines() ? words.LineHeading(report.Scope.Name) : "";

    /// <summary>Before the first row of a group stands its name; before the lines over all groups that they are.</summary>
    private static IEnumerable<IReadOnlyList<string>> Lines(Report report, ReportWords words, ReportRow row, List<ReportRow> rows)
    {
        var before = rows.TakeWhile(x => x != row).LastOrDefault();
        if (row is { Kind: ReportRowKind.Cell, Group: { } group, Line: not null } && before?.Group != group)
            yield return [words.Row(report, row with { Line = null })];
        if (row.Kind is ReportRowKind.LineSum && before?.Kind is not ReportRowKind.LineSum) yield return [words["All loans"]];
        yield return Line(report, words, row);
    }

    private static IReadOnlyList<string> Line(Report report, ReportWords words, ReportRow row) =>
    [
        row switch
        {
            { Kind: ReportRowKind.GroupSum } => words["Together"],
            { Line: not null } when report.Scope.By is not Breakdown.Nothing => "\u2003" + words.Row(report, row),
            _ => words.Row(report, row),
        },
        .. report.Definition.Columns.Select(x => words.Value(x, report.Value(x, row.Sums))),
    ];

    private static async Task<Results<FileContentHttpResult, NotFound>> Get(
        string name, [AsParameters] ReportScope.Query query, string? language, PrintReport printReport, CancellationToken ct) =>
        Word<ReportName>.TryParse(name, null, out var report)
            ? ExportReport.Answer(
                await printReport.Handle(
                    report.Value, query.ToInput(), Cultures.Find(language) ?? Cultures.Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? Cultures.French, ct),
                "application/pdf")
            : TypedResults.NotFound();
}
