using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Tests.Lending.Loans;
using CsCheck;

namespace Alliance.Platform.Tests.Fund;

/// <summary>What holds for the fund's books whatever happens to loans (rules 18 and 19).</summary>
internal sealed class FundProperties
{
    private const int Histories = 3_000;

    private static readonly Id<FundingAgreement>[] Agreements = [.. Enumerable.Range(0, 4).Select(_ => Id<FundingAgreement>.New())];

    /// <summary>A loan to which anything happened, and agreements that its tranches came from, in any shares.</summary>
    private static readonly Gen<(Loan Loan, ILookup<Guid, FundingShare> Shares)> FundedLoans =
        Gen.Select(RandomHistory.Loans, Gen.Int[0, 1_000_000], (loan, seed) => (loan, Share(loan, new Random(seed)).ToLookup(x => x.EventId)));

    [Test]
    public void Parts_sum_to_the_amount_and_none_exceeds_its_base() =>
        Gen.Select(Gen.Long[0, 1_000_000_000].Select(x => new Money(x)).List[1, 6], Gen.Double[0, 1]).Sample((bases, share) =>
        {
            var amount = new Money((long)(bases.Sum().Centimes * share));
            var parts = Apportion.Of(amount, [.. bases]);
            return parts.Sum() == amount && parts.Zip(bases).All(x => x.First >= Money.Zero && x.First <= x.Second);
        }, iter: Histories);

    [Test]
    public void A_further_centime_takes_nothing_away_from_any_part() =>
        Gen.Select(Gen.Long[1, 10_000].Select(x => new Money(x)).List[1, 5], Gen.Double[0, 1]).Sample((bases, share) =>
        {
            var amount = new Money((long)((bases.Sum().Centimes - 1) * share));
            var parts = Apportion.Of(amount, [.. bases]);
            return Apportion.Of(amount + new Money(1), [.. bases]).Zip(parts).All(x => x.First >= x.Second);
        }, iter: Histories);

    [Test]
    public void Books_say_on_each_day_what_the_loan_says_whole_and_by_agreement() =>
        FundedLoans.Sample((loan, shares) =>
        {
            var lines = LoanMovements.Of(loan, loan.Events, shares);
            foreach (var position in loan.PositionsAt([.. loan.Events.Select(x => x.On).Distinct().Order()]))
            {
                var sofar = lines.Where(x => x.Key.On <= position.On).ToList();
                var totals = FundTotals.Of(sofar.Select(x => (x.Key.Kind, x.Value)));
                Assert.That(
                    totals,
                    Is.EqualTo(new FundTotals(Money.Zero, position.Disbursed, position.Received, position.WrittenOff, position.Recovered, position.Credit)));
                foreach (var agreement in sofar.GroupBy(x => x.Key.AgreementId))
                {
                    var part = FundTotals.Of(agreement.Select(x => (x.Key.Kind, x.Value)));
                    Assert.That((part.Outstanding >= Money.Zero, part.Losses >= Money.Zero, part.Repaid >= Money.Zero), Is.EqualTo((true, true, true)));
                    if (position.Outstanding == Money.Zero && agreement.Key is not null) Assert.That(part.Outstanding, Is.EqualTo(Money.Zero), "each has all of its money back, or booked as lost");
                }
            }
        }, iter: Histories);

    [Test]
    public void Whatever_the_order_of_entry_and_whenever_months_were_closed_the_postings_add_up_to_the_same() =>
        Gen.Select(FundedLoans, Gen.Int[0, 2_200], Gen.Int[1, 24]).Sample((funded, closedAfter, closesAt) =>
        {
            var (loan, shares) = funded;
            var closedUntil = RandomHistory.GrantedOn.AddDays(closedAfter);
            var movements = PostedAsEntered(loan, shares, closesAt, closedUntil);

            Assert.That(movements.Select(Accounts).All(x => x.Sum == Money.Zero), "every posting set sums to zero");
            var accounts = movements.Select(Accounts).Aggregate(default(FundAccounts), (sum, x) => sum + x);
            var state = loan.State;
            using (Assert.EnterMultipleScope())
            {
                Assert.That(accounts.Sum, Is.EqualTo(Money.Zero), "the trial balance is zero");
                Assert.That(accounts.Bank, Is.EqualTo(state.Received + state.Recovered + state.Credit - state.Disbursed), "first equation of rule 18");
                Assert.That(accounts.Bank + accounts.Outstanding - state.Credit, Is.EqualTo(state.Recovered - state.WrittenOff), "second equation of rule 18");
                Assert.That(ByLine(movements), Is.EqualTo(LoanMovements.Of(loan, loan.Events, shares)), "day by day and agreement by agreement");
                Assert.That(movements.Skip(movements.FindIndex(x => x.EnteredAt.Second >= closesAt) is >= 0 and var at ? at : movements.Count).Where(x => x.PostedOn <= closedUntil), Is.Empty, "nothing is posted in a closed month");
            }
        }, iter: Histories);

    /// <summary>As the treasurer enters one event after the other; after some of them the books are closed.</summary>
    private static List<FundMovement> PostedAsEntered(Loan loan, ILookup<Guid, FundingShare> shares, int closesAt, DateOnly closedUntil)
    {
        var movements = new List<FundMovement>();
        Dictionary<MovementLine, Money> posted = [];
        foreach (var (i, happened) in loan.Events.Index())
        {
            var due = LoanMovements.Of(loan, [.. loan.Events.Take(i + 1)], shares);
            var entry = new Entry(LoanBuilder.Later.Today, "Trésorier", new DateTime(2099, 12, 31, 10, 0, Math.Min(i, 59), DateTimeKind.Utc));
            movements.AddRange(LoanMovements.Difference(posted, due).Select(x => new FundMovement(
                x.Line.Kind, x.Amount, x.Line.On, FundPosting.PostingDate(x.Line.On, happened.BookedOn, i >= closesAt ? closedUntil : null), entry)
            { AgreementId = x.Line.AgreementId }));
            posted = due;
        }

        return movements;
    }

    private static Dictionary<MovementLine, Money> ByLine(IEnumerable<FundMovement> movements) =>
        movements.GroupBy(x => new MovementLine(x.ValueOn, x.Kind, x.AgreementId)).Select(x => (x.Key, Amount: x.Sum(y => y.Amount)))
            .Where(x => x.Amount != Money.Zero).ToDictionary(x => x.Key, x => x.Amount);

    private static FundAccounts Accounts(FundMovement x) => new(x.Bank, x.Outstanding, x.Capital, x.Losses, x.CreditsOwed);

    private static IEnumerable<FundingShare> Share(Loan loan, Random random)
    {
        foreach (var tranche in loan.Events.Where(x => x.Kind is LoanEventKind.Disbursed))
        {
            var left = tranche.Amount;
            foreach (var agreement in Agreements.Where(_ => random.Next(2) == 0))
            {
                var amount = new Money(random.NextInt64(0, left.Centimes + 1));
                if (amount > Money.Zero) yield return new() { EventId = tranche.Id, AgreementId = agreement, LoanId = loan.Id, Amount = amount };
                left -= amount;
            }
        }
    }
}
