using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What a committee says to a dossier, what follows from it, and taking it back.</summary>
public sealed partial class LoanApplication
{
    /// <summary>In which a dossier waits for a decision, in the order of its way there.</summary>
    public static IReadOnlyList<ApplicationStatus> Undecided { get; } =
        [ApplicationStatus.Received, ApplicationStatus.InAppraisal, ApplicationStatus.Ready, ApplicationStatus.OnAgenda, ApplicationStatus.Adjourned];

    public bool IsUndecided => Undecided.Contains(Status);

    /// <summary>The committee's yes, without conditions.</summary>
    public void Approve(Money amount, int term, int graceMonths, DateOnly on, Entry entry, string? words = null) =>
        Decide(new(MotionKind.Approve) { Amount = amount, Term = term, GraceMonths = graceMonths, Words = words }, on, entry);

    /// <summary>The committee's no, with a reason from the list and words that the entrepreneur can read.</summary>
    public void Refuse(RefusalReason reason, string words, DateOnly on, Entry entry) => Decide(new(MotionKind.Refuse) { Reason = reason, Words = words }, on, entry);

    /// <summary>One of the four decisions (rule 14). The amount is at most what was asked for (rule 9).</summary>
    /// <param name="on">The day of the decision.</param>
    /// <param name="session">Which decided; null when it was recorded by hand.</param>
    /// <param name="lacking">In words, what a committee that met on paper decided without; for the history.</param>
    /// <remarks>Nothing skips a state: what a committee decided elsewhere takes the steps that were not taken here, each with its own event (ADR 0033).</remarks>
    /// <exception cref="RefusedException">Decided already, in the future, before it was received, above what was asked for, or no whole motion.</exception>
    public void Decide(Motion motion, DateOnly on, Entry entry, Id<Session>? session = null, string? lacking = null)
    {
        ArgumentNullException.ThrowIfNull(motion);
        CheckDecidable(on, entry);
        var said = motion.Checked(session is null ? on : null); // a session looked at dates when it was put to the vote
        if (said.Amount > Request.Amount) throw new RefusedException("application.above-requested", $"No more than the {Request.Amount} asked for.", Request.Amount);

        BringBefore(on, entry, lacking);
        AdjournedUntil = said.Until;
        Decision = said.Kind is MotionKind.Adjourn
            ? null
            : new(on) { Amount = said.Amount, Term = said.Term, GraceMonths = said.GraceMonths, Reason = said.Reason, Words = said.Words, Session = session };
        _conditions.AddRange((said.Conditions ?? []).Select((x, i) => new Condition(i + 1, x)));
        (Status, var happened) = said.Kind switch
        {
            MotionKind.Approve => (ApplicationStatus.Approved, ApplicationEventKind.Approved),
            MotionKind.ApproveWithConditions => (ApplicationStatus.ApprovedWithConditions, ApplicationEventKind.Approved),
            MotionKind.Adjourn => (ApplicationStatus.Adjourned, ApplicationEventKind.Adjourned),
            _ => (ApplicationStatus.Refused, ApplicationEventKind.Refused),
        };
        Record(happened, on, entry, said.Words);
    }

    /// <summary>The entrepreneur gives up before a decision.</summary>
    public void Withdraw(DateOnly on, Entry entry, string? words = null)
    {
        CheckDecidable(on, entry);
        (Status, AdjournedUntil) = (ApplicationStatus.Withdrawn, null);
        Record(ApplicationEventKind.Withdrawn, on, entry, words);
    }

    /// <summary>The day of the first decision that stood: what was taken back as an error never did; what a later session replaced did, and the applicant had it. Null while nothing is decided.</summary>
    public DateOnly? FirstDecidedOn
    {
        get
        {
            DateOnly? first = null;
            foreach (var happened in _events.OrderBy(x => x.Sequence))
                first = happened.Kind switch
                {
                    ApplicationEventKind.Approved or ApplicationEventKind.Refused => first ?? happened.On,
                    ApplicationEventKind.DecisionUndone or ApplicationEventKind.Adjourned => null, // an adjournment begins the days anew
                    _ => first,
                };
            return Decision is null ? null : first ?? Decision.On;
        }
    }

    /// <summary>Takes the decision or withdrawal back. The caller makes sure that nothing has been paid out on it.</summary>
    /// <param name="standsOnAgenda">Whether a session that isn't over has it on its agenda still.</param>
    /// <param name="isReconsidered">A session decides it anew: the decision wasn't wrong, it is replaced.</param>
    public void UndoDecision(Entry entry, string? words = null, bool standsOnAgenda = false, bool isReconsidered = false)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (IsUndecided) throw new RefusedException("application.not-decided", "Nothing has been decided yet.");
        Status = StatusBeforeEnd is ApplicationStatus.Ready && standsOnAgenda ? ApplicationStatus.OnAgenda : StatusBeforeEnd;
        Decision = null;
        _conditions.Clear();
        Record(isReconsidered ? ApplicationEventKind.Reconsidered : ApplicationEventKind.DecisionUndone, entry.Today, entry, words);
    }

    /// <summary>The borrower gives up what was granted. The caller takes the loan away, and makes sure that nothing has been paid out.</summary>
    /// <exception cref="RefusedException"><c>application.nothing-granted</c>, <c>application.given-up-in-the-future</c>, <c>application.given-up-before-granted</c>, <c>text.missing</c>.</exception>
    public void GiveUp(DateOnly on, Entry entry, string why)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!IsGranted) throw new RefusedException("application.nothing-granted", "There is nothing granted to give up.");
        if (on > entry.Today) throw new RefusedException("application.given-up-in-the-future", "Nothing is given up after today.");
        if (on < Decision!.On) throw new RefusedException("application.given-up-before-granted", $"It was granted on {Decision.On:yyyy-MM-dd}.", Decision.On);
        var said = Blank.Demand(why);
        Status = ApplicationStatus.GivenUp;
        Record(ApplicationEventKind.GivenUp, on, entry, said);
    }

    /// <summary>A wrong day was recorded for the signing of the contract of its loan, which knows what day can be.</summary>
    /// <param name="on">The right one.</param>
    public void NoteSigningDay(DateOnly on, Entry entry, string why)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Record(ApplicationEventKind.SigningDayCorrected, on, entry, Blank.Demand(why));
    }

    private bool IsGranted => Status is ApplicationStatus.Approved or ApplicationStatus.ApprovedWithConditions;

    /// <summary>The proof of a condition is there. With the last one the loan can be paid out.</summary>
    /// <param name="on">The day it came: not after the deadline.</param>
    /// <param name="note">What was seen.</param>
    /// <exception cref="RefusedException"><c>condition.none</c>, <c>condition.met-already</c>, <c>condition.in-the-future</c>, <c>condition.before-decision</c>, <c>condition.too-late</c>.</exception>
    public void MeetCondition(int number, DateOnly on, Entry entry, string? note)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var condition = ConditionOf(number);
        if (condition.MetOn is not null) throw new RefusedException("condition.met-already", "This condition is met already.");
        if (on > entry.Today) throw new RefusedException("condition.in-the-future", "A proof isn't seen after today.");
        if (on < Decision!.On) throw new RefusedException("condition.before-decision", "A proof is seen once the committee has asked for it.", Decision.On);
        if (on > condition.Deadline) throw new RefusedException("condition.too-late", "The deadline of this condition has passed.", condition.Deadline);

        condition.Meet(on, entry.By, note);
        if (_conditions.TrueForAll(x => x.MetOn is not null)) Status = ApplicationStatus.Approved;
        Record(ApplicationEventKind.ConditionMet, on, entry, note is null ? condition.Text : $"{condition.Text} ({note})");
    }

    /// <summary>A condition was taken for met by mistake. The caller makes sure that nothing has been paid out.</summary>
    /// <exception cref="RefusedException"><c>condition.none</c>, <c>condition.not-met</c>.</exception>
    public void ReopenCondition(int number, Entry entry, string why)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var condition = ConditionOf(number);
        if (condition.MetOn is null) throw new RefusedException("condition.not-met", "This condition isn't met.");
        var said = Blank.Demand(why);
        condition.Reopen();
        Status = ApplicationStatus.ApprovedWithConditions;
        Record(ApplicationEventKind.ConditionReopened, entry.Today, entry, $"{condition.Text} ({said})");
    }

    /// <summary>A condition was not met by its deadline (rule 17). The caller takes the loan away.</summary>
    /// <exception cref="RefusedException"><c>condition.none</c>: no deadline has passed.</exception>
    public void Lapse(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (Overdue(entry.Today) is not { } overdue) throw new RefusedException("condition.none", "There is no such condition.");
        Status = ApplicationStatus.Lapsed;
        Record(ApplicationEventKind.Lapsed, entry.Today, entry, overdue.Text);
    }

    /// <summary>What can be done with it as it stands, whoever asks.</summary>
    /// <param name="isLoanFixed">Whether the contract of the loan that it became is signed, or anything was ever entered on it.</param>
    /// <param name="hasMoneyMoved">Whether anything was ever entered on it.</param>
    public IEnumerable<ApplicationAct> Allowed(bool isLoanFixed, bool hasMoneyMoved = false)
    {
        if (MayBeTakenUp) yield return ApplicationAct.TakeUp;
        if (Status is ApplicationStatus.InAppraisal) yield return ApplicationAct.CallReady;
        if (Status is ApplicationStatus.Ready) yield return ApplicationAct.UndoReady;
        if (IsWorkedOn) yield return ApplicationAct.GiveOpinion;
        if (IsWorkedOn) yield return ApplicationAct.AskCorrection;
        if (IsUndecided) yield return ApplicationAct.AskOutsideOpinion;
        if (IsUndecided) yield return ApplicationAct.Decide;
        if (IsUndecided) yield return ApplicationAct.Correct;
        if (IsUndecided) yield return ApplicationAct.Withdraw;
        if (!IsUndecided && !isLoanFixed && Decision?.Session is null) yield return ApplicationAct.UndoDecision;
        if (IsGranted && !hasMoneyMoved) yield return ApplicationAct.GiveUp;
        if (_conditions.Count > 0 && !isLoanFixed && IsGranted) yield return ApplicationAct.FollowConditions;
        if (IsGranted) yield return ApplicationAct.RecordBankLoan;
        yield return ApplicationAct.HandOver;
        if (CanBeTold) yield return ApplicationAct.WriteLetter;
    }

    /// <summary>The decision that stands, as it was recorded; null where none does. An adjournment stands until the next decision.</summary>
    public ApplicationEvent? StandingDecision() => Decision is null && AdjournedUntil is null
        ? null
        : _events.Where(x => x.Kind is ApplicationEventKind.Approved or ApplicationEventKind.Refused or ApplicationEventKind.Adjourned).MaxBy(x => x.Sequence);

    /// <summary>Whether a decision was taken back, or is decided anew, since. One that adjourned is followed by another: that takes nothing back.</summary>
    /// <param name="decision">Its event.</param>
    public bool WasTakenBack(Guid decision) => _events.Find(x => x.Id == decision) is { Kind: ApplicationEventKind.Approved or ApplicationEventKind.Refused } told
        && _events.Exists(x => x.Sequence > told.Sequence && x.Kind is (ApplicationEventKind.DecisionUndone or ApplicationEventKind.Reconsidered));

    /// <summary>Writes down that the applicant was told the decision by letter.</summary>
    /// <param name="how">By which way.</param>
    /// <exception cref="RefusedException"><c>letter.nothing-decided</c>: what was granted lapsed or was given up, or nothing was decided.</exception>
    public void NoteLetter(ApplicationEventKind how, string subject, DateOnly on, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        DemandTold();
        Record(how, on, entry, subject);
    }

    /// <exception cref="RefusedException"><c>letter.nothing-decided</c>.</exception>
    internal void DemandTold()
    {
        if (!CanBeTold) throw new RefusedException("letter.nothing-decided", "There is no decision to write of.");
    }

    /// <summary>What lapsed or was given up is no news to write any more.</summary>
    private bool CanBeTold => IsGranted || Status is ApplicationStatus.Refused || AdjournedUntil is not null;

    /// <summary>The unmet condition whose deadline passed first; null when none has.</summary>
    private Condition? Overdue(DateOnly today) =>
        Status is ApplicationStatus.ApprovedWithConditions ? _conditions.Where(x => x.MetOn is null && x.Deadline < today).OrderBy(x => x.Deadline).ThenBy(x => x.Number).FirstOrDefault() : null;

    private Condition ConditionOf(int number) => Status is ApplicationStatus.ApprovedWithConditions or ApplicationStatus.Approved && _conditions.Find(x => x.Number == number) is { } condition
        ? condition
        : throw new RefusedException("condition.none", "There is no such condition.");

    private void CheckDecidable(DateOnly on, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!IsUndecided) throw new RefusedException("application.already-decided", "This dossier has been decided.");
        if (on > entry.Today) throw new RefusedException("application.decided-in-the-future", "Nothing is decided after today.");
        if (on < ReceivedOn)
            throw new RefusedException("application.decided-before-received", $"The dossier was received on {ReceivedOn:yyyy-MM-dd}.", ReceivedOn);
    }
}
