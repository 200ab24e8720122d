using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Product;
using CsCheck;

namespace Alliance.Platform.Tests.Lending.Loans;

/// <summary>Loans of any terms to which anything happened, entered in any order; what the loan refused is not part of its history.</summary>
internal static class RandomHistory
{
    public static readonly DateOnly GrantedOn = new(2020, 1, 31);

    private static readonly Gen<LoanTerms> Terms = Gen.Select(
        Gen.Long[1, 30_000_000], Gen.Int[1, 60], Gen.Int[0, 12], Gen.Bool, Gen.OneOf(LoanTerms.Units.ToArray()), Gen.Int[0, 40], Gen.Enum<Surplus>(),
        (granted, term, grace, inside, unit, days, surplus) =>
            new LoanTerms(new(granted), term, grace, inside && grace < term, unit, days, surplus));

    private static readonly Gen<Act> Acts = Gen.Select(
        Gen.Frequency(
            (2, Gen.Const(LoanEventKind.Disbursed)),
            (9, Gen.Const(LoanEventKind.Paid)),
            (1, Gen.Const(LoanEventKind.CreditRefunded)),
            (1, Gen.Const(LoanEventKind.Deferred)),
            (1, Gen.Const(LoanEventKind.Rescheduled)),
            (1, Gen.Const(LoanEventKind.WrittenOff)),
            (2, Gen.Const(LoanEventKind.Recovered)),
            (2, Gen.Const(LoanEventKind.Returned)),
            (3, Gen.Const(LoanEventKind.Undone))),
        Gen.Int[0, 1_900], Gen.Double[0, 1], Gen.Int[0, 100],
        (kind, day, share, target) => new Act(kind, GrantedOn.AddDays(day), share, target));

    public static readonly Gen<Loan> Loans = Gen.Select(Terms, Gen.Int[0, 60], Gen.Double[0.05, 1.2], Acts.List[0, 24], Build);

    private sealed record Act(LoanEventKind Kind, DateOnly On, double Share, int Target);

    private static Loan Build(LoanTerms terms, int firstDay, double firstShare, List<Act> acts)
    {
        var loan = LoanBuilder.Contracted(terms, GrantedOn);
        Try(loan, new(LoanEventKind.Disbursed, GrantedOn.AddDays(firstDay), firstShare, 0));
        foreach (var act in acts) Try(loan, act);
        return loan;
    }

    private static void Try(Loan loan, Act act)
    {
        var share = act.Share * act.Share;
        Money Of(Money whole) => new(Math.Max(1, (long)((double)whole.Centimes * share)));
        try
        {
            _ = act.Kind switch
            {
                LoanEventKind.Disbursed => loan.Disburse(Money.Min(Of(loan.Terms.Granted), Money.Max(loan.State.Available, new(1))), act.On, LoanBuilder.Later),
                LoanEventKind.Paid => loan.Pay(Of(loan.Terms.Granted), act.On, LoanBuilder.Later),
                LoanEventKind.CreditRefunded => loan.RefundCredit(Of(loan.State.Credit), act.On, LoanBuilder.Later),
                LoanEventKind.Deferred => loan.Defer(act.On.AddDays(-act.Target), act.On.AddDays((int)(act.Share * 400)), act.On, LoanBuilder.Later),
                LoanEventKind.Rescheduled => loan.Reschedule(act.On.AddDays(1 + act.Target), 1 + (int)(act.Share * 60), act.On, LoanBuilder.Later, "PV 12"),
                LoanEventKind.WrittenOff => loan.WriteOff(act.On, LoanBuilder.Later),
                LoanEventKind.Recovered => loan.Recover(Of(loan.State.WrittenOff), act.On, LoanBuilder.Later),
                LoanEventKind.Returned => loan.Return(Target(), Max(act.On, loan.Events.First(x => x.Id == Target()).On), LoanBuilder.Later),
                _ => loan.Undo(Target(), LoanBuilder.Later),
            };
        }
        catch (RefusedException)
        {
            // Not accepted, so not part of the history.
        }

        Guid Target() => loan.Events.Count == 0 ? Guid.Empty : loan.Events[act.Target % loan.Events.Count].Id;
        static DateOnly Max(DateOnly left, DateOnly right) => left > right ? left : right;
    }

    /// <summary>The same contract with these events, entered one after the other.</summary>
    /// <param name="skipRefused">As on a past day: what a payment made impossible that was returned only later hadn't happened yet.</param>
    public static Loan Reentered(Loan original, IEnumerable<LoanEvent> events, bool skipRefused = false)
    {
        var copy = LoanBuilder.Contracted(original.Terms, original.GrantedOn);
        foreach (var x in events)
        {
            try
            {
                Enter(copy, x, LoanBuilder.Later with { EventId = x.Id }); // the id decides between events of one day and kind
            }
            catch (RefusedException) when (skipRefused)
            {
            }
        }

        return copy;
    }

    private static LoanEvent Enter(Loan loan, LoanEvent x, Entry again) => x.Kind switch
    {
        LoanEventKind.Disbursed => loan.Disburse(x.Amount, x.On, again),
        LoanEventKind.Paid => loan.Pay(x.Amount, x.On, again),
        LoanEventKind.Recovered => loan.Recover(x.Amount, x.On, again),
        LoanEventKind.CreditRefunded => loan.RefundCredit(x.Amount, x.On, again),
        LoanEventKind.Deferred => loan.Defer(x.MovedFrom!.Value, x.FirstDueOn!.Value, x.On, again),
        LoanEventKind.Rescheduled => loan.Reschedule(x.FirstDueOn!.Value, x.Instalments!.Value, x.On, again, x.Reference!),
        LoanEventKind.WrittenOff => loan.WriteOff(x.On, again),
        _ => throw new ArgumentOutOfRangeException(nameof(x), x.Kind, "Corrections are left out."),
    };

    /// <summary>What was neither undone nor returned, by date: the history as it should have been entered.</summary>
    /// <param name="asOf">Only what had happened by the end of this day.</param>
    public static List<LoanEvent> AsIfNever(Loan loan, DateOnly? asOf = null)
    {
        var day = asOf ?? DateOnly.MaxValue;
        var returned = loan.Events.Where(x => x.Kind is LoanEventKind.Returned && x.On <= day && !loan.IsUndone(x.Id)).Select(x => x.Undoes!.Value).ToHashSet();
        return [.. loan.Events
            .Where(x => !x.IsCorrection && x.On <= day && !loan.IsUndone(x.Id) && !returned.Contains(x.Id))
            .OrderBy(x => x.On).ThenBy(x => x.Kind).ThenBy(x => x.Id)
            .SkipWhile(x => x.Kind is not LoanEventKind.Disbursed)];
    }
}
