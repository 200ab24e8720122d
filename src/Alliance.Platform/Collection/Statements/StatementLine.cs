using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Collection.Statements;

/// <summary>One movement of the account. It becomes one event of one loan at most.</summary>
/// <remarks>The event's key is chosen before anything is recorded, and the event and the note that it is there are saved together: stopped anywhere, it is recorded once.</remarks>
public sealed class StatementLine : IRevised
{
    public const int LongestLabel = 500;
    public const int LongestReference = 140;
    public const int LongestAccount = 40;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    private StatementLine() { } // for EF Core

    internal StatementLine(Id<BankStatement> statementId, StatementEntry entry, string fingerprint, Likeness likeness)
    {
        (StatementId, Number, On, ValueOn, Amount, IsReversal) = (statementId, entry.Number, entry.On, entry.ValueOn, entry.Amount, entry.IsReversal);
        (Label, Reference, Counterparty, CounterAccount) = (entry.Label, entry.Reference, entry.Counterparty, entry.CounterAccount);
        (Fingerprint, Key, State) = (fingerprint, likeness is Likeness.None ? fingerprint : null, likeness is Likeness.Same ? StatementLineState.Known : StatementLineState.ToDecide);
    }

    public Id<StatementLine> Id { get; private init; } = Id<StatementLine>.New();

    public Id<BankStatement> StatementId { get; private init; }

    /// <summary>Line of a table's file, from 1; place among the movements of an XML file.</summary>
    public int Number { get; private init; }

    /// <summary>The day it was booked.</summary>
    public DateOnly On { get; private init; }

    /// <summary>From when the money counts, where that is another day.</summary>
    public DateOnly? ValueOn { get; private init; }

    /// <summary>Value date of what it becomes.</summary>
    public DateOnly CountsOn => ValueOn ?? On;

    /// <summary>Above zero: money that came.</summary>
    public Money Amount { get; private init; }

    public string Label { get; private init; } = "";

    public string? Reference { get; private init; }

    /// <summary>Name of the other side, where the bank says it.</summary>
    public string? Counterparty { get; private init; }

    /// <summary>Account of the other side, without spaces.</summary>
    public string? CounterAccount { get; private init; }

    /// <summary>The bank takes an earlier movement back.</summary>
    public bool IsReversal { get; private init; }

    /// <summary>Of its account, day and amount, and of which of several alike it is.</summary>
    public string Fingerprint { get; private init; } = "";

    /// <summary>The fingerprint as long as this line stands for the movement; null where an earlier one may, or the statement was undone.</summary>
    public string? Key { get; private init; }

    public StatementLineState State { get; private set; }

    /// <summary>The <see cref="Matches"/> as JSON.</summary>
    public string Proposed { get; private set; } = "[]";

    /// <summary>Of the one match that stands out; null where there is none, or several.</summary>
    public Confidence? Confidence { get; private set; }

    public Id<Loan>? LoanId { get; private set; }

    public string? LoanNumber { get; private set; }

    public MatchAct? Act { get; private set; }

    /// <summary>Of a return: the payment that the bank takes back.</summary>
    public Guid? PaymentId { get; private set; }

    /// <summary>The debit of a direct-debit file that it answers.</summary>
    public Guid? DebitId { get; private set; }

    /// <summary>Key of the event that it becomes.</summary>
    public Guid EventId { get; private set; } = Guid.CreateVersion7();

    /// <summary>Key of the event's undoing.</summary>
    public Guid UndoingId { get; private set; } = Guid.CreateVersion7();

    /// <summary>Accepted though the loan has a payment like it already.</summary>
    public bool DespiteDouble { get; private set; }

    /// <summary>Why recording, or undoing, was refused.</summary>
    public string? Code { get; private set; }

    /// <summary>Why it is ignored or undone, in the treasurer's words.</summary>
    public string? Reason { get; private set; }

    public string? DecidedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; private set; }

    public long Revision { get; private set; }

    public IReadOnlyList<LoanMatch> Matches => JsonSerializer.Deserialize<List<LoanMatch>>(Proposed, _json)!;

    public bool IsCredit => Amount > Money.Zero;

    /// <summary>An earlier statement has a movement of this day and amount: perhaps this one.</summary>
    public bool IsPerhapsKnown => Key is null;

    /// <summary>What its event keeps of it.</summary>
    internal string Words => Reference ?? (Label.Length > LoanEvent.LongestReference ? Label[..LoanEvent.LongestReference] : Label);

    private bool MayBeDecided => State is StatementLineState.ToDecide or StatementLineState.Refused or StatementLineState.Ignored or StatementLineState.Outgoing or StatementLineState.Undone or StatementLineState.Known;

    /// <param name="ordinal">From 1 among movements of one account, day and amount.</param>
    internal static string FingerprintOf(string? account, StatementEntry entry, int ordinal) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', account, entry.On.DayNumber, entry.Amount.Centimes, ordinal))));

    /// <summary>What it may be. Looked at again only as long as nobody decided.</summary>
    public void Propose(IReadOnlyList<LoanMatch> matches)
    {
        ArgumentNullException.ThrowIfNull(matches);
        if (State is not (StatementLineState.ToDecide or StatementLineState.Outgoing)) return;
        if (IsPerhapsKnown) matches = [.. matches.Select(x => x with { Confidence = Statements.Confidence.ToCheck, Doubt = x.Doubt ?? MatchDoubt.OnEarlierStatement })];
        Proposed = JsonSerializer.Serialize(matches, _json);
        Confidence = matches.Count == 1 ? matches[0].Confidence : matches.Count > 1 ? Statements.Confidence.ToCheck : null;
        State = IsCredit || matches.Count > 0 ? StatementLineState.ToDecide : StatementLineState.Outgoing;
    }

    /// <exception cref="RefusedException"><c>statement.line-decided</c>, <c>statement.line-known</c>.</exception>
    public void Accept(LoanMatch match, bool despiteDouble, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(match);
        RefuseUnlessDecidable();
        if (IsPerhapsKnown && !despiteDouble) throw new RefusedException("statement.line-known", "An earlier statement has a movement like it.");
        (LoanId, LoanNumber, Act, PaymentId, DebitId) = (match.LoanId, match.LoanNumber, match.Act, match.PaymentId, match.DebitId);
        // A direct debit's own key, by which its return finds the payment; else a new one, since an earlier may be on a loan, undone.
        EventId = Act is MatchAct.Payment && DebitId is { } debit ? debit : Guid.CreateVersion7();
        Decide(StatementLineState.Accepted, entry, reason: null);
        DespiteDouble = despiteDouble;
    }

    /// <exception cref="RefusedException"><c>statement.line-decided</c>.</exception>
    public void Ignore(string reason, Entry entry)
    {
        RefuseUnlessDecidable();
        Decide(StatementLineState.Ignored, entry, reason);
    }

    /// <summary>Takes the decision back: what waits is not recorded, what is recorded will be undone.</summary>
    /// <exception cref="RefusedException"><c>statement.nothing-to-undo</c>.</exception>
    public void TakeBack(string reason, Entry entry)
    {
        switch (State)
        {
            case StatementLineState.Accepted or StatementLineState.Ignored:
                Reopen();
                break;
            case StatementLineState.Recorded:
                UndoingId = Guid.CreateVersion7(); // an undoing may itself have been undone by hand
                Decide(StatementLineState.Undoing, entry, reason);
                break;
            default:
                throw new RefusedException("statement.nothing-to-undo", "Nothing of this line can be undone.");
        }
    }

    /// <summary>Its event now stands on the loan.</summary>
    /// <exception cref="RefusedException">A rule of the loan says no.</exception>
    internal void Record(Loan loan, IReadOnlyDictionary<Guid, StatementEvent> fromStatements, Entry entry)
    {
        if (State is not StatementLineState.Accepted) throw new InvalidOperationException("Only an accepted line is recorded.");
        if (Act is not MatchAct.Return && !DespiteDouble && loan.DoubleOf(this, fromStatements) is { } alike)
            throw new RefusedException("statement.already-recorded", "The loan has a payment like it already.", alike.On);

        var keyed = entry with { EventId = EventId };
        var means = DebitId is null ? PaymentMeans.Transfer : PaymentMeans.DirectDebit;
        _ = Act switch
        {
            MatchAct.Recovery => loan.Recover(Amount, CountsOn, keyed, means, Words),
            MatchAct.Return => loan.Return(PaymentId!.Value, CountsOn, keyed, Words),
            _ => loan.Pay(Amount, CountsOn, keyed, means, Words),
        };
        (State, Code) = (StatementLineState.Recorded, null);
    }

    /// <summary>What became of the direct debit since the line was accepted: recorded otherwise, this is another payment; returned or cancelled, it is for a person to say what the money is.</summary>
    /// <exception cref="RefusedException"><c>statement.debit-returned</c>.</exception>
    internal void Meet(DirectDebitLine debit)
    {
        if (debit.State is DirectDebitState.Open) return;
        (DebitId, EventId) = (null, Guid.CreateVersion7());
        if (debit.State is DirectDebitState.Collected) return;

        var matches = Matches.Select(x => x.DebitId == debit.Id ? x with { Confidence = Statements.Confidence.ToCheck, Doubt = MatchDoubt.OtherAmount, DebitId = null } : x).ToList();
        (Proposed, Confidence) = (JsonSerializer.Serialize(matches, _json), Statements.Confidence.ToCheck); // accepted once more, it is a payment of its own
        throw new RefusedException("statement.debit-returned", "The direct debit was returned or cancelled meanwhile.");
    }

    /// <summary>Its event counts no more.</summary>
    /// <exception cref="RefusedException">A rule of the loan says no.</exception>
    internal void Undo(Loan loan, Entry entry)
    {
        if (State is not StatementLineState.Undoing) throw new InvalidOperationException("Only what is to be undone is undone.");
        if (!loan.IsUndone(EventId)) loan.Undo(EventId, entry with { EventId = UndoingId }, Reason); // somebody may have undone it by hand before
        (State, Code) = (StatementLineState.Undone, null);
    }

    /// <summary>Recorded or accepted on a statement that is undone as a whole.</summary>
    internal void UndoWith(BankStatement statement) => TakeBack(statement.UndoReason!, new(default, statement.UndoneBy!, statement.UndoneAt!.Value));

    /// <summary>An undoing that was refused is tried again.</summary>
    internal void ForgetRefusal()
    {
        Code = null;
    }

    internal void Refuse(string code)
    {
        (State, Code) = (State is StatementLineState.Undoing ? StatementLineState.Recorded : StatementLineState.Refused, code);
    }

    internal void Reopen()
    {
        (State, LoanId, LoanNumber, Act, PaymentId, DebitId) = (IsCredit || Matches.Count > 0 ? StatementLineState.ToDecide : StatementLineState.Outgoing, null, null, null, null, null);
        (Code, Reason, DecidedBy, DecidedAt) = (null, null, null, null);
    }

    private void RefuseUnlessDecidable()
    {
        if (!MayBeDecided) throw new RefusedException("statement.line-decided", "This line has been accepted already.");
    }

    private void Decide(StatementLineState state, Entry entry, string? reason)
    {
        (State, Reason, Code, DecidedBy, DecidedAt) = (state, reason, null, entry.By, entry.At);
    }
}
