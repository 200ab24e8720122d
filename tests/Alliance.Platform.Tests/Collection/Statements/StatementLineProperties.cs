using Alliance.Kernel;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Tests.Lending.Loans;
using CsCheck;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>What holds whatever is done to a line.</summary>
internal sealed class StatementLineProperties
{
    private enum Step { Accept, AcceptElsewhere, Record, Ignore, TakeBack, Undo }

    [Test]
    public void Whatever_is_done_to_a_line_one_event_of_it_counts_at_most() => Gen.Enum<Step>().List[0, 30].Sample(steps =>
    {
        Loan[] loans = [new LoanBuilder().DisbursedOn(new(2023, 6, 1)), new LoanBuilder().DisbursedOn(new(2023, 6, 1))];
        var line = new StatementLine(Id<BankStatement>.New(), new(2, new(2024, 1, 3), Money.Dirhams(1_000), "VIR"), "f", Likeness.None);
        var entry = LoanBuilder.Later;
        foreach (var step in steps)
        {
            try
            {
                var loan = loans.FirstOrDefault(x => x.Id == line.LoanId) ?? loans[0];
                switch (step)
                {
                    case Step.Accept or Step.AcceptElsewhere:
                        var other = loans[step is Step.Accept ? 0 : 1];
                        line.Accept(new(other.Id, other.Number, MatchAct.Payment, Confidence.Certain, MatchGround.ByHand), despiteDouble: false, AboveOwed.Nobody, entry);
                        break;
                    case Step.Record when line.State is StatementLineState.Accepted:
                        line.Record(loan, new Dictionary<Guid, StatementEvent>(), new(), entry);
                        break;
                    case Step.Ignore:
                        line.Ignore("frais", entry);
                        break;
                    case Step.TakeBack:
                        line.TakeBack("erreur", entry);
                        break;
                    case Step.Undo when line.State is StatementLineState.Undoing:
                        line.Undo(loan, entry);
                        break;
                }
            }
            catch (RefusedException)
            {
                // Against the rules, so it didn't happen.
            }
        }

        var counting = loans.Sum(x => x.CountingPayments().Count());
        return counting == (line.State is StatementLineState.Recorded or StatementLineState.Undoing ? 1 : 0);
    });
}
