using Alliance.Kernel;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Demonstration;

/// <summary>A generated fund: who gave how much and when, and from which agreement each disbursement came.</summary>
public sealed record GeneratedFund(
    IReadOnlyList<Funder> Funders, IReadOnlyList<FundingAgreement> Agreements, IReadOnlyList<FundMovement> Contributions, ILookup<Id<Loan>, FundingShare> Shares);

/// <summary>Finds the money for a history of loans: what is repaid is lent again, and funders give what is missing shortly before a grant.</summary>
internal sealed class DemonstrationFund(DemonstrationProfile profile)
{
    /// <summary>Left in each agreement when its money is granted, so that a payment which the bank takes back later leaves no hole.</summary>
    private static readonly Money Cushion = Money.Dirhams(15_000);

    private static readonly Money Round = Money.Dirhams(50_000);

    private static readonly (string Name, FunderKind Kind)[] Names =
    [
        ("Conseil régional (démonstration)", FunderKind.Public), ("Banque partenaire (démonstration)", FunderKind.Private),
        ("INDH, division provinciale (démonstration)", FunderKind.Public), ("Fondation d’entreprise (démonstration)", FunderKind.Private),
    ];

    private readonly List<Funder> _funders = [.. Names.Select(x => new Funder(x.Name, x.Kind))];
    private readonly List<Source> _sources = [];
    private readonly List<FundMovement> _contributions = [];
    private readonly PriorityQueue<(Source Source, Money Amount), (DateOnly On, int Entered)> _comingBack = new();

    private sealed class Source(FundingAgreement agreement)
    {
        public FundingAgreement Agreement { get; } = agreement;
        public Money Promised { get; set; } = agreement.Amount;
        public Money Free { get; set; }
    }

    public GeneratedFund For(IEnumerable<GeneratedDossier> dossiers)
    {
        List<FundingShare> shares = [];
        foreach (var dossier in dossiers.Where(x => x.Loan is not null).OrderBy(x => x.Loan!.GrantedOn).ThenBy(x => x.Loan!.Number, StringComparer.Ordinal))
            shares.AddRange(Fund(dossier.Loan!));
        return new(_funders, [.. _sources.Select(x => x.Agreement)], _contributions, shares.ToLookup(x => x.LoanId));
    }

    /// <summary>Sets the grant's money aside on the day of the grant, and says of each disbursement where it came from.</summary>
    private List<FundingShare> Fund(Loan loan)
    {
        while (_comingBack.TryPeek(out var back, out var when) && when.On <= loan.GrantedOn)
        {
            _comingBack.Dequeue();
            back.Source.Free += back.Amount;
        }

        var disbursements = loan.Events.Where(x => x.Kind is LoanEventKind.Disbursed && !loan.IsUndone(x.Id)).OrderBy(x => x.On).ThenBy(x => x.Sequence).ToList();
        var parts = SetAside(loan.Terms.Granted, loan.GrantedOn, disbursements.Count > 0 ? disbursements[^1].On : loan.GrantedOn);
        var shares = Share(loan, disbursements, parts);
        Await(loan, shares);
        return shares;
    }

    private Queue<(Source Source, Money Amount)> SetAside(Money amount, DateOnly on, DateOnly lastPaidOutOn)
    {
        var parts = new Queue<(Source, Money)>();
        while (amount > Money.Zero)
        {
            var usable = _sources.Where(x => x.Agreement.Funds("", "", lastPaidOutOn) && x.Free > Cushion).OrderBy(x => x.Agreement.EndsOn ?? DateOnly.MaxValue).ThenBy(x => x.Agreement.StartsOn);
            if (usable.FirstOrDefault() is not { } source)
            {
                Receive(amount, on);
                continue;
            }

            var part = Money.Min(amount, source.Free - Cushion);
            source.Free -= part;
            amount -= part;
            parts.Enqueue((source, part));
        }

        return parts;
    }

    /// <summary>A funder pays in: about what is lent in four months, three times until the promise is fulfilled; then the next one signs.</summary>
    private void Receive(Money missing, DateOnly on)
    {
        var year = profile.Years.Single(x => x.Year == on.Year);
        var tranche = RoundedUp(Money.Max(missing + Cushion, new(year.Thousands * 100_000L / 3)));
        var receivedOn = BusinessDays.OnOrBefore(on.AddDays(-12));
        if (_sources.Count == 0 || _sources[^1].Promised <= Money.Zero || !_sources[^1].Agreement.Funds("", "", on.AddMonths(12))) Sign(tranche * 3, receivedOn);

        var source = _sources[^1];
        var amount = Money.Min(tranche, source.Promised);
        (source.Promised, source.Free) = (source.Promised - amount, source.Free + amount);
        _contributions.Add(new(FundMovementKind.Contribution, amount, receivedOn, receivedOn, Entered.On(receivedOn)) { AgreementId = source.Agreement.Id, Reference = "Virement de l’apporteur" });
    }

    private void Sign(Money amount, DateOnly receivedOn)
    {
        var signedOn = BusinessDays.OnOrBefore(receivedOn.AddDays(-25));
        var funder = _funders[_sources.Count % _funders.Count];
        var sameYear = _sources.Count(x => x.Agreement.SignedOn.Year == signedOn.Year);
        // Some agreements end; what is repaid then waits in the bank for the funder's decision.
        DateOnly? endsOn = _sources.Count % 4 == 3 ? signedOn.AddYears(5) : null;
        _sources.Add(new(new FundingAgreement(
            funder.Id, $"C-{signedOn.Year}-{sameYear + 1:00}", amount, signedOn, signedOn, endsOn, FundingPurpose.Any with { Words = "Prêts d’honneur à la création et au développement de petites entreprises." })));
    }

    private static List<FundingShare> Share(Loan loan, List<LoanEvent> disbursements, Queue<(Source Source, Money Amount)> parts)
    {
        var amounts = new Dictionary<(Guid, Id<FundingAgreement>), Money>(); // one agreement may have been asked twice
        var (source, left) = parts.Dequeue();
        foreach (var disbursement in disbursements)
        {
            for (var missing = disbursement.Amount; missing > Money.Zero;)
            {
                if (left == Money.Zero) (source, left) = parts.Dequeue();
                var amount = Money.Min(missing, left);
                var key = (disbursement.Id, source.Agreement.Id);
                amounts[key] = amounts.GetValueOrDefault(key) + amount;
                (missing, left) = (missing - amount, left - amount);
            }
        }

        return [.. amounts.Select(x => new FundingShare { EventId = x.Key.Item1, AgreementId = x.Key.Item2, LoanId = loan.Id, Amount = x.Value })];
    }

    /// <summary>What is repaid and recovered is free again on its day.</summary>
    private void Await(Loan loan, List<FundingShare> shares)
    {
        var byAgreement = _sources.ToDictionary(x => x.Agreement.Id);
        foreach (var (line, amount) in LoanMovements.Of(loan, loan.Events, shares.ToLookup(x => x.EventId)))
            if (line is { AgreementId: { } agreement, Kind: FundMovementKind.Repayment or FundMovementKind.Recovery })
                _comingBack.Enqueue((byAgreement[agreement], amount), (line.On, _comingBack.Count));
    }

    private static Money RoundedUp(Money amount) => new((amount.Centimes + Round.Centimes - 1) / Round.Centimes * Round.Centimes);
}
