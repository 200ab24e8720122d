using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using CsCheck;

namespace Alliance.Platform.Tests.Lending.Loans;

/// <summary>Whatever is entered in whatever order, no money leaves a loan that waits for its contract, nor before the day it was signed.</summary>
internal sealed class ContractFirstProperties
{
    private static readonly DateOnly Granted = new(2023, 5, 20);

    /// <summary>What somebody tries: 0 and 1 pay out, 2 and 3 undo one of the events there are, 4 signs.</summary>
    private static readonly Gen<(int Act, int Day, int Which)[]> Tries = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 20], Gen.Int[0, 9]).Array[1, 14];

    [Test]
    public void No_money_leaves_before_the_contract() => Tries.Sample(tries =>
    {
        var loan = new Loan(Id<LoanApplication>.New(), Id<Enterprise>.New(), "ISM-2023-0117", new LoanBuilder().Terms, Granted, needsContract: true);
        foreach (var one in tries) Try(loan, one);

        return loan.State.FirstDisbursedOn is not { } first || (loan.ContractedOn is { } signed && first >= signed);
    });

    [Test]
    public void What_is_refused_changes_nothing() => Tries.Sample(tries =>
    {
        var loan = new Loan(Id<LoanApplication>.New(), Id<Enterprise>.New(), "ISM-2023-0117", new LoanBuilder().Terms, Granted, needsContract: true);
        foreach (var one in tries)
        {
            var (state, count, signed) = (loan.State, loan.Events.Count, loan.ContractedOn);
            if (!Try(loan, one) && (loan.State != state || loan.Events.Count != count || loan.ContractedOn != signed)) return false;
        }

        return true;
    });

    [Test]
    public void A_loan_that_needs_none_is_paid_out_without()
    {
        var loan = new LoanBuilder().Contracted();

        Assert.That(loan.Allowed, Has.Member(LoanAct.Disburse));
        Assert.That(() => loan.Disburse(1_000, Granted), Throws.Nothing);
    }

    private static bool Try(Loan loan, (int Act, int Day, int Which) one)
    {
        var on = Granted.AddDays(one.Day);
        try
        {
            switch (one.Act)
            {
                case <= 1: loan.Disburse(1_000, on); break;
                case <= 3 when loan.Events.Count > 0: loan.Undo(loan.Events[one.Which % loan.Events.Count].Id, LoanBuilder.Later); break;
                case 4: loan.SignContract(on, LoanBuilder.Later.Today); break;
            }

            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}
