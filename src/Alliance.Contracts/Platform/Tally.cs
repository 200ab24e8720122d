namespace Alliance.Contracts.Platform;

/// <summary>What of a cell, or of several together, may tell of single persons: added thousands of times where a breakdown is looked through.</summary>
internal readonly record struct Tally
{
    private readonly long[]? _numbers;

    /// <summary>What comes with somebody new: a change of one to four of it tells of them. Then amounts, which a cover has to be large enough for.</summary>
    private static readonly Stock[] Stocks =
    [
        Indicators.Applicants, Indicators.ApplicationsReceived, Indicators.Borrowers, Indicators.LoansGranted, Indicators.LoansDisbursed, Indicators.EnterprisesFinanced,
        Indicators.AmountGranted, Indicators.AmountDisbursed,
    ];

    private const int Applicants = 0;
    private const int Borrowers = 2;
    private const int Arrivals = 6;

    /// <summary>Behind the stocks: how many cells tell anything of dossiers, and of what follows from a decision.</summary>
    private static readonly int Dossiers = Stocks.Length;
    private static readonly int Loans = Stocks.Length + 1;

    private Tally(long[] numbers) => _numbers = numbers;

    /// <summary>Dossiers of fewer than five applicants are told, or loans of fewer than five borrowers.</summary>
    public bool IsSmall => (this[Dossiers] > 0 && this[Applicants] < Disclosure.SmallestGroup) || (this[Loans] > 0 && this[Borrowers] < Disclosure.SmallestGroup);

    /// <summary>As a difference of two dates: it tells of the one to four who came between them.</summary>
    public bool IsSmallChange
    {
        get
        {
            for (var i = 0; i < Arrivals; i++)
                if (Disclosure.IsSmall(Math.Abs(this[i]))) return true;
            return false;
        }
    }

    private long this[int at] => _numbers?[at] ?? 0;

    public static Tally Of(FigureSet cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var numbers = new long[Stocks.Length + 2];
        for (var i = 0; i < Stocks.Length; i++) numbers[i] = cell[Stocks[i]];
        (numbers[Dossiers], numbers[Loans]) = (Disclosure.TellsOfDossiers(cell) ? 1 : 0, Disclosure.TellsOfLoans(cell) ? 1 : 0);
        return new(numbers);
    }

    public static Tally operator +(Tally left, Tally right) => left.With(right, 1);

    public static Tally operator -(Tally left, Tally right) => left.With(right, -1);

    /// <summary>Whether some person's or amount's number is more than <paramref name="times"/> what the others of a sum have.</summary>
    public bool IsAbove(Tally others, int times)
    {
        foreach (var i in (ReadOnlySpan<int>)[Applicants, Borrowers, Arrivals, Arrivals + 1])
            if (this[i] > times * others[i]) return true;
        return false;
    }

    private Tally With(Tally other, int sign)
    {
        var numbers = new long[Stocks.Length + 2];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = this[i] + sign * other[i];
        return new(numbers);
    }
}
