using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace Alliance.Platform.Insight.Reports;

/// <summary>A report as a spreadsheet with its definitions, or as CSV: the figures alone.</summary>
public sealed class ExportReport(ShowReport showReport, TenantContext tenant)
{
    public static void Map(IEndpointRouteBuilder reports)
    {
        reports.MapGet("/{name}.xlsx", GetXlsx).WithSummary("A report as XLSX").ProducesProblem(400).ProducesProblem(409);
        reports.MapGet("/{name}.csv", GetCsv).WithSummary("A report as CSV").ProducesProblem(400).ProducesProblem(409);
    }

    /// <returns>What it is called, in the reader's language, and its bytes.</returns>
    public async Task<(string Name, byte[] Bytes)> Handle(ReportName name, ReportScope.Input input, bool asCsv, CancellationToken ct = default)
    {
        var report = await showReport.Handle(name, input, null, ct);
        var words = new ReportWords(CultureInfo.CurrentUICulture);
        using var file = new MemoryStream();
        if (asCsv)
            await Spreadsheet.WriteCsv(file, Cells(report, words).Prepend(Headings(report, words)), withHeadings: false, ct);
        else
            await file.SaveAsAsync(Sheet(report, words), printHeader: false, sheetName: SheetName(words.Title(name)), configuration: Layout(report), cancellationToken: ct);
        return (FileName(report, words, tenant.Organisation, asCsv ? "csv" : "xlsx"), file.ToArray());
    }

    private IEnumerable<Dictionary<string, object?>> Sheet(Report report, ReportWords words)
    {
        var width = Headings(report, words).Count;
        yield return Row(width, words.Title(report.Scope.Name));
        yield return Row(width, tenant.Organisation.NameIn(words.Culture.Name));
        yield return Row(width, words["As of"], Day(report.Scope.AsOf));
        foreach (var (name, value) in words.Facts(report).Skip(1)) yield return Row(width, name, value);
        yield return Row(width);
        foreach (var column in report.Definition.Columns) yield return Row(width, words.Column(column), words.Definition(column));
        yield return Row(width);
        yield return Headings(report, words);
        foreach (var row in Cells(report, words)) yield return row;
    }

    /// <summary>Names and definitions stand in the first two columns, so a report has both even where one stays empty.</summary>
    private static Dictionary<string, object?> Headings(Report report, ReportWords words) => Row(0,
    [
        report.Scope.By is Breakdown.Nothing ? "" : words.By(report.Scope.By),
        report.HasLines() ? words.LineHeading(report.Scope.Name) : "",
        .. report.Definition.Columns.Select(words.Heading),
    ]);

    private static IEnumerable<Dictionary<string, object?>> Cells(Report report, ReportWords words)
    {
        foreach (var row in ReportRows.Of(report))
        {
            var group = row.Group is { } key ? words.Group(report, report.Table.Groups.First(x => x.Key == key)) : row.Kind is ReportRowKind.Total ? words["Total"] : words["All loans"];
            object? line = ReportWords.MonthOf(row.Line) is { } month ? Day(month) : row.Line is { } other ? words.Line(other) : null;
            yield return Row(0, [group, line, .. report.Definition.Columns.Select(x => (object?)report.Value(x, row.Sums))]);
        }
    }

    /// <summary>Real numbers and dates, shown with separators, as percentages and as days.</summary>
    private static OpenXmlConfiguration Layout(Report report) => new()
    {
        TableStyles = TableStyles.None,
        AutoFilter = false,
        FreezeRowCount = 0, // the title block is too tall to stay in view
        RightToLeft = CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft,
        DynamicColumns =
        [
            new DynamicExcelColumn(Letter(0)) { Index = 0, Width = 34 },
            new DynamicExcelColumn(Letter(1)) { Index = 1, Width = 24, Format = "yyyy-mm-dd" },
            .. report.Definition.Columns.Select((x, at) => new DynamicExcelColumn(Letter(at + 2))
            {
                Index = at + 2,
                Width = 20,
                Format = x.Unit switch { ReportUnit.Count => "#,##0", ReportUnit.Amount => "#,##0.00", _ => "0.0%" },
            }),
        ],
    };

    private static Dictionary<string, object?> Row(int width, params IReadOnlyList<object?> cells) =>
        Enumerable.Range(0, Math.Max(width, cells.Count)).ToDictionary(Letter, x => x < cells.Count ? cells[x] : null, StringComparer.Ordinal);

    private static string Letter(int column) => ((char)('A' + column)).ToString();

    private static DateTime Day(DateOnly day) => day.ToDateTime(TimeOnly.MinValue);

    /// <summary>At most 31 characters, as spreadsheets demand.</summary>
    private static string SheetName(string title) => title.Length <= 31 ? title : title[..31];

    private static async Task<Results<FileContentHttpResult, NotFound>> GetXlsx(string name, [AsParameters] ReportScope.Query query, ExportReport exportReport, CancellationToken ct) =>
        Word<ReportName>.TryParse(name, null, out var report)
            ? Answer(await exportReport.Handle(report.Value, query.ToInput(), asCsv: false, ct), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> GetCsv(string name, [AsParameters] ReportScope.Query query, ExportReport exportReport, CancellationToken ct) =>
        Word<ReportName>.TryParse(name, null, out var report)
            ? Answer(await exportReport.Handle(report.Value, query.ToInput(), asCsv: true, ct), "text/csv; charset=utf-8")
            : TypedResults.NotFound();

    internal static FileContentHttpResult Answer((string Name, byte[] Bytes) file, string type) => TypedResults.File(file.Bytes, type, file.Name);

    internal static string FileName(Report report, ReportWords words, Organisation organisation, string extension) =>
        $"{FileNames.Of(words.Title(report.Scope.Name), organisation.NameIn(words.Culture.TwoLetterISOLanguageName), report.Scope.AsOf)}.{extension}";
}
