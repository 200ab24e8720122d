using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Fund.Journal;

/// <summary>Money of one kind that one agreement moved through one loan on one day.</summary>
/// <param name="AgreementId">Null for credits owed, and for a disbursement that names no agreement.</param>
internal readonly record struct MovementLine(DateOnly On, FundMovementKind Kind, Id<FundingAgreement>? AgreementId);

/// <summary>What a loan's events mean for the fund: replayed like its schedule, and split over the agreements that its money came from.</summary>
internal static class LoanMovements
{
    /// <summary>All movements, by the day on which they happened; a payment that was returned counts until its return.</summary>
    /// <param name="events">Those of the loan that count.</param>
    /// <param name="shares">Of all its disbursements.</param>
    public static Dictionary<MovementLine, Money> Of(Loan loan, IReadOnlyCollection<LoanEvent> events, ILookup<Guid, FundingShare> shares)
    {
        var days = events.Select(x => x.On).Distinct().Order().ToList();
        var lines = new Dictionary<MovementLine, Money>();
        var before = new Dictionary<(FundMovementKind, Id<FundingAgreement>?), Money>();
        foreach (var (position, tranches) in loan.TranchesAt(days, events))
        {
            var now = Totals(position, tranches, shares);
            foreach (var what in before.Keys.Union(now.Keys))
            {
                var moved = now.GetValueOrDefault(what) - before.GetValueOrDefault(what);
                if (moved != Money.Zero) lines.Add(new(position.On, what.Item1, what.Item2), moved);
            }

            before = now;
        }

        return lines;
    }

    /// <summary>What must still be posted so that the books say what the events say.</summary>
    public static IEnumerable<(MovementLine Line, Money Amount)> Difference(Dictionary<MovementLine, Money> posted, Dictionary<MovementLine, Money> due) =>
        from line in posted.Keys.Union(due.Keys)
        let missing = due.GetValueOrDefault(line) - posted.GetValueOrDefault(line)
        where missing != Money.Zero
        orderby line.On, line.Kind, line.AgreementId?.Value
        select (line, missing);

    /// <summary>Everything that has moved by a day, per kind and agreement.</summary>
    private static Dictionary<(FundMovementKind, Id<FundingAgreement>?), Money> Totals(
        LoanPosition position, ImmutableArray<LoanTranche> tranches, ILookup<Guid, FundingShare> shares)
    {
        var parts = FundedParts.Of(position, tranches, shares);
        var totals = new Dictionary<(FundMovementKind, Id<FundingAgreement>?), Money> { [(FundMovementKind.Credit, null)] = position.Credit };
        foreach (var part in parts)
        {
            totals[(FundMovementKind.Disbursement, part.AgreementId)] = part.Disbursed;
            totals[(FundMovementKind.Repayment, part.AgreementId)] = part.Received;
            totals[(FundMovementKind.WriteOff, part.AgreementId)] = part.WrittenOff;
            totals[(FundMovementKind.Recovery, part.AgreementId)] = part.Recovered;
        }

        return totals;
    }
}

/// <summary>What one agreement has in a loan. The parts of all agreements sum to the loan, to the centime (rule 19).</summary>
internal readonly record struct FundedPart(Id<FundingAgreement>? AgreementId, Money Disbursed, Money Received, Money WrittenOff, Money Recovered)
{
    public Money Outstanding => Disbursed - Received - WrittenOff;
}

internal static class FundedParts
{
    /// <remarks>Repayments refill each agreement in its share of what was outstanding when the last tranche was paid out: a later tranche of
    /// another funder doesn't touch what was repaid before it. Shares are taken of the sum since then, so that roundings don't add up.</remarks>
    public static FundedPart[] Of(LoanPosition position, ImmutableArray<LoanTranche> tranches, ILookup<Guid, FundingShare> shares)
    {
        var sources = tranches.Select(x => Sources(x, shares)).ToList();
        Source[] agreements = [.. sources.SelectMany(x => x.Keys).Distinct().OrderBy(x => x.AgreementId?.Value)];
        var (disbursed, received) = (new Money[agreements.Length], new Money[agreements.Length]);
        var counted = Money.Zero;
        foreach (var (tranche, from) in tranches.Zip(sources))
        {
            Receive(tranche.ReceivedBefore);
            for (var i = 0; i < agreements.Length; i++) disbursed[i] += from.GetValueOrDefault(agreements[i]);
        }

        Receive(position.Received);
        var lost = position.WrittenOff > Money.Zero ? Outstanding() : new Money[agreements.Length];
        var recovered = Apportion.Of(position.Recovered, lost);
        return [.. agreements.Select((x, i) => new FundedPart(x.AgreementId, disbursed[i], received[i], lost[i], recovered[i]))];

        Money[] Outstanding() => [.. disbursed.Zip(received, (lent, back) => lent - back)];

        void Receive(Money upTo)
        {
            var parts = Apportion.Of(upTo - counted, Outstanding());
            for (var i = 0; i < parts.Length; i++) received[i] += parts[i];
            counted = upTo;
        }
    }

    private static Dictionary<Source, Money> Sources(LoanTranche tranche, ILookup<Guid, FundingShare> shares)
    {
        var from = shares[tranche.EventId].ToDictionary(x => new Source(x.AgreementId), x => x.Amount);
        var named = from.Values.Sum();
        if (named < tranche.Amount) from[new(null)] = tranche.Amount - named;
        return from;
    }

    /// <summary>An agreement, or none: a key that a dictionary takes.</summary>
    private readonly record struct Source(Id<FundingAgreement>? AgreementId);
}
