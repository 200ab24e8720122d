using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Collection.Statements;

/// <summary>What becomes of a line after it was decided: recorded, refused, undone, to be decided again.</summary>
public sealed partial class StatementLine
{
    /// <summary>A payment whose return is recorded elsewhere: on another statement, from a list of returns, by hand.</summary>
    public const string ReturnedSince = "statement.returned-since";

    /// <summary>Two persons saw that so much was owed.</summary>
    internal void AgreeTo(Money owed) => AgreedOwed = owed;

    internal void Reopen()
    {
        State = IsCredit || Matches.Count + Files.Count > 0 ? StatementLineState.ToDecide : StatementLineState.Outgoing;
        Forget();
        (Code, Reason, DecidedBy, DecidedAt) = (null, null, null, null);
    }

    /// <summary>The loan that it was refused by, or set aside from, is there no more.</summary>
    internal void LoseLoan()
    {
        if (State is StatementLineState.Refused) Reopen();
        else Forget();
    }

    /// <summary>Its event now stands on the loan.</summary>
    /// <exception cref="RefusedException">A rule of the loan says no.</exception>
    internal void Record(Loan loan, IReadOnlyDictionary<Guid, StatementEvent> fromStatements, PaymentSettings settings, Entry entry)
    {
        if (State is not StatementLineState.Accepted) throw new InvalidOperationException("Only an accepted line is recorded.");
        if (!(Act is MatchAct.Return && DebitId is not null) && !DespiteDouble && loan.DoubleOf(this, fromStatements) is { } alike)
            throw new RefusedException(Doubles.Question, "The loan has a payment or return like it already.", alike.On);

        if (Act is MatchAct.Payment)
        {
            var owing = loan.Owing; // other payments may have come since it was accepted
            owing.Ask(Amount, CountsOn, Agreed, settings);
            AboveOwedQuestion.RefuseIfLess(owing.On(CountsOn), AgreedOwed);
        }

        var keyed = entry with { EventId = EventId };
        var means = DebitId is null ? PaymentMeans.Transfer : PaymentMeans.DirectDebit;
        _ = Act switch
        {
            MatchAct.Recovery => loan.Recover(Amount, CountsOn, keyed, means, Words),
            MatchAct.Return => loan.Return(PaymentId!.Value, loan.ReturnedOn(PaymentId!.Value, CountsOn), keyed, Words),
            _ => loan.Pay(Amount, CountsOn, keyed, means, Words),
        };
        (State, Code) = (StatementLineState.Recorded, null);
    }

    /// <summary>What became of the direct debit since the line was accepted: recorded otherwise, this is another payment; returned or cancelled, it is for a person to say what the money is.</summary>
    /// <exception cref="RefusedException"><c>statement.debit-returned</c>.</exception>
    internal void Meet(DirectDebitLine debit)
    {
        if (debit.State is DirectDebitState.Open)
        {
            EventId = debit.PaymentId; // by which its return finds the payment
            return;
        }

        DebitId = null;
        if (debit.State is DirectDebitState.Collected) return;

        var matches = Matches.Select(x => x.DebitId == debit.Id ? x with { Confidence = Statements.Confidence.ToCheck, Doubt = MatchDoubt.OtherAmount, DebitId = null } : x).ToList();
        (Proposed, Confidence) = (JsonSerializer.Serialize(matches, _json), Statements.Confidence.ToCheck); // accepted once more, it is a payment of its own
        throw new RefusedException("statement.debit-returned", "The direct debit was returned or cancelled meanwhile.");
    }

    /// <summary>Its event counts no more.</summary>
    /// <exception cref="RefusedException"><c>statement.returned-since</c>, or a rule of the loan says no.</exception>
    internal void Undo(Loan loan, Entry entry)
    {
        if (State is not StatementLineState.Undoing) throw new InvalidOperationException("Only what is to be undone is undone.");
        if (loan.CountingReturns().FirstOrDefault(x => x.Undoes == EventId) is { } came) throw new RefusedException(ReturnedSince, "The bank took this payment back: undo that return first.", came.On);
        if (!loan.IsUndone(EventId)) loan.Undo(EventId, entry with { EventId = UndoingId }, Reason); // somebody may have undone it by hand before
        (State, Code) = (StatementLineState.Undone, null);
    }

    /// <summary>Its file's debits now stand on their loans.</summary>
    internal void RecordFile() => (State, Code) = (StatementLineState.Recorded, null);

    /// <summary>What it settled counts no more.</summary>
    internal void UndoFile() => (State, Code) = (StatementLineState.Undone, null);

    /// <summary>Recorded or accepted on a statement that is undone as a whole.</summary>
    internal void UndoWith(BankStatement statement) => TakeBack(statement.UndoReason!, new(default, statement.UndoneBy!, statement.UndoneAt!.Value));

    /// <summary>An undoing that was refused is tried again.</summary>
    internal void ForgetRefusal()
    {
        Code = null;
    }

    internal void Refuse(string code)
    {
        var isUndoing = State is StatementLineState.Undoing;
        (State, Code) = (isUndoing ? StatementLineState.Recorded : StatementLineState.Refused, code);
        if (!isUndoing) EventId = Guid.CreateVersion7(); // a debit's key is free for another line
    }
}
