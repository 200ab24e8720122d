using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Alliance.Platform.Files;

/// <summary>A column of a list's file.</summary>
/// <param name="Id">Of the column of the page that it says; a cell of the page may become several of the file.</param>
/// <param name="Title">In the reader's language.</param>
/// <param name="Shown">Whether the page shows it unless its address says otherwise.</param>
internal sealed record FileColumn<TRow>(string Id, string Title, Func<TRow, object?> Value, bool Shown = true);

/// <summary>What a file is to look like.</summary>
/// <param name="Format"><c>csv</c>, else XLSX.</param>
/// <param name="AsShown">As the page shows the list: its columns, and above them what the list is of. Otherwise all columns, their headings first, for programs.</param>
/// <param name="Columns">Those that the page's address asks for, separated by commas; null for the usual ones.</param>
internal sealed record FileWish(string? Format, bool AsShown, string? Columns)
{
    public bool IsCsv => Spreadsheet.IsCsv(Format);
}

/// <summary>A list as a file (<see cref="Spreadsheet"/>): for programs with all its columns, for people as they see it.</summary>
/// <param name="columns">In order. The first names the row and is always there.</param>
internal sealed class ListFile<TRow>(params IReadOnlyList<FileColumn<TRow>> columns)
{
    /// <param name="name">Of the file, without what follows the dot.</param>
    /// <param name="above">What the list is of: its title, its day, its filters. Only where the file is as shown.</param>
    public Task<FileStreamHttpResult> Answer(IReadOnlyList<TRow> rows, string name, string sheet, IEnumerable<string> above, FileWish wish, CancellationToken ct) =>
        Spreadsheet.Answer(name, wish.IsCsv, target => Spreadsheet.Write(target, Lines(rows, above, wish).Select(Keyed), sheet, wish.IsCsv, withHeadings: false, ct));

    /// <summary>The same without columns that the page doesn't have either, as its filters are.</summary>
    public ListFile<TRow> Without(IReadOnlyCollection<string> ids) => new([.. columns.Where(x => !ids.Contains(x.Id, StringComparer.Ordinal))]);

    private IEnumerable<object?[]> Lines(IReadOnlyList<TRow> rows, IEnumerable<string> above, FileWish wish)
    {
        var shown = wish.AsShown ? [.. columns.Where(x => IsShown(x, wish.Columns))] : columns;
        if (wish.AsShown)
        {
            foreach (var line in above) yield return [line, .. Enumerable.Repeat<object?>(null, shown.Count - 1)];
            yield return new object?[shown.Count];
        }

        yield return [.. shown.Select(x => x.Title)];
        foreach (var row in rows) yield return [.. shown.Select(x => x.Value(row))];
    }

    private bool IsShown(FileColumn<TRow> column, string? asked) =>
        column.Id == columns[0].Id || (asked is null ? column.Shown : asked.Split(',').Contains(column.Id, StringComparer.Ordinal));

    private static Dictionary<string, object?> Keyed(object?[] cells) =>
        cells.Index().ToDictionary(x => $"{x.Index}", x => x.Item, StringComparer.Ordinal);
}

/// <summary>The same as <see cref="FileWish"/>, as a query string has it.</summary>
public sealed record FileQuery
{
    /// <summary><c>csv</c>, else XLSX.</summary>
    [StringLength(10)] public string? Format { get; init; }

    /// <summary>As the page shows the list: its columns alone, and above them title, day and filters.</summary>
    public bool? AsShown { get; init; }

    /// <summary>Columns of the page, separated by commas, where the file is as shown.</summary>
    [StringLength(200)] public string? Columns { get; init; }

    internal FileWish ToWish() => new(Format, AsShown ?? false, Columns);
}
