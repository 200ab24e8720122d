using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;

namespace Alliance.Platform.Origination.Applications;

/// <summary>The way before the committee: taken up, complete, on an agenda and off it again.</summary>
public sealed partial class LoanApplication
{
    private bool MayBeTakenUp => Status is ApplicationStatus.Received or ApplicationStatus.Adjourned;

    /// <summary>What stands on an agenda is as its members read it; it is taken off first.</summary>
    private bool IsWorkedOn => Status is ApplicationStatus.InAppraisal or ApplicationStatus.Ready;

    /// <summary>Where it stood on its way when it was decided or withdrawn; steps that a decision on paper stood for go with it. Of those that were decided before there was such a way only the reception is known.</summary>
    private ApplicationStatus StatusBeforeEnd => _events.OrderBy(x => x.Sequence).Aggregate(ApplicationStatus.Received, (status, happened) => happened.Kind switch
    {
        ApplicationEventKind.TakenUp or ApplicationEventKind.ReadyUndone or ApplicationEventKind.BackInAppraisal or ApplicationEventKind.Adjourned => ApplicationStatus.InAppraisal,
        ApplicationEventKind.CalledReady or ApplicationEventKind.PutOnAgenda => ApplicationStatus.Ready,
        _ => status,
    });

    /// <summary>The first day on which somebody worked on it; of one that was decided before that was recorded, the day of the decision. Null when nobody has.</summary>
    public DateOnly? AppraisedOn => FirstOf(x => x is ApplicationEventKind.TakenUp) ?? PresentedOn;

    /// <summary>The first day on which it was put before a committee: stood on an agenda, or was decided. Null when it never was.</summary>
    public DateOnly? PresentedOn => FirstOf(x => x is ApplicationEventKind.PutOnAgenda or ApplicationEventKind.Adjourned) is { } on && !(Decision?.On < on) ? on : NotBefore(Decision?.On);

    /// <summary>Since when it is complete, and the clock owed to the applicant runs: from the first time it was called ready. An adjournment begins anew; calling it so by mistake takes that one time back, unless it was presented since. Null before, and of dossiers that were decided before there was such a state.</summary>
    public DateOnly? CompleteOn
    {
        get
        {
            var called = new Stack<(DateOnly On, bool WasPresented)>();
            foreach (var happened in _events.OrderBy(x => x.Sequence))
                switch (happened.Kind)
                {
                    case ApplicationEventKind.CalledReady:
                        called.Push((happened.On, false));
                        break;
                    case ApplicationEventKind.PutOnAgenda when called.TryPop(out var last):
                        called.Push(last with { WasPresented = true });
                        break;
                    case ApplicationEventKind.ReadyUndone when called.TryPeek(out var last) && !last.WasPresented:
                        called.Pop();
                        break;
                    case ApplicationEventKind.Adjourned:
                        called.Clear();
                        break;
                }

            return called.Count == 0 ? null : called.Last().On;
        }
    }

    /// <summary>How often what waited for it was settled, and may be owed again: it was decided or withdrawn and that was taken back, or it was ready and is no more.</summary>
    public int TimesReopened => _events.Count(x => x.Kind is ApplicationEventKind.DecisionUndone or ApplicationEventKind.ReadyUndone or ApplicationEventKind.BackInAppraisal or ApplicationEventKind.CorrectionAsked);

    /// <summary>An officer begins to work on it, again after an adjournment.</summary>
    /// <param name="words">Why, or what comes first; for the history.</param>
    /// <exception cref="RefusedException"><c>application.taken-up</c>, <c>application.already-decided</c>.</exception>
    public void TakeUp(Entry entry, string? words = null)
    {
        ArgumentNullException.ThrowIfNull(entry);
        DemandUndecided();
        if (!MayBeTakenUp) throw new RefusedException("application.taken-up", "Somebody works on this dossier already.");
        Move(ApplicationStatus.InAppraisal, ApplicationEventKind.TakenUp, entry.Today, entry, words);
    }

    /// <summary>The officer says what they think of it, for the committee; another time in place of the first.</summary>
    /// <exception cref="RefusedException"><c>application.not-in-appraisal</c>, <c>application.stands-on-agenda</c>, <c>application.already-decided</c>, <c>text.missing</c>.</exception>
    public void GiveOpinion(OpinionTone tone, string words, string? weakPoints, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        DemandWorkedOn();
        Opinion = new(tone, Blank.Demand(words), Blank.NoteToNull(weakPoints), entry.Today, entry.By);
        Record(ApplicationEventKind.OpinionGiven, entry.Today, entry, Opinion.Words);
    }

    /// <summary>It is complete for the committee.</summary>
    /// <param name="on">Since when: the clock owed to the applicant runs from this day, unless it runs already.</param>
    /// <param name="missing">Names of what isn't there, in the words of who says so; empty when all is there.</param>
    /// <exception cref="RefusedException"><c>application.not-in-appraisal</c>, <c>application.not-ready</c>, <c>application.ready-in-the-future</c>, <c>application.ready-before-received</c>, <c>application.ready-before-adjourned</c>, <c>application.already-decided</c>.</exception>
    public void CallReady(DateOnly on, IReadOnlyCollection<string> missing, Entry entry, string? words = null)
    {
        ArgumentNullException.ThrowIfNull(missing);
        ArgumentNullException.ThrowIfNull(entry);
        DemandUndecided();
        if (Status is not ApplicationStatus.InAppraisal) throw new RefusedException("application.not-in-appraisal", "A dossier is ready once it has been worked on.");
        if (on > entry.Today) throw new RefusedException("application.ready-in-the-future", "Nothing is complete after today.");
        if (on < ReceivedOn) throw new RefusedException("application.ready-before-received", $"The dossier was received on {ReceivedOn:yyyy-MM-dd}.", ReceivedOn);
        if (_events.Where(x => x.Kind is ApplicationEventKind.Adjourned).Max(x => (DateOnly?)x.On) is { } adjourned && on < adjourned) throw new RefusedException("application.ready-before-adjourned", $"The committee adjourned it on {adjourned:yyyy-MM-dd}.", adjourned);
        if (missing.Count > 0) throw new RefusedException("application.not-ready", $"This is missing: {string.Join(", ", missing)}.", string.Join(", ", missing));
        Move(ApplicationStatus.Ready, ApplicationEventKind.CalledReady, on, entry, words);
    }

    /// <summary>It was called ready by mistake: as if it had not been.</summary>
    /// <exception cref="RefusedException"><c>application.not-called-ready</c>, <c>text.missing</c>.</exception>
    public void UndoReady(Entry entry, string why)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (Status is not ApplicationStatus.Ready) throw new RefusedException("application.not-called-ready", "This dossier isn't ready, or stands on an agenda.");
        Move(ApplicationStatus.InAppraisal, ApplicationEventKind.ReadyUndone, entry.Today, entry, Blank.Demand(why));
    }

    /// <summary>Something is asked for that is wrong, missing or outdated: one that was ready is so no more, and its clock goes on counting where it stood.</summary>
    /// <exception cref="RefusedException"><c>application.not-in-appraisal</c>, <c>application.stands-on-agenda</c>, <c>application.already-decided</c>.</exception>
    public void BeAskedAbout(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        DemandWorkedOn();
        if (Status is ApplicationStatus.Ready) Move(ApplicationStatus.InAppraisal, ApplicationEventKind.BackInAppraisal, entry.Today, entry, null);
    }

    /// <summary>What its readiness rested on is there no more: one that was ready is worked on again, and its clock goes on counting where it stood. Nothing happens to one that isn't ready.</summary>
    /// <param name="lacking">In words; for the history.</param>
    /// <exception cref="RefusedException"><c>application.stands-on-agenda</c>.</exception>
    public void BecomeIncomplete(string lacking, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (Status is ApplicationStatus.OnAgenda) throw StandsOnAgenda();
        if (Status is ApplicationStatus.Ready) Move(ApplicationStatus.InAppraisal, ApplicationEventKind.BackInAppraisal, entry.Today, entry, lacking);
    }

    /// <summary>Writes down what became of a correction.</summary>
    /// <param name="number">Of the correction.</param>
    /// <exception cref="RefusedException"><c>application.already-decided</c>.</exception>
    public void FollowCorrection(ApplicationEventKind happened, int number, string? words, DateOnly on, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        DemandUndecided();
        Record(happened, on, entry, EventNotes.OfCorrection(number, words));
    }

    /// <summary>Writes down what became of an opinion that is asked of somebody outside, at any time before the decision.</summary>
    /// <param name="whose">Who is asked.</param>
    /// <exception cref="RefusedException"><c>application.already-decided</c>.</exception>
    public void FollowOpinion(ApplicationEventKind happened, string whose, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        DemandUndecided();
        Record(happened, entry.Today, entry, whose);
    }

    /// <exception cref="RefusedException"><c>agenda.not-ready</c>: no session can be given it.</exception>
    internal void DemandPresentable()
    {
        if (Status is not (ApplicationStatus.Ready or ApplicationStatus.OnAgenda)) throw new RefusedException("agenda.not-ready", "Only what is ready comes on an agenda.");
    }

    /// <summary>A session has it on its agenda. One whose earlier session never met comes from there.</summary>
    /// <param name="session">Its body and day, see <see cref="EventNotes"/>.</param>
    /// <exception cref="RefusedException"><c>agenda.not-waiting</c>.</exception>
    public void PutOnAgenda(string session, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (Status is ApplicationStatus.OnAgenda) LeaveAgenda(OffAgenda.NeverMet, entry);
        if (Status is not ApplicationStatus.Ready) throw new RefusedException("agenda.not-waiting", "Some of this waits for no decision any more: look again.");
        Move(ApplicationStatus.OnAgenda, ApplicationEventKind.PutOnAgenda, entry.Today, entry, session);
    }

    /// <summary>The session has it no more; nothing happens where it stands on no agenda.</summary>
    public void LeaveAgenda(OffAgenda why, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (Status is not ApplicationStatus.OnAgenda) return;
        var happened = why switch
        {
            OffAgenda.TakenOff => ApplicationEventKind.TakenOffAgenda,
            OffAgenda.CalledOff => ApplicationEventKind.SessionCalledOff,
            OffAgenda.NotDecided => ApplicationEventKind.LeftUndecided,
            _ => ApplicationEventKind.SessionMissed,
        };
        Move(ApplicationStatus.Ready, happened, entry.Today, entry, null);
    }

    private DateOnly? FirstOf(Func<ApplicationEventKind, bool> kind) => NotBefore(_events.Where(x => kind(x.Kind)).Min(x => (DateOnly?)x.On));

    /// <summary>The day of reception may have been put right since.</summary>
    private DateOnly? NotBefore(DateOnly? on) => on < ReceivedOn ? ReceivedOn : on;

    /// <summary>Takes the steps to a decision that weren't taken: a committee that met on paper had the dossier before it.</summary>
    private void BringBefore(DateOnly on, Entry entry, string? lacking)
    {
        if (MayBeTakenUp) Move(ApplicationStatus.InAppraisal, ApplicationEventKind.TakenUpOnPaper, on, entry, null);
        if (Status is ApplicationStatus.InAppraisal) Move(ApplicationStatus.Ready, ApplicationEventKind.CalledReadyOnPaper, on, entry, lacking);
    }

    private void Move(ApplicationStatus to, ApplicationEventKind happened, DateOnly on, Entry entry, string? note)
    {
        Status = to;
        Record(happened, on, entry, note);
    }

    /// <summary>What somebody is asked about is worked on.</summary>
    /// <exception cref="RefusedException"><c>application.not-in-appraisal</c>, <c>application.stands-on-agenda</c>, <c>application.already-decided</c>.</exception>
    internal void DemandWorkedOn()
    {
        DemandUndecided();
        if (Status is ApplicationStatus.OnAgenda) throw StandsOnAgenda();
        if (!IsWorkedOn) throw new RefusedException("application.not-in-appraisal", "A dossier is ready once it has been worked on.");
    }

    private void DemandUndecided()
    {
        if (!IsUndecided) throw new RefusedException("application.already-decided", "This dossier has been decided.");
    }
}
