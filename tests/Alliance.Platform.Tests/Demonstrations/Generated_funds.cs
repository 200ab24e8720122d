using Alliance.Demonstration;
using Alliance.Kernel;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Tests.Demonstrations;

/// <summary>The money that generated histories lend is there when they lend it.</summary>
public sealed class Generated_funds
{
    [TestCaseSource(typeof(Generated), nameof(Generated.Profiles))]
    public void Never_lend_what_they_have_not(string profile)
    {
        var history = Generated.Of(profile);
        var fund = new DemonstrationFund(history.Profile).For(history.Dossiers);
        var loans = history.Dossiers.Select(x => x.Loan).OfType<Loan>().ToList();
        var moved = loans.SelectMany(x => LoanMovements.Of(x, x.Events, fund.Shares[x.Id].ToLookup(y => y.EventId)))
            .Select(x => (x.Key.On, x.Key.AgreementId, Bank: FundAccounts.Of(x.Key.Kind, x.Value).Bank))
            .Concat(fund.Contributions.Select(x => (On: x.PostedOn, x.AgreementId, x.Bank))).ToList();

        using (Assert.EnterMultipleScope())
        {
            foreach (var agreement in fund.Agreements)
            {
                var bank = Money.Zero;
                foreach (var day in moved.Where(x => x.AgreementId == agreement.Id).GroupBy(x => x.On).OrderBy(x => x.Key))
                {
                    bank += day.Sum(x => x.Bank);
                    Assert.That(bank, Is.GreaterThanOrEqualTo(Money.Zero), $"{agreement.Number} on {day.Key:yyyy-MM-dd}");
                }
            }

            foreach (var disbursement in loans.SelectMany(x => x.Events.Where(y => y.Kind is LoanEventKind.Disbursed).Select(y => (Loan: x, Event: y))))
                Assert.That(fund.Shares[disbursement.Loan.Id].Where(x => x.EventId == disbursement.Event.Id).Sum(x => x.Amount), Is.EqualTo(disbursement.Event.Amount));
            var committed = loans.Where(x => x.State.Status is LoanStatus.Contracted or LoanStatus.InRepayment).Sum(x => x.State.Available);
            Assert.That(moved.Where(x => x.AgreementId is not null).Sum(x => x.Bank), Is.GreaterThanOrEqualTo(committed), "what is granted can be paid out");
            Assert.That(fund.Contributions.Sum(x => x.Amount), Is.LessThan(loans.Sum(x => x.State.Disbursed)), "what is repaid is lent again");
        }
    }
}
