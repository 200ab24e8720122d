using System.Text.RegularExpressions;
using Alliance.Kernel;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Files;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Which loans the lines of a statement may concern, and why it is thought so. Reads all it needs in few queries, whatever the number of lines.</summary>
public sealed partial class FindMatches(PlatformDb db)
{
    private const int AtATime = 500;

    /// <summary>Candidates shown for one line.</summary>
    private const int MostMatches = 6;

    /// <summary>Days within which a payment comes back: eight weeks, the longest that a debtor has to refuse a debit without a reason (SEPA's rulebook, which the banks' files follow), and a week for booking it.</summary>
    private const int LatestReturn = 63;

    private static readonly HashSet<string> _takenBack = new(StringComparer.Ordinal) { "REJET", "REJETE", "IMPAYE", "IMPAYEE", "RETOUR", "ANNULATION", "CONTREPASSATION", "EXTOURNE" };

    /// <returns>For each line, in order, its matches, the best first.</returns>
    internal async Task<IReadOnlyList<IReadOnlyList<LoanMatch>>> For(IReadOnlyList<StatementLine> lines, CancellationToken ct)
    {
        var index = await ReadIndex(ct);
        var debits = await ReadDebits(lines, ct);
        List<Candidates> candidates = [.. lines.Select(x => CandidatesOf(x, index, debits))];
        var facts = await ReadFacts([.. candidates.SelectMany(x => x.Loans).Distinct()], ct);
        return [.. candidates.Select(x => Judged(x, facts))];
    }

    /// <summary>The match that a treasurer means who names a loan: what the line would become on it.</summary>
    /// <exception cref="RefusedException"><c>statement.no-payment-to-return</c>.</exception>
    internal static LoanMatch ByHand(StatementLine line, Loan loan)
    {
        if (line.Matches.FirstOrDefault(x => x.LoanId == loan.Id) is { } proposed) return proposed;

        var facts = LoanFacts.Of(loan);
        var match = new LoanMatch(loan.Id, loan.Number, MatchAct.Payment, Confidence.ToCheck, MatchGround.ByHand);
        if (line.IsCredit) return match with { Act = ActOf(facts, line) };
        return facts.PaymentLike(line) is { } payment
            ? match with { Act = MatchAct.Return, PaymentId = payment.Id }
            : throw new RefusedException("statement.no-payment-to-return", "This loan has no payment of this amount that could be taken back.");
    }

    private async Task<LoanIndex> ReadIndex(CancellationToken ct)
    {
        var enterprises = await db.Enterprises.AsNoTracking().Select(x => new { x.Id, x.Profile.Name }).ToDictionaryAsync(x => x.Id, x => x.Name, ct);
        var borrowers = await (
            from application in db.Applications
            join entrepreneur in db.Entrepreneurs on application.EntrepreneurId equals entrepreneur.Id
            select new { application.Id, entrepreneur.Person.Name }).ToDictionaryAsync(x => x.Id, x => x.Name, ct);
        var loans = await db.Loans.AsNoTracking().Select(x => new { x.Id, x.Number, x.Summary.Status, x.EnterpriseId, x.ApplicationId }).ToListAsync(ct);
        var mandates = await db.Set<Mandate>().Where(x => x.EndedAt == null).Select(x => new { x.LoanId, x.Rib }).ToListAsync(ct);
        return new(
            loans.ConvertAll(x => new IndexedLoan(x.Id, x.Number, x.Status, [.. new[] { borrowers.GetValueOrDefault(x.ApplicationId), enterprises.GetValueOrDefault(x.EnterpriseId) }.OfType<string>()])),
            mandates.Select(x => (x.LoanId, x.Rib)));
    }

    /// <summary>Direct debits whose end-to-end reference stands on one of the lines.</summary>
    private async Task<Dictionary<string, DirectDebitLine>> ReadDebits(IReadOnlyList<StatementLine> lines, CancellationToken ct)
    {
        var found = new Dictionary<string, DirectDebitLine>(StringComparer.Ordinal);
        foreach (var references in lines.SelectMany(DebitReferences).Distinct(StringComparer.Ordinal).Chunk(AtATime))
        {
            foreach (var debit in await db.Set<DirectDebitLine>().AsNoTracking().Where(x => references.Contains(x.EndToEndId)).ToListAsync(ct)) found[debit.EndToEndId] = debit;
        }

        return found;
    }

    private static IEnumerable<string> DebitReferences(StatementLine line) => DebitReference().Matches($"{line.Reference} {line.Label}".ToUpperInvariant()).Select(x => x.Value);

    private static Candidates CandidatesOf(StatementLine line, LoanIndex index, Dictionary<string, DirectDebitLine> debits)
    {
        if (line.IsReversal && line.IsCredit) return new(line, null, [], [], []); // the bank takes a debit of its own back: nobody pays

        var debit = DebitReferences(line).Select(debits.GetValueOrDefault).FirstOrDefault(x => x is not null);
        var words = Folded.Tokens($"{line.Label} {line.Reference}");
        if (!line.IsCredit && debit is null && !line.IsReversal && !words.Any(_takenBack.Contains)) return new(line, null, [], [], []);

        var accounts = words.Append(line.CounterAccount).Select(Folded.Rib).OfType<string>().Distinct(StringComparer.Ordinal);
        var named = index.NamedIn(words);
        List<IndexedLoan> paying = [.. accounts.SelectMany(index.OfAccount).Distinct().Where(x => x.Status is LoanStatus.InRepayment or LoanStatus.WrittenOff)];
        var isSure = debit is not null || named.Count > 0 || paying.Count > 0;
        return new(line, debit, named, paying, isSure ? [] : index.OfNames([.. words, .. Folded.Tokens(line.Counterparty ?? "")]));
    }

    /// <summary>What of these loans the judgement looks at, without keeping the loans themselves.</summary>
    private async Task<Dictionary<Id<Loan>, LoanFacts>> ReadFacts(IReadOnlyList<Id<Loan>> ids, CancellationToken ct)
    {
        var facts = new Dictionary<Id<Loan>, LoanFacts>();
        foreach (var chunk in ids.Chunk(AtATime))
        {
            var fromStatements = await EventsOfStatements(db, chunk, ct);
            foreach (var loan in await db.Loans.AsNoTracking().Where(x => chunk.Contains(x.Id)).ToListAsync(ct)) facts[loan.Id] = LoanFacts.Of(loan) with { FromStatements = fromStatements };
        }

        return facts;
    }

    /// <summary>Events of these loans that lines of statements became, each with its statement.</summary>
    internal static async Task<Dictionary<Guid, StatementEvent>> EventsOfStatements(PlatformDb db, Id<Loan>[] loans, CancellationToken ct) =>
        (await db.Set<StatementLine>().Where(x => loans.Contains(x.LoanId!.Value) && (x.State == StatementLineState.Recorded || x.State == StatementLineState.Undoing)).Select(x => new { x.EventId, x.StatementId, x.On }).ToListAsync(ct))
        .ToDictionary(x => x.EventId, x => new StatementEvent(x.StatementId, x.On));

    private static List<LoanMatch> Judged(Candidates candidates, Dictionary<Id<Loan>, LoanFacts> facts)
    {
        var line = candidates.Line;
        List<LoanMatch> matches = [];
        if (candidates.Debit is { } debit && facts.TryGetValue(debit.LoanId, out var debited) && OfDebit(line, debit, debited) is { } answer) matches.Add(answer);
        matches.AddRange(candidates.Named.Select(x => Of(line, facts[x.Id], MatchGround.LoanNumber)).OfType<LoanMatch>().Where(IsNew));
        matches.AddRange(candidates.Paying.Select(x => Of(line, facts[x.Id], MatchGround.MandateAccount)).OfType<LoanMatch>().Where(IsNew));
        if (matches.Count > 1) matches = AmongSeveral(line, matches, facts);
        if (matches.Count > 0 || !line.IsCredit) return [.. matches.Take(MostMatches)];

        List<LoanMatch> named = [.. candidates.Alike.Select(x => Of(line, facts[x.Id], facts[x.Id].Asks(line.Amount) ? MatchGround.NameAndAmount : MatchGround.Name)).OfType<LoanMatch>()];
        var fitting = named.FindAll(x => x.Ground is MatchGround.NameAndAmount);
        if (fitting.Count > 0) named = fitting;
        return named.Count == 1 ? named : [.. named.Take(MostMatches).Select(Doubtful)];

        bool IsNew(LoanMatch match) => !matches.Exists(x => x.LoanId == match.LoanId);
    }

    /// <summary>Several loans were named, or share the account: none stands out.</summary>
    private static List<LoanMatch> AmongSeveral(StatementLine line, List<LoanMatch> matches, Dictionary<Id<Loan>, LoanFacts> facts) =>
        [.. matches.OrderByDescending(x => facts[x.LoanId].Asks(line.Amount)).Select(Doubtful)];

    private static LoanMatch Doubtful(LoanMatch match) => match with { Confidence = Confidence.ToCheck, Doubt = match.Doubt ?? MatchDoubt.SeveralLoans };

    private static LoanMatch? OfDebit(StatementLine line, DirectDebitLine debit, LoanFacts facts)
    {
        var match = new LoanMatch(facts.Id, facts.Number, MatchAct.Payment, Confidence.Certain, MatchGround.DebitReference) { DebitId = debit.Id };
        if (line.IsCredit)
        {
            return debit.State switch
            {
                DirectDebitState.Collected => match with { Confidence = Confidence.ToCheck, Doubt = MatchDoubt.AlreadyRecorded, DoubtOn = debit.CollectOn },
                DirectDebitState.Open when debit.Amount == line.Amount => Weighed(match, line, facts),
                _ => match with { Confidence = Confidence.ToCheck, Doubt = MatchDoubt.OtherAmount, DebitId = null },
            };
        }

        var payment = facts.Payments.FirstOrDefault(x => x.Id == debit.PaymentId);
        match = match with { Act = MatchAct.Return, PaymentId = payment?.Id };
        if (payment is null) return debit.State is DirectDebitState.Returned ? null : Of(line, facts, MatchGround.LoanNumber);
        return payment.Amount == -line.Amount ? match : match with { Confidence = Confidence.ToCheck, Doubt = MatchDoubt.OtherAmount };
    }

    private static LoanMatch? Of(StatementLine line, LoanFacts facts, MatchGround ground)
    {
        if (line.IsCredit)
        {
            var confidence = ground switch
            {
                MatchGround.Name => Confidence.ToCheck,
                MatchGround.NameAndAmount => Confidence.Likely,
                _ => Confidence.Certain,
            };
            return Weighed(new(facts.Id, facts.Number, ActOf(facts, line), confidence, ground), line, facts);
        }

        if (facts.PaymentLike(line) is not { } payment) return null;
        var match = new LoanMatch(facts.Id, facts.Number, MatchAct.Return, Confidence.Likely, ground) { PaymentId = payment.Id };
        return Doubles.Find(facts.Returns, line, facts.FromStatements) is { } alike ? match with { Confidence = Confidence.ToCheck, Doubt = MatchDoubt.AlreadyRecorded, DoubtOn = alike.On } : match;
    }

    /// <summary>What speaks against a match takes its certainty away.</summary>
    private static LoanMatch Weighed(LoanMatch match, StatementLine line, LoanFacts facts)
    {
        var alike = Doubles.Find(facts.Payments, line, facts.FromStatements);
        if (alike is not null) return match with { Confidence = Confidence.ToCheck, Doubt = MatchDoubt.AlreadyRecorded, DoubtOn = alike.On };
        if (facts.DisbursedOn is not { } first || first > line.CountsOn) return match with { Confidence = Confidence.ToCheck, Doubt = MatchDoubt.NotDisbursed };
        return facts.IsAboveOwed(match.Act, line) ? match with { Confidence = Confidence.ToCheck, Doubt = MatchDoubt.AboveOutstanding } : match;
    }

    private static MatchAct ActOf(LoanFacts facts, StatementLine line) => facts.WrittenOffOn < line.CountsOn ? MatchAct.Recovery : MatchAct.Payment;

    /// <summary>As <see cref="PrepareDirectDebits"/> writes them.</summary>
    [GeneratedRegex(@"\b[A-Z0-9-]{1,16}-P[0-9]{4,}-[0-9]{5,}\b", RegexOptions.NonBacktracking)] private static partial Regex DebitReference();

    /// <param name="Named">By their number.</param>
    /// <param name="Paying">By their mandate's account.</param>
    /// <param name="Alike">By a name.</param>
    private sealed record Candidates(
        StatementLine Line, DirectDebitLine? Debit, IReadOnlyList<IndexedLoan> Named, IReadOnlyList<IndexedLoan> Paying, IReadOnlyList<IndexedLoan> Alike)
    {
        public IEnumerable<Id<Loan>> Loans => [.. Debit is null ? [] : new[] { Debit.LoanId }, .. Named.Select(x => x.Id), .. Paying.Select(x => x.Id), .. Alike.Select(x => x.Id)];
    }

    /// <param name="ToRecover">Left of a loss.</param>
    /// <param name="Payments">Those that count.</param>
    /// <param name="Asked">What instalments ask for, and what remains of them.</param>
    private sealed record LoanFacts(
        Id<Loan> Id, string Number, LoanOwing Owing, Money ToRecover, DateOnly? DisbursedOn, DateOnly? WrittenOffOn, IReadOnlyList<LoanEvent> Payments, IReadOnlySet<Money> Asked)
    {
        /// <summary>Those that count.</summary>
        public IReadOnlyList<LoanEvent> Returns { get; init; } = [];

        public IReadOnlyDictionary<Guid, StatementEvent> FromStatements { get; init; } = new Dictionary<Guid, StatementEvent>();

        public static LoanFacts Of(Loan loan)
        {
            var state = loan.State;
            return new(
                loan.Id, loan.Number, loan.Owing, state.WrittenOff - state.Recovered, state.FirstDisbursedOn, state.WrittenOffOn,
                [.. loan.CountingPayments()], state.Schedule.SelectMany(x => new[] { x.Due, x.Remaining }).Where(x => x > Money.Zero).ToHashSet())
            {
                Returns = [.. loan.CountingReturns()],
            };
        }

        public bool IsAboveOwed(MatchAct act, StatementLine line) => line.Amount > (act is MatchAct.Recovery ? ToRecover : Owing.On(line.CountsOn));

        public bool Asks(Money amount) => Asked.Contains(amount);

        /// <summary>The latest payment that a line may take back. What lies further back no bank returns, so that the line is about something else.</summary>
        public LoanEvent? PaymentLike(StatementLine line) => Payments
            .Where(x => x.Kind is LoanEventKind.Paid && x.Amount == -line.Amount && (x.On <= line.CountsOn || x.On <= line.On) && x.On.AddDays(LatestReturn) >= line.On)
            .MaxBy(x => x.On);
    }
}
