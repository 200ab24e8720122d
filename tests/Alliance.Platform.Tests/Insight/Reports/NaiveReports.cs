using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Insight.Reports;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Tests.Lending.Loans;

namespace Alliance.Platform.Tests.Insight.Reports;

/// <summary>A loan and where it belongs.</summary>
internal sealed record PlacedLoan(Loan Loan, string Province, string Sector, string Officer)
{
    public string Group(Breakdown by) => by switch { Breakdown.Officer => Officer, Breakdown.Province => Province, Breakdown.Sector => Sector, _ => "" };
}

/// <summary>The definitions taken at their word, loan by loan, from a history entered anew. Shares nothing with how reports are computed.</summary>
internal sealed record NaiveReports(IReadOnlyList<PlacedLoan> Loans, DateOnly AsOf, DateOnly From, DateOnly To)
{
    /// <summary>Column by column; shares and rates of the sums.</summary>
    /// <param name="line">Null: over all lines.</param>
    public Dictionary<string, decimal?> Of(ReportName name, string? line, Func<PlacedLoan, bool> counts)
    {
        var some = Loans.Where(counts).Select(x => x.Loan).ToList();
        return name switch
        {
            ReportName.Portfolio => Portfolio(some.ConvertAll(State)),
            ReportName.Ageing => Ageing(some, line),
            ReportName.Expected => Expected(some, line),
            ReportName.Collected => Collected(some, line),
            ReportName.Losses => Losses(some),
            ReportName.Disbursed => Disbursed(some, line),
            _ => LastInstalment(some.ConvertAll(State).FindAll(x => x.Schedule.Count(y => y.Remaining > Money.Zero) == 1)),
        };
    }

    private LoanState State(Loan loan) => Known(loan, AsOf);

    /// <summary>The state of a day, knowing what is known on the as-of date.</summary>
    private LoanState Known(Loan loan, DateOnly until) =>
        RandomHistory.Reentered(loan, RandomHistory.AsIfNever(loan, AsOf).Where(x => x.On <= until), skipRefused: true).State;

    private Dictionary<string, decimal?> Portfolio(List<LoanState> states)
    {
        var paidOut = states.FindAll(x => x.Disbursed > Money.Zero);
        return new()
        {
            ["loans"] = paidOut.Count,
            ["active"] = paidOut.Count(x => x.Outstanding > Money.Zero),
            ["disbursed"] = Sum(paidOut, x => x.Disbursed),
            ["received"] = Sum(paidOut, x => x.Received),
            ["writtenOff"] = Sum(paidOut, x => x.WrittenOff),
            ["outstanding"] = Sum(paidOut, x => x.Outstanding),
            ["arrears"] = Sum(paidOut, Arrears),
            ["par30"] = Rate(Sum(paidOut.FindAll(x => DaysLate(x) > 30), x => x.Outstanding), Sum(paidOut, x => x.Outstanding)),
            ["par90"] = Rate(Sum(paidOut.FindAll(x => DaysLate(x) > 90), x => x.Outstanding), Sum(paidOut, x => x.Outstanding)),
        };
    }

    private Dictionary<string, decimal?> Ageing(List<Loan> loans, string? line)
    {
        var owing = loans.ConvertAll(State).FindAll(x => x.Outstanding > Money.Zero);
        var here = owing.FindAll(x => line is null || line == (DaysLate(x) is var days && days == 0 ? "on-time" : days switch { <= 30 => "1-30", <= 60 => "31-60", <= 90 => "61-90", <= 180 => "91-180", _ => "181-" }));
        return new()
        {
            ["activeLoans"] = here.Count,
            ["outstanding"] = Sum(here, x => x.Outstanding),
            ["arrears"] = Sum(here, Arrears),
            ["share"] = Rate(Sum(here, x => x.Outstanding), Sum(Loans.Select(x => State(x.Loan)).ToList(), x => x.Outstanding)),
        };
    }

    private Dictionary<string, decimal?> Expected(List<Loan> loans, string? line)
    {
        var left = loans.SelectMany(x => State(x).Schedule).Where(x => x.Remaining > Money.Zero).ToList()
            .FindAll(x => line is null || line == (x.DueOn < AsOf ? "past-due" : x.DueOn > To ? "later" : Month(x.DueOn)));
        return new() { ["instalments"] = left.Count, ["expected"] = Sum(left, x => x.Remaining) };
    }

    private Dictionary<string, decimal?> Collected(List<Loan> loans, string? line)
    {
        var due = new List<Instalment>();
        foreach (var state in loans.Select(State))
        {
            foreach (var x in state.Schedule)
            {
                var on = state.WrittenOffOn is { } lost && lost < x.DueOn ? lost : x.DueOn;
                if (on >= From && on <= To && (line is null || line == Month(on))) due.Add(x);
            }
        }

        var (asked, got) = (Sum(due, x => x.Due), Sum(due, x => x.Received));
        return new() { ["instalments"] = due.Count, ["due"] = asked, ["receivedOnDue"] = got, ["missing"] = asked - got, ["collectionRate"] = Rate(got, asked) };
    }

    private Dictionary<string, decimal?> Losses(List<Loan> loans)
    {
        var pairs = loans.ConvertAll(x => (Before: Known(x, From.AddDays(-1)), After: Known(x, To)));
        var states = loans.ConvertAll(State);
        var (lost, recovered) = (Sum(pairs, x => x.After.WrittenOff - x.Before.WrittenOff), Sum(pairs, x => x.After.Recovered - x.Before.Recovered));
        var soFar = Sum(states, x => x.WrittenOff - x.Recovered);
        return new()
        {
            ["loansWrittenOff"] = pairs.Count(x => x.After.WrittenOff > x.Before.WrittenOff),
            ["writtenOffInPeriod"] = lost,
            ["recoveredInPeriod"] = recovered,
            ["netLoss"] = lost - recovered,
            ["lostSoFar"] = soFar,
            ["disbursedSoFar"] = Sum(states, x => x.Disbursed),
            ["lossRate"] = Rate(soFar, Sum(states, x => x.Disbursed)),
        };
    }

    private Dictionary<string, decimal?> Disbursed(List<Loan> loans, string? line)
    {
        var all = loans.ConvertAll(x => RandomHistory.AsIfNever(x, AsOf).FindAll(y => y.Kind is LoanEventKind.Disbursed));
        var here = all.SelectMany(x => x.Select((y, at) => (Event: y, IsFirst: at == 0)))
            .Where(x => x.Event.On >= From && x.Event.On <= To && (line is null || line == Month(x.Event.On))).ToList();
        return new() { ["newLoans"] = here.Count(x => x.IsFirst), ["tranches"] = here.Count, ["disbursedInPeriod"] = Sum(here, x => x.Event.Amount) };
    }

    private Dictionary<string, decimal?> LastInstalment(List<LoanState> ending) => new()
    {
        ["endingLoans"] = ending.Count,
        ["disbursed"] = Sum(ending, x => x.Disbursed),
        ["outstanding"] = Sum(ending, x => x.Outstanding),
        ["arrears"] = Sum(ending, Arrears),
    };

    private Money Arrears(LoanState state) => state.Schedule.Where(x => x.DueOn < AsOf).Sum(x => x.Remaining);

    private int DaysLate(LoanState state) => state.Schedule.Where(x => x.DueOn < AsOf && x.Remaining > Money.Zero).Select(x => AsOf.DayNumber - x.DueOn.DayNumber).DefaultIfEmpty(0).Max();

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static decimal Sum<T>(List<T> items, Func<T, Money> amount) => items.Sum(x => amount(x).InDirhams);

    private static decimal? Rate(decimal part, decimal whole) => whole == 0 ? null : decimal.Round(part / whole, 6, MidpointRounding.ToEven);
}
