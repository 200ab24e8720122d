namespace Alliance.Platform.Files;

/// <summary>Which sign parts the decimals in a column, where its cells leave no doubt: <c>1,234</c> alone is two amounts, beside <c>950.25</c> it is one.</summary>
internal sealed class DecimalSign
{
    private bool _comma;
    private bool _point;

    /// <summary>Null when no cell shows it, or cells contradict each other: then what has two readings is refused.</summary>
    public char? Known => _comma == _point ? null : _comma ? ',' : '.';

    public void See(object? cell)
    {
        if (cell is not string { Length: > 0 } text) return;
        var shown = Shown(WrittenAmount.Figures(text).Figures);
        _comma |= shown is ',';
        _point |= shown is '.';
    }

    private static char? Shown(string figures)
    {
        var last = figures.LastIndexOfAny([',', '.']);
        if (last < 0) return null;

        var mark = figures[last];
        var other = mark == ',' ? '.' : ',';
        if (figures.Contains(other, StringComparison.Ordinal)) return figures.IndexOf(mark, StringComparison.Ordinal) == last ? mark : null; // 1.234,56
        if (figures.IndexOf(mark, StringComparison.Ordinal) != last) return other; // 1.234.567
        return figures.Length - last - 1 is 1 or 2 ? mark : null;
    }
}
