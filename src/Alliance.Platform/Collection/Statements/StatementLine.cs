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
public sealed partial class StatementLine : IRevised, IFindable
{
    public const int LongestLabel = 500;
    public const int LongestReference = 140;
    public const int LongestAccount = 40;

    /// <summary>Of a direct debit's reference.</summary>
    public const int LongestDebit = 35;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    private StatementLine() { } // for EF Core

    internal StatementLine(Id<BankStatement> statementId, StatementEntry entry, string fingerprint, Likeness likeness)
    {
        (StatementId, Number, On, ValueOn, Amount, IsReversal) = (statementId, entry.Number, entry.On, entry.ValueOn, entry.Amount, entry.IsReversal);
        (Label, Reference, Counterparty, CounterAccount) = (entry.Label, entry.Reference, entry.Counterparty, entry.CounterAccount);
        NamedDebits = JsonSerializer.Serialize(entry.Named, _json);
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

    /// <summary>The <see cref="Named"/> as JSON.</summary>
    public string NamedDebits { get; private init; } = "[]";

    /// <summary>Of its account, day and amount, and of which of several alike it is.</summary>
    public string Fingerprint { get; private init; } = "";

    /// <summary>The fingerprint as long as this line stands for the movement; null where an earlier one may, or the statement was undone.</summary>
    public string? Key { get; private init; }

    public StatementLineState State { get; private set; }

    /// <summary>The <see cref="Matches"/> as JSON.</summary>
    public string Proposed { get; private set; } = "[]";

    /// <summary>The <see cref="Files"/> as JSON.</summary>
    public string ProposedFiles { get; private set; } = "[]";

    /// <summary>Of the one match that stands out; null where there is none, or several.</summary>
    public Confidence? Confidence { get; private set; }

    public Id<Loan>? LoanId { get; private set; }

    public string? LoanNumber { get; private set; }

    public MatchAct? Act { get; private set; }

    /// <summary>Of a return: the payment that the bank takes back.</summary>
    public Guid? PaymentId { get; private set; }

    /// <summary>The debit of a direct-debit file that it answers.</summary>
    public Guid? DebitId { get; private set; }

    /// <summary>The file of direct debits that it is the one credit of.</summary>
    public Id<DirectDebitBatch>? FileId { get; private set; }

    public string? FileReference { get; private set; }

    /// <summary>Of its debits, those collected on this day; null for all.</summary>
    public DateOnly? FileDay { get; private set; }

    /// <summary>Key of the event that it becomes.</summary>
    public Guid EventId { get; private set; } = Guid.CreateVersion7();

    /// <summary>Key of the event's undoing.</summary>
    public Guid UndoingId { get; private set; } = Guid.CreateVersion7();

    /// <summary>Accepted though the loan has a payment like it already.</summary>
    public bool DespiteDouble { get; private set; }

    /// <summary>Who said that it is right, though more than is owed.</summary>
    public AboveOwed Agreed { get; private set; }

    /// <summary>Where two persons said so: what was owed of it when they did. Of less than that they have not spoken.</summary>
    public Money? AgreedOwed { get; private set; }

    /// <summary>Why recording, or undoing, was refused.</summary>
    public string? Code { get; private set; }

    /// <summary>Why it is ignored or undone, in the treasurer's words.</summary>
    public string? Reason { get; private set; }

    public string? DecidedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; private set; }

    public long Revision { get; private set; }

    IEnumerable<string?> IFindable.FoundBy => [Reference, Counterparty, Label];

    public IReadOnlyList<LoanMatch> Matches => JsonSerializer.Deserialize<List<LoanMatch>>(Proposed, _json)!;

    public IReadOnlyList<FileMatch> Files => JsonSerializer.Deserialize<List<FileMatch>>(ProposedFiles, _json)!;

    /// <summary>Of the debits that it is the sum of, where the bank names them without their amounts: the reference of each, empty where it has none.</summary>
    public IReadOnlyList<string> Named => JsonSerializer.Deserialize<List<string>>(NamedDebits, _json)!;

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
    public void Propose(IReadOnlyList<LoanMatch> matches, IReadOnlyList<FileMatch> files)
    {
        ArgumentNullException.ThrowIfNull(matches);
        ArgumentNullException.ThrowIfNull(files);
        if (State is not (StatementLineState.ToDecide or StatementLineState.Outgoing)) return;
        if (files is [{ Ground: FileGround.Reference }, ..]) matches = [];
        else if (matches.Any(x => x.Ground is MatchGround.DebitReference or MatchGround.LoanNumber or MatchGround.MandateAccount)) files = [];
        var isDoubtful = matches.Count + files.Count > 1;
        if (IsPerhapsKnown || (matches.Count > 0 && isDoubtful)) matches = [.. matches.Select(x => x with { Confidence = Statements.Confidence.ToCheck, Doubt = x.Doubt ?? (IsPerhapsKnown ? MatchDoubt.OnEarlierStatement : x.Doubt) })];
        if (IsPerhapsKnown || isDoubtful) files = [.. files.Select(x => x with { Confidence = Statements.Confidence.ToCheck, Doubt = x.Doubt ?? (IsPerhapsKnown ? MatchDoubt.OnEarlierStatement : x.Doubt) })];
        (Proposed, ProposedFiles) = (JsonSerializer.Serialize(matches, _json), JsonSerializer.Serialize(files, _json));
        Confidence = matches.Count + files.Count == 0 ? null : isDoubtful ? Statements.Confidence.ToCheck : matches is [var loan] ? loan.Confidence : files[0].Confidence;
        State = IsCredit || matches.Count + files.Count > 0 ? StatementLineState.ToDecide : StatementLineState.Outgoing;
    }

    /// <exception cref="RefusedException"><c>statement.line-decided</c>, <c>statement.line-known</c>.</exception>
    public void Accept(LoanMatch match, bool despiteDouble, AboveOwed agreed, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(match);
        Accept(match.Act, despiteDouble, agreed, entry);
        (LoanId, LoanNumber, PaymentId, DebitId) = (match.LoanId, match.LoanNumber, match.PaymentId, match.DebitId);
        EventId = Guid.CreateVersion7(); // an earlier one may be on a loan, undone
    }

    /// <summary>It is the one credit for a file of direct debits.</summary>
    /// <exception cref="RefusedException"><c>statement.line-decided</c>, <c>statement.line-known</c>.</exception>
    public void AcceptFile(FileMatch file, bool despiteDouble, AboveOwed agreed, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(file);
        Accept(MatchAct.DirectDebits, despiteDouble, agreed, entry);
        (FileId, FileReference, FileDay) = (file.FileId, file.Reference, file.CollectOn);
    }

    private void Accept(MatchAct act, bool despiteDouble, AboveOwed agreed, Entry entry)
    {
        RefuseUnlessDecidable();
        if (IsPerhapsKnown && !despiteDouble) throw new RefusedException("statement.line-known", "An earlier statement has a movement like it.");
        Forget();
        Decide(StatementLineState.Accepted, entry, reason: null);
        (Act, DespiteDouble, Agreed) = (act, despiteDouble, agreed);
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

    private void Forget()
    {
        (LoanId, LoanNumber, PaymentId, DebitId) = (null, null, null, null);
        (FileId, FileReference, FileDay, Act, Agreed, AgreedOwed) = (null, null, null, null, AboveOwed.Nobody, null);
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
