using System.Linq.Expressions;

namespace Alliance.Kernel;

/// <summary>Looks for what people write, in any order of words, any script's digits and any habit of accents (<see cref="Folding"/>).</summary>
public static class Search
{
    /// <summary>The column beside an <see cref="IFindable"/> row: lists are searched and ordered by it.</summary>
    public const string Column = "Folded";

    /// <summary>What is longer is cut: enough for a name and its numbers, short enough for an index of any engine.</summary>
    public const int LongestColumn = 400;

    /// <summary>Of a longer text, the first words are looked for.</summary>
    public const int MostWords = 8;

    /// <summary>What the column holds. Each text is folded by itself: a number that follows a name's own digits isn't one number with them.</summary>
    public static string Fold(IFindable row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var folded = string.Join(' ', row.FoundBy.Select(Folding.Fold).Where(x => x.Length > 0));
        return folded.Length <= LongestColumn ? folded : folded[..LongestColumn].TrimEnd();
    }

    /// <summary>Rows that have each word written in one of their folded columns; all rows when nothing is written.</summary>
    /// <param name="written">As somebody typed it: signs in it are signs, never a pattern. Signs alone are in no row.</param>
    /// <param name="columns">Each the <see cref="Column"/> of a row: <c>x => EF.Property&lt;string&gt;(x.Enterprise, Search.Column)</c>.</param>
    public static IQueryable<T> Matching<T>(this IQueryable<T> rows, string? written, params Expression<Func<T, string>>[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (TypedText.IsBlank(written)) return rows;

        var words = Words(written);
        return words.Count == 0 ? rows.Where(_ => false) : words.Aggregate(rows, (found, word) => found.Where(AnyContains(columns, word)));
    }

    /// <summary>The same of rows in memory.</summary>
    public static bool Finds(string? written, params IEnumerable<string?> texts)
    {
        if (TypedText.IsBlank(written)) return true;

        var words = Words(written);
        var folded = texts.Select(Folding.Fold).ToList();
        return words.Count > 0 && words.All(word => folded.Exists(x => x.Contains(word, StringComparison.Ordinal)));
    }

    private static List<string> Words(string written) =>
        [.. Folding.Fold(written).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MostWords)];

    private static Expression<Func<T, bool>> AnyContains<T>(Expression<Func<T, string>>[] columns, string word)
    {
        var row = Expression.Parameter(typeof(T), "row");
        Expression<Func<string>> sought = () => word; // a captured variable becomes a parameter of the statement, a constant would be a new one each time
        var contains = columns
            .Select(x => new Replace(x.Parameters[0], row).Visit(x.Body))
            .Select(x => (Expression)Expression.Call(x, typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!, sought.Body));
        return Expression.Lambda<Func<T, bool>>(contains.Aggregate(Expression.OrElse), row);
    }

    private sealed class Replace(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
