using System.Globalization;
using System.Text.Json;
using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Ui;

namespace Alliance.Platform.Insight.Reports;

/// <summary>How a report is worded in a language, on pages, in spreadsheets and on paper alike.</summary>
internal sealed class ReportWords(CultureInfo culture)
{
    private readonly DocumentWords _words = new(typeof(ReportsText), culture);
    private readonly DocumentWords _platform = new(typeof(PlatformText), culture);

    public CultureInfo Culture => culture;

    public string this[string key] => _words[key];

    public string Title(ReportName name) => _words["report." + KebabCase.Of(name)];

    /// <summary>What the report answers, in one sentence.</summary>
    public string Sentence(ReportName name) => _words["about." + KebabCase.Of(name)];

    public string Column(ReportColumn column) => _words["column." + KebabCaseOf(column.Key)];

    /// <summary>With the unit, for headings of columns.</summary>
    public string Heading(ReportColumn column) => column.Unit is ReportUnit.Amount ? _words["{0} (DH)", Column(column)] : Column(column);

    public string Definition(ReportColumn column) => _words["definition." + KebabCaseOf(column.Key)];

    public string By(Breakdown by) => _words["by." + KebabCase.Of(by)];

    /// <summary>What the first columns of a table hold.</summary>
    public string LineHeading(ReportName name) => _words[name is ReportName.Ageing ? "Days late" : "Month"];

    public string Group(Report report, ReportGroup group) => (group.Key, report.Scope.By) switch
    {
        ("", _) => _words["not recorded"],
        (var sector, Breakdown.Sector) => Sector(sector),
        (_, Breakdown.Province) => Provinces.Name(group.Name, culture),
        _ => group.Name,
    };

    public string Sector(string code) => _platform["sector." + code];

    public string Line(string key) => key switch
    {
        "" => _words["All loans"],
        AgeingReport.OnTime or ExpectedReport.PastDue or ExpectedReport.Later => _words["line." + key],
        [.. var days, '-'] => _words["more than {0} days", int.Parse(days, CultureInfo.InvariantCulture) - 1],
        _ when MonthOf(key) is { } month => month.ToString("MMMM yyyy", culture),
        _ when key.Split('-') is [var first, var last] => _words["{0} to {1} days", first, last],
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, null),
    };

    public string Row(Report report, ReportRow row) => row switch
    {
        { Kind: ReportRowKind.Total } => _words["Total"],
        { Line: { } line } => Line(line),
        { Group: { } key } => Group(report, report.Table.Groups.First(x => x.Key == key)),
        _ => _words["All loans"],
    };

    /// <summary>As of when, over which period, of which loans.</summary>
    public IEnumerable<(string Name, string Value)> Facts(Report report)
    {
        var scope = report.Scope;
        yield return (_words["As of"], _words.Date(scope.AsOf));
        if (report.Definition.Period is ReportPeriod.Past) yield return (_words["Period"], Formats.Range(_words.Date(scope.From), _words.Date(scope.To), culture));
        if (report.Definition.Period is ReportPeriod.Ahead) yield return (_words["Up to"], _words.Date(scope.To));
        if (scope.By is not Breakdown.Nothing) yield return (_words["Broken down"], By(scope.By));
        if (scope.Province is { } province) yield return (_words["Province"], Provinces.Name(province, culture));
        if (scope.Sector is { } sector) yield return (_words["Sector"], Sector(sector));
        if (scope.Officer is { } officer) yield return (_words["Officer"], report.OfficerName ?? officer);
    }

    public string Value(ReportColumn column, decimal? value) => value is not { } x ? "–" : column.Unit switch
    {
        ReportUnit.Count => x.ToString("N0", Money.MoneyFormat),
        ReportUnit.Amount => Money.Dirhams(x).ToString(),
        _ => LeftToRight($"{(x * 100m).ToString("N1", Money.MoneyFormat)}\u202F%"),
    };

    /// <summary>The first of the month that a line is about; null where it is about something else.</summary>
    public static DateOnly? MonthOf(string? line) =>
        DateOnly.TryParseExact(line, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && BusinessDay.IsWithin(month) ? month : null;

    private string LeftToRight(string figures) => culture.TextInfo.IsRightToLeft ? PdfDocument.LeftToRight(figures) : figures;

    private static string KebabCaseOf(string key) => JsonNamingPolicy.KebabCaseLower.ConvertName(key);
}
