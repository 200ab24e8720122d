namespace Alliance.Contracts.Platform;

/// <summary>Persons in a share and all of it; mostly what a breakdown counts beyond the persons of the shares that are told beside it: whoever subtracts them finds those who came since, and platforms that withhold their share.</summary>
/// <param name="Part">Women, say.</param>
public sealed record PersonsBeside(long Part, long Whole)
{
    /// <summary>Breakdowns whose cells are the same persons as a share's, and the cell that is its part.</summary>
    private static readonly Dictionary<string, (Rate Share, string Part)> Shares = new(StringComparer.Ordinal)
    {
        [Dimensions.Gender] = (Indicators.WomenShare, "woman"),
        [Dimensions.AgeGroup] = (Indicators.YoungShare, Dimensions.Under35),
    };

    /// <summary>One to four, in it or not.</summary>
    public bool AreFew => Disclosure.IsSmall(Math.Abs(Part)) || Disclosure.IsSmall(Math.Abs(Whole)) || Disclosure.IsSmall(Math.Abs(Whole - Part));

    public static PersonsBeside operator -(PersonsBeside left, PersonsBeside right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(left.Part - right.Part, left.Whole - right.Whole);
    }

    /// <summary>Those of a share.</summary>
    public static PersonsBeside Of(Rate share, FigureSet persons)
    {
        ArgumentNullException.ThrowIfNull(share);
        ArgumentNullException.ThrowIfNull(persons);
        return new(persons[share.Numerator], persons[share.Denominator]);
    }

    /// <returns>The share told beside a breakdown; null where there is none.</returns>
    public static Rate? ShareOf(string dimension) => Shares.TryGetValue(dimension, out var beside) ? beside.Share : null;

    /// <param name="cells">Of one dimension, those withheld too.</param>
    /// <param name="persons">From which shares are told.</param>
    /// <returns>Twice: less the shares that are told, and less all, since a national share tells the sum of those withheld. None where no share is told of the same persons, or nobody is counted.</returns>
    public static IReadOnlyList<PersonsBeside> Of(string dimension, IReadOnlyCollection<FigureCell> cells, IReadOnlyCollection<FigureSet> persons)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Count == 0 || !Shares.TryGetValue(dimension, out var beside)) return [];

        var counted = new PersonsBeside(cells.Where(x => x.By!.Value == beside.Part).Sum(Borrowers), cells.Sum(Borrowers));
        return [counted - Sum(persons.Where(x => !beside.Share.IsWithheld(x))), counted - Sum(persons)];

        PersonsBeside Sum(IEnumerable<FigureSet> of) => of.Aggregate(new PersonsBeside(0, 0), (sum, x) => new(sum.Part + x[beside.Share.Numerator], sum.Whole + x[beside.Share.Denominator]));

        static long Borrowers(FigureCell cell) => cell.Figures[Indicators.Borrowers];
    }

    /// <summary>Whether a table would tell of few: by itself, or less what one that is told already leaves.</summary>
    /// <param name="now">As <see cref="Of"/> gives it, of the table.</param>
    /// <param name="earlier">The same of each table told before.</param>
    public static bool TellFew(IReadOnlyList<PersonsBeside> now, IEnumerable<IReadOnlyList<PersonsBeside>> earlier)
    {
        ArgumentNullException.ThrowIfNull(now);
        return now.Any(x => x.AreFew) || earlier.Any(x => now.Zip(x).Any(y => (y.First - y.Second).AreFew));
    }
}
