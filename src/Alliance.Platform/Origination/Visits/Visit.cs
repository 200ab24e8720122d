using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;

namespace Alliance.Platform.Origination.Visits;

public enum VisitState
{
    Planned,

    /// <summary>It took place.</summary>
    Done,

    CalledOff,
}

/// <summary>What can be done with a visit.</summary>
public enum VisitAct
{
    /// <summary>Say that it took place.</summary>
    Record,

    /// <summary>Another day, hour, place or person.</summary>
    Rearrange,

    CallOff,

    /// <summary>Said to have taken place, or called off, by mistake: it is planned, as it was.</summary>
    Reopen,
}

public enum VisitStepKind
{
    Planned,
    Rearranged,
    Done,
    CalledOff,
    Reopened,
}

/// <summary>When somebody goes where.</summary>
/// <param name="At">By the platform's clock.</param>
/// <param name="Goes">Who works on the dossier and goes there.</param>
public sealed record VisitPlan(DateOnly On, TimeOnly At, string Place, StaffMember Goes);

/// <summary>Something that happened to a visit. Never changed, never deleted.</summary>
/// <param name="On">The business day on which it was entered.</param>
/// <param name="EnteredAt">UTC.</param>
/// <param name="Words">What was seen, or why it was called off; null of others.</param>
public sealed record VisitStep(Guid Id, VisitStepKind Kind, DateOnly On, DateTime EnteredAt, string By, string? Words)
{
    /// <summary>In order of entry to its visit, from 1.</summary>
    public int Sequence { get; init; }

    /// <summary>The day that was planned from then on; null where nothing was said of that.</summary>
    public DateOnly? VisitOn { get; init; }

    /// <summary>Where to, from then on; null where nothing was said of that.</summary>
    public string? Place { get; init; }

    /// <summary>Who was to go from then on; null where nothing was said of that.</summary>
    public string? GoesName { get; init; }
}

/// <summary>An officer goes to see the entrepreneur, the premises or the enterprise of a dossier.</summary>
public sealed class Visit : IRevised
{
    public const int LongestPlace = 200;
    public const int LongestWords = 1_000;

    /// <summary>Of one dossier, those that took place or were called off too.</summary>
    public const int MostOfDossier = 100;

    /// <summary>Days from today to the last that can be planned.</summary>
    public const int MostDaysAhead = 730;

    private readonly List<VisitStep> _steps = [];

    private Visit() { } // for EF Core

    /// <summary>Also one that took place already: it is said to have next.</summary>
    /// <exception cref="RefusedException"><c>visit.before-received</c>, <c>visit.too-far</c>, <c>text.missing</c>.</exception>
    public Visit(LoanApplication application, VisitPlan plan, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(entry);
        (Id, ApplicationId) = (Id<Visit>.New(), application.Id);
        Take(plan, application.ReceivedOn, entry);
        Record(VisitStepKind.Planned, VisitState.Planned, entry, null, withPlan: true);
    }

    public Id<Visit> Id { get; private init; }
    public Id<LoanApplication> ApplicationId { get; private init; }
    public DateOnly On { get; private set; }

    /// <summary>By the platform's clock.</summary>
    public TimeOnly At { get; private set; }

    public string Place { get; private set; } = "";

    /// <summary>Whose account goes.</summary>
    public Guid GoesId { get; private set; }

    /// <summary>As they were called when it was planned.</summary>
    public string GoesName { get; private set; } = "";

    public VisitState State { get; private set; }

    public IReadOnlyList<VisitStep> Steps => _steps;

    public long Revision { get; private set; }

    /// <summary>What was seen, of one that took place; why, of one that was called off; else null.</summary>
    public string? Words => State is VisitState.Planned ? null : _steps.MaxBy(x => x.Sequence)!.Words;

    /// <summary>What can be done with it as it stands.</summary>
    public IEnumerable<VisitAct> Allowed(DateOnly today)
    {
        if (State is not VisitState.Planned)
        {
            yield return VisitAct.Reopen;
            yield break;
        }

        if (On <= today) yield return VisitAct.Record;
        yield return VisitAct.Rearrange;
        yield return VisitAct.CallOff;
    }

    /// <summary>Another day, hour, place or person. What stays the same leaves no step.</summary>
    /// <exception cref="RefusedException"><c>visit.not-planned</c>, <c>visit.before-received</c>, <c>visit.too-far</c>, <c>text.missing</c>.</exception>
    public void Rearrange(VisitPlan plan, DateOnly receivedOn, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        DemandPlanned();
        var before = (On, At, Place, GoesId);
        Take(plan, receivedOn, entry);
        if (before != (On, At, Place, GoesId)) Record(VisitStepKind.Rearranged, VisitState.Planned, entry, null, withPlan: true);
    }

    /// <summary>It took place.</summary>
    /// <param name="words">What was seen, in a few words.</param>
    /// <exception cref="RefusedException"><c>visit.not-planned</c>, <c>visit.in-the-future</c>, <c>text.missing</c>.</exception>
    public void Finish(string words, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        DemandPlanned();
        if (On > entry.Today) throw new RefusedException("visit.in-the-future", $"This visit is planned for {On:yyyy-MM-dd}.", On);
        Record(VisitStepKind.Done, VisitState.Done, entry, Blank.Demand(words));
    }

    /// <exception cref="RefusedException"><c>visit.not-planned</c>, <c>text.missing</c>.</exception>
    public void CallOff(string reason, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        DemandPlanned();
        Record(VisitStepKind.CalledOff, VisitState.CalledOff, entry, Blank.Demand(reason));
    }

    /// <summary>It was said to have taken place, or called off, by mistake: it is planned, as it was.</summary>
    /// <exception cref="RefusedException"><c>visit.is-planned</c>.</exception>
    public void Reopen(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (State is VisitState.Planned) throw new RefusedException("visit.is-planned", "This visit is planned.");
        Record(VisitStepKind.Reopened, VisitState.Planned, entry, null);
    }

    private void Take(VisitPlan plan, DateOnly receivedOn, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.On < receivedOn) throw new RefusedException("visit.before-received", $"The dossier was received on {receivedOn:yyyy-MM-dd}.", receivedOn);
        if (plan.On > entry.Today.AddDays(MostDaysAhead)) throw new RefusedException("visit.too-far", $"Not after {entry.Today.AddDays(MostDaysAhead):yyyy-MM-dd}.", entry.Today.AddDays(MostDaysAhead));
        (On, At, Place, GoesId, GoesName) = (plan.On, plan.At, Blank.ToNull(plan.Place) ?? throw new RefusedException("text.missing", "Say where."), plan.Goes.AccountId, plan.Goes.Name);
    }

    private void DemandPlanned()
    {
        if (State is not VisitState.Planned) throw new RefusedException("visit.not-planned", "This visit took place or was called off.");
    }

    private void Record(VisitStepKind kind, VisitState state, Entry entry, string? words, bool withPlan = false)
    {
        State = state;
        _steps.Add(new(Guid.CreateVersion7(), kind, entry.Today, entry.At, entry.By, words)
        {
            Sequence = _steps.Count + 1,
            VisitOn = withPlan ? On : null,
            Place = withPlan ? Place : null,
            GoesName = withPlan ? GoesName : null,
        });
    }
}
