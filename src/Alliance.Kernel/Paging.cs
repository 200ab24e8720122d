using System.Globalization;

namespace Alliance.Kernel;

/// <summary>Which rows of a list are asked for: a page, counted from 1 on every page and every API, of at most <see cref="LargestSize"/> rows.</summary>
/// <remarks>Its default is the first page of the usual size, so that a use case can be asked without naming one.</remarks>
public readonly record struct Paging
{
    /// <summary>Most rows on a page.</summary>
    public const int LargestSize = 200;

    /// <summary>The last page that can be asked for.</summary>
    public const int LastNumber = 100_000;

    /// <summary>Rows on a page unless somebody says otherwise.</summary>
    public const int UsualSize = 25;

    private readonly int _before;
    private readonly int _size;

    /// <param name="number">From 1 to <see cref="LastNumber"/>.</param>
    /// <param name="size">From 1 to <see cref="LargestSize"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Doors check what comes from outside; whoever passes more here is mistaken.</exception>
    public Paging(int number, int size = UsualSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, LastNumber);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, LargestSize);
        (_before, _size) = (number - 1, size);
    }

    public int Number => _before + 1;

    public int Size => _size == 0 ? UsualSize : _size;

    /// <summary>How many rows come before the page.</summary>
    public int Skip => _before * Size;

    /// <summary>From a query string whose numbers were checked; null for what it doesn't say.</summary>
    public static Paging Of(int? number, int? size, int usualSize = UsualSize) => new(number ?? 1, size ?? usualSize);

    /// <summary>From the address of a page, as somebody may have typed it: what is no number, or out of bounds, is as if it weren't there.</summary>
    public static Paging Read(string? number, string? size, int usualSize = UsualSize) =>
        new(Within(number, LastNumber) ?? 1, Within(size, LargestSize) ?? usualSize);

    /// <summary>How many pages so many rows fill; an empty list is one empty page.</summary>
    public int PagesOf(int total) => Math.Max(1, (total + Size - 1) / Size);

    /// <summary>How many rows there are on all pages, as far as one page tells: one that isn't full is the last. Null where they must be counted; an empty page may lie beyond the last.</summary>
    public int? TotalBy(int rows) => rows < Size && (rows > 0 || Skip == 0) ? Skip + rows : null;

    private static int? Within(string? text, int largest) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= largest ? value : null;
}

/// <summary>Takes a page out of rows that stand in an order.</summary>
public static class PagedRows
{
    public static IQueryable<T> On<T>(this IQueryable<T> ordered, Paging page) => ordered.Skip(page.Skip).Take(page.Size);

    public static IEnumerable<T> On<T>(this IEnumerable<T> ordered, Paging page) => ordered.Skip(page.Skip).Take(page.Size);
}
