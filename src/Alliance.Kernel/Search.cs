using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

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

    private static readonly System.Reflection.MethodInfo Concat = typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])!;

    private const string Country = "212";
    private const int FewestOfPhone = 3;

    /// <summary>How many times as many as are shown are looked at for the number itself.</summary>
    private const int Looked = 8;

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
        return words.Count > 0 && words.All(word => folded.Exists(x => WaysToWrite(word).Any(way => $" {x}".Contains(way, StringComparison.Ordinal))));
    }

    /// <summary>What is looked for, folded; each of them stands in what is found.</summary>
    public static IReadOnlyList<string> Words(string? written) =>
        [.. Folding.Fold(written).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MostWords)];

    /// <summary>Keys of the rows that <see cref="Matching"/> finds: those that begin with what is written, then the others, each in the order of the column.</summary>
    /// <remarks>An index over the column and the key serves it: few rows are looked at where many match, and where few do, the index alone.</remarks>
    public static async Task<IReadOnlyList<TKey>> Best<T, TKey>(this IQueryable<T> rows, string? written, int most, Expression<Func<T, TKey>> key, CancellationToken ct = default)
        where T : class, IFindable
    {
        var words = Words(written);
        if (words.Count == 0) return [];

        var first = string.Join(' ', words);
        var after = first[..^1] + (char)(first[^1] + 1);
#pragma warning disable CA1309 // the database compares, as its column is ordered
        var beginning = await rows
            .Where(x => string.Compare(EF.Property<string>(x, Column), first) >= 0 && string.Compare(EF.Property<string>(x, Column), after) < 0)
            .OrderBy(x => EF.Property<string>(x, Column)).Select(key).Take(most).ToListAsync(ct);
#pragma warning restore CA1309
        if (beginning.Count == most) return beginning;

        var within = first.Any(char.IsAsciiDigit)
            ? await WholeFirst(rows, written, first, most + beginning.Count, key, ct)
            : await rows.Matching(written, x => EF.Property<string>(x, Column)).OrderBy(x => EF.Property<string>(x, Column)).Select(key).Take(most + beginning.Count).ToListAsync(ct);
        return [.. beginning.Concat(within).Distinct().Take(most)];
    }

    /// <summary>Whose number it is comes before those whose number begins so.</summary>
    private static async Task<IEnumerable<TKey>> WholeFirst<T, TKey>(IQueryable<T> rows, string? written, string folded, int most, Expression<Func<T, TKey>> key, CancellationToken ct)
        where T : class, IFindable
    {
        var column = Expression.Call(typeof(EF), nameof(EF.Property), [typeof(string)], key.Parameters[0], Expression.Constant(Column));
        var both = Expression.Lambda<Func<T, Numbered<TKey>>>(Expression.New(typeof(Numbered<TKey>).GetConstructors()[0], key.Body, column), key.Parameters);
        var found = await rows.Matching(written, x => EF.Property<string>(x, Column)).OrderBy(x => EF.Property<string>(x, Column)).Select(both).Take(most * Looked).ToListAsync(ct);
        return found.OrderByDescending(x => $" {x.Column} ".Contains($" {folded} ", StringComparison.Ordinal)).Select(x => x.Key).Take(most);
    }

    private static Expression<Func<T, bool>> AnyContains<T>(Expression<Func<T, string>>[] columns, string word)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var contains =
            from way in WaysToWrite(word)
            from column in columns
            let text = new Replace(column.Parameters[0], row).Visit(column.Body)
            select (Expression)Expression.Call(way[0] is ' ' ? Expression.Add(Expression.Constant(" "), text, Concat) : text, typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!, Parameter(way));
        return Expression.Lambda<Func<T, bool>>(contains.Aggregate(Expression.OrElse), row);
    }

    /// <summary>A captured variable becomes a parameter of the statement, a constant would be a new one each time.</summary>
    private static Expression Parameter(string word)
    {
        Expression<Func<string>> sought = () => word;
        return sought.Body;
    }

    /// <summary>A phone's number with the country's code (<c>+212 6…</c>, <c>00212 (0)6…</c>) is the same at home (<c>06…</c>), as whoever is reached by it has told it; a name is the same with its particle apart.</summary>
    private static string[] WaysToWrite(string word)
    {
        if (NameParticles.Apart(word) is { } apart) return [word, " " + apart]; // a whole word begins so: "al ami" isn't in Kamal Amine
        var abroad = word.StartsWith("00", StringComparison.Ordinal) ? word[2..] : word;
        if (!abroad.StartsWith(Country, StringComparison.Ordinal)) return [word];
        var rest = abroad[Country.Length..].TrimStart('0');
        return rest.Length >= FewestOfPhone && rest[0] is >= '5' and <= '8' && rest.All(char.IsAsciiDigit) ? [word, "0" + rest] : [word];
    }

    private sealed record Numbered<TKey>(TKey Key, string Column);

    private sealed class Replace(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
