using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Http.Extensions;

namespace Alliance.Platform.Insight.Reports;

/// <summary>What the address of a report's page says, as it was typed.</summary>
public sealed record ReportAddress
{
    public required string Name { get; init; }
    public string? AsOf { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? By { get; init; }
    public string? Province { get; init; }
    public string? Sector { get; init; }
    public string? Officer { get; init; }
    public string? Group { get; init; }
    public string? Line { get; init; }
    public int Page { get; init; } = 1;

    public static ReportAddress Nowhere { get; } = new() { Name = "" };

    public bool ShowsLoans => Group is not null || Line is not null;

    public string Href => $"/reports/{Name}{Query(paging: true)}";

    public string File(string extension) => $"/api/reports/{Name}.{extension}{(this with { Group = null, Line = null }).Query(paging: false)}";

    /// <summary>The page of the loans behind a row.</summary>
    internal ReportAddress Behind(ReportRow row) => this with { Group = row.Group, Line = row.Line ?? (row.Group is null ? "" : null), Page = 1 };

    public ReportAddress WithoutLoans() => this with { Group = null, Line = null, Page = 1 };

    /// <exception cref="RefusedException">A day can't be read (<see cref="TypedDay"/>).</exception>
    public ReportScope.Input ToInput() => new(
        TypedDay.Read(AsOf), TypedDay.Read(From), TypedDay.Read(To), Word<Breakdown>.TryParse(By, null, out var by) ? by.Value : Breakdown.Nothing, Blank.ToNull(Province), Blank.ToNull(Sector), Blank.ToNull(Officer));

    private string Query(bool paging)
    {
        var query = new QueryBuilder();
        foreach (var (key, value) in new[] { ("asOf", Iso(AsOf)), ("from", Iso(From)), ("to", Iso(To)), ("by", By), ("province", Province), ("sector", Sector), ("officer", Officer) })
            if (Blank.ToNull(value) is { } given) query.Add(key, given);
        if (Group is not null) query.Add("group", Group);
        if (Line is not null) query.Add("line", Line);
        if (paging && Page > 1) query.Add("page", Page.ToString(CultureInfo.InvariantCulture));
        return query.ToString();
    }

    /// <summary>As links have it, however it was typed.</summary>
    private static string? Iso(string? day) => TypedDay.Find(day)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? day;
}
