using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Dossiers as committees have them on their agendas: by number and enterprise; the text asks for the loan as it was requested, in the language of who makes the agenda.</summary>
/// <remarks>Only what is complete is put on an agenda. Beside those that wait there are those that a session decided and nothing was paid out on: to decide them again is the way to take a session's decision back.</remarks>
internal sealed class DossiersOnAgenda(
    PlatformDb db, IBusinessDate business, TenantContext tenant, ILendOnDecisions lending, DossierDecisions decisions, Clerk clerk, IStringLocalizer<PlatformText> text) : IAgendaSource
{
    public const string Word = "dossier";

    /// <summary>Months without principal that a motion begins with: a request names none.</summary>
    public const int UsualGrace = 6;

    /// <summary>Longer waiting come first; what is beyond comes once those are decided.</summary>
    private const int Most = 200;

    /// <summary>Decided in a session so many days ago or less: later nobody takes it up again from the list.</summary>
    private const int Reconsidered = 90;

    /// <summary>What another session that isn't over has on its agenda is left out by who asks; what one had that never met is not.</summary>
    private static readonly ApplicationStatus[] Presentable = [ApplicationStatus.Ready, ApplicationStatus.OnAgenda];

    public string Kind => Word;

    public string Href(Guid id) => $"/applications/{id}";

    public string? SummaryHref(Guid id) => $"/applications/{id}/summary";

    public async Task<IReadOnlyList<AgendaSubject>> Waiting(CancellationToken ct)
    {
        var since = business.Today.AddDays(-Reconsidered);
        return [.. await Read(db.Applications.Where(x => Presentable.Contains(x.Status)), ct), .. await Read(Reconsiderable().Where(x => x.Decision!.On >= since || x.Status == ApplicationStatus.ApprovedWithConditions || x.Status == ApplicationStatus.Lapsed || x.Status == ApplicationStatus.GivenUp), ct)];
    }

    public async Task<IReadOnlyList<AgendaSubject>> Find(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var keys = ids.Select(x => new Id<LoanApplication>(x)).ToList();
        return
        [
            .. await Read(db.Applications.Where(x => Presentable.Contains(x.Status) && keys.Contains(x.Id)), ct),
            .. await Read(Reconsiderable().Where(x => keys.Contains(x.Id)), ct),
        ];
    }

    public async Task PutOn(IReadOnlyCollection<Guid> ids, Session session, CancellationToken ct, Entry? entry = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        var body = (await db.Set<Body>().FindAsync([session.BodyId], ct))!.Name; // it may be new as the session
        foreach (var dossier in (await Tracked(ids, ct)).Where(x => x.IsUndecided)) dossier.PutOnAgenda(EventNotes.OfSession(body, session.MeetsOn), entry ?? clerk.Entry);
    }

    public async Task TakeOff(IReadOnlyCollection<Guid> ids, OffAgenda why, CancellationToken ct)
    {
        foreach (var dossier in await Tracked(ids, ct)) dossier.LeaveAgenda(why, clerk.Entry);
    }

    public async Task<Motion?> Asked(Guid id, CancellationToken ct)
    {
        if (await db.Applications.AsNoTracking().SingleOrDefaultAsync(x => x.Id == new Id<LoanApplication>(id), ct) is not { Status: not ApplicationStatus.Withdrawn } application) return null;
        if (application.Decision is { Amount: { } granted, Term: { } term, GraceMonths: { } grace })
        {
            var open = application.Conditions.Where(x => x.MetOn is null).OrderBy(x => x.Number).Select(x => new MotionCondition(x.Text, x.Proof, x.Deadline, x.Owner)).ToList();
            return new(open.Count > 0 ? MotionKind.ApproveWithConditions : MotionKind.Approve) { Amount = granted, Term = term, GraceMonths = grace, Conditions = open.Count > 0 ? open : null };
        }

        var settings = LendingSettings.Of(tenant.Organisation);
        var most = Money.Min(settings.LargestLoan, application.Request.Plan.LargestLoan(settings.LargestShareOfInvestment) ?? settings.LargestLoan);
        return new(MotionKind.Approve) { Amount = Money.Min(application.Request.Amount, most), Term = application.Request.Term, GraceMonths = UsualGrace };
    }

    public async Task<string> Say(Guid id, Motion motion, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(motion);
        var application = await db.Applications.AsNoTracking().SingleAsync(x => x.Id == new Id<LoanApplication>(id), ct);
        // Paid out before the session began: nothing can be decided on it any more. Once it has begun nothing is paid (DemandOutOfSession).
        await lending.DemandCancellable(application.Id, ct);
        await decisions.Check(application, motion, ct);
        var name = await db.Enterprises.Where(x => x.Id == application.EnterpriseId).Select(x => x.Profile.Name).SingleAsync(ct);
        return string.Join('\n', Lines(name, motion));
    }

    /// <summary>All borrowers of the enterprise, since several may own one project.</summary>
    public async Task<ItemParties> Parties(Guid id, CancellationToken ct)
    {
        var dossier = await db.Applications.AsNoTracking().SingleAsync(x => x.Id == new Id<LoanApplication>(id), ct);
        var ofProject = db.Applications.Where(x => x.EnterpriseId == dossier.EnterpriseId).Select(x => x.EntrepreneurId);
        var persons = await db.Entrepreneurs.AsNoTracking().Where(x => ofProject.Contains(x.Id)).Select(x => x.Person).ToListAsync(ct);
        return new(
            [.. persons.Select(x => new ItemPerson([x.Name, .. x.NameInArabic is { } inArabic ? [inArabic] : (string[])[]], x.Phone, x.Commune))],
            [await db.Enterprises.Where(x => x.Id == dossier.EnterpriseId).Select(x => x.Profile.Name).SingleAsync(ct)])
        {
            Banks = [.. new[] { dossier.Request.Plan.Bank, dossier.BankLoan?.Bank }.OfType<string>()],
        };
    }

    public async Task Carry(Guid id, Motion motion, Id<Session> session, DateOnly on, CancellationToken ct)
    {
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == new Id<LoanApplication>(id), ct) is not { Status: not ApplicationStatus.Withdrawn } application) return;

        if (!application.IsUndecided) await decisions.Undo(application, words: null, ct, isReconsidered: true);
        await decisions.Take(application, motion, on, session, ct);
    }

    private IEnumerable<string> Lines(string name, Motion motion)
    {
        switch (motion)
        {
            case { Kind: MotionKind.Adjourn, Until: { } until }:
                yield return text["Adjourn the request of {0} until {1}.", name, Formats.LongDate(until)];
                break;
            case { Kind: MotionKind.Refuse, Reason: { } reason }:
                yield return text["Refuse the request of {0}: {1}.", name, text["reason." + KebabCase.Of(reason)].Value];
                break;
            case { Amount: { } amount, Term: { } term, GraceMonths: { } grace }:
                yield return text["Grant {0} an honour loan of {1} over {2} months, the first {3} months without repayment.", name, Formats.WithUnit(amount), term, grace];
                break;
        }

        foreach (var (condition, i) in (motion.Conditions ?? []).Select((x, i) => (x, i + 1)))
            yield return text["Condition {0} ({4}): {1}. Proof: {2}, by {3}.", i, condition.Text.TrimEnd('.'), condition.Proof, Formats.LongDate(condition.Deadline), text["owner." + KebabCase.Of(condition.Owner)].Value];
        if (motion.Words is { } words) yield return words;
    }

    private Task<List<LoanApplication>> Tracked(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var keys = ids.Select(x => new Id<LoanApplication>(x)).ToList();
        return db.Applications.Where(x => keys.Contains(x.Id)).ToListAsync(ct);
    }

    private IQueryable<LoanApplication> Reconsiderable() => db.Applications.Where(x => x.Decision != null && x.Decision.Session != null);

    private async Task<IReadOnlyList<AgendaSubject>> Read(IQueryable<LoanApplication> dossiers, CancellationToken ct)
    {
        var rows = await dossiers.AsNoTracking()
            .Join(db.Enterprises, x => x.EnterpriseId, x => x.Id, (dossier, enterprise) => new { dossier.Id, dossier.Number, dossier.ReceivedOn, dossier.Request, dossier.Decision, enterprise.Profile.Name })
            .OrderBy(x => x.ReceivedOn).ThenBy(x => x.Number).Take(Most).ToListAsync(ct);
        var loans = rows.Exists(x => x.Decision is not null) ? await lending.Find([.. rows.Select(x => x.Id)], ct) : null;
        return
        [
            .. from row in rows
               where loans?.GetValueOrDefault(row.Id) is not { IsFixed: true }
               select new AgendaSubject(
                   row.Id.Value,
                   $"{row.Number} · {row.Name}",
                   row.Decision is { } earlier
                       ? text["Look again at the decision of {0} on the request of {1}.", Formats.LongDate(earlier.On), row.Name]
                       : text["Grant {0} an honour loan of {1} over {2} months.", row.Name, Formats.WithUnit(row.Request.Amount), row.Request.Term],
                   row.Decision is { } decided
                       ? text["decided on {0}, to be looked at again", Formats.Date(decided.On)]
                       : text["{0} over {1} months, waiting for {2} days", Formats.WithUnit(row.Request.Amount), row.Request.Term, business.Today.DayNumber - row.ReceivedOn.DayNumber]),
        ];
    }
}
