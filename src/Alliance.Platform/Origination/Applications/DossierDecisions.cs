using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Decisions on dossiers and what follows from them, whether a session took them or somebody records them by hand. Asks for no permission and saves nothing: both are the use case's.</summary>
public sealed class DossierDecisions(PlatformDb db, TenantContext tenant, Clerk clerk, ILendOnDecisions lending, DossierNotices notices, IAppraiseDossiers appraisal)
{
    /// <summary>Whether the platform lends so, to such a project: its product, its share of the investment, its territory.</summary>
    /// <exception cref="RefusedException">It doesn't.</exception>
    public async Task Check(LoanApplication application, Motion motion, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(motion);
        if (motion is not { Grants: true, Amount: { } amount, Term: { } term, GraceMonths: { } grace }) return;

        if (amount > application.Request.Amount) throw new RefusedException("application.above-requested", $"No more than the {application.Request.Amount} asked for.", application.Request.Amount);
        var settings = LendingSettings.Of(tenant.Organisation);
        if (application.Request.Plan.LargestLoan(settings.LargestShareOfInvestment) is { } largest && amount > largest)
            throw new RefusedException("application.above-share-of-investment", $"At most {largest} on this physical investment.", largest);

        var province = await db.Enterprises.Where(x => x.Id == application.EnterpriseId).Select(x => x.Profile.Province).SingleAsync(ct);
        if (!tenant.Organisation.Territory.Covers(province))
            throw new RefusedException("application.outside-territory", "The project is outside the platform's territory.");
        if (amount > Money.Zero) settings.Terms(amount, term, grace);
    }

    /// <summary>Takes a decision: the dossier's officer and those who pay out are told, an approval becomes a loan.</summary>
    /// <param name="session">Which decided; null when it is recorded by hand.</param>
    /// <returns>The loan of an approval.</returns>
    public async Task<DossierLoan?> Take(LoanApplication application, Motion motion, DateOnly on, Id<Session>? session, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(motion);
        application.Decide(motion, on, clerk.Entry, session, session is null ? await appraisal.Lacking(application, ct) : null);
        var loan = motion.Grants ? lending.Contract(application) : null;
        await notices.Decide(application, loan, ct);
        if (!application.IsUndecided) await appraisal.FollowCorrections(application, ct); // one that is adjourned is worked on
        return loan;
    }

    /// <summary>Records by hand what a committee decided elsewhere. The steps that weren't taken here are, each with its event, and what the committee decided without is written down (ADR 0033).</summary>
    /// <param name="revision">Of the dossier as it was read; a later one is a lost race.</param>
    /// <returns>The dossier and the loan of an approval; null when this platform has no such dossier.</returns>
    internal async Task<(LoanApplication Application, DossierLoan? Loan)?> Record(Id<LoanApplication> id, Motion motion, DateOnly on, long? revision, CancellationToken ct)
    {
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        db.Expect(application, revision);
        await db.DemandOutOfSession(id, ct);
        await Check(application, motion, ct);
        var loan = await Take(application, motion, on, session: null, ct);
        await db.SaveChangesAsync(ct);
        return (application, loan);
    }

    /// <summary>Takes a decision back; the contracted loan goes with it.</summary>
    /// <exception cref="RefusedException"><c>application.loan-has-…</c>: what stands in the way.</exception>
    /// <param name="isReconsidered">A session takes another one in its place.</param>
    public async Task Undo(LoanApplication application, string? words, CancellationToken ct, bool isReconsidered = false)
    {
        ArgumentNullException.ThrowIfNull(application);
        await lending.Cancel(application.Id, ct);
        await notices.ForgetConditions(application, ct);
        application.UndoDecision(clerk.Entry, words, await db.StandsOnAgenda(application.Id, clerk.Today, ct), isReconsidered);
        await notices.Undo(application, ct);
        if (!isReconsidered) await appraisal.FollowCorrections(application, ct);
    }
}

internal static class DossiersInSession
{
    /// <summary>Whether a session that isn't over has it on its agenda.</summary>
    public static Task<bool> StandsOnAgenda(this PlatformDb db, Id<LoanApplication> id, DateOnly today, CancellationToken ct)
    {
        var key = id.Value;
        return db.Set<Session>().Where(Session.IsLive(today)).AnyAsync(x => x.Items.Any(y => y.Kind == DossiersOnAgenda.Word && y.Subject == key), ct);
    }

    /// <summary>A dossier that a session is looking at stays as its members see it, until the session is over.</summary>
    /// <exception cref="RefusedException"><c>application.in-session</c>.</exception>
    public static async Task DemandOutOfSession(this PlatformDb db, Id<LoanApplication> id, CancellationToken ct)
    {
        var key = id.Value;
        if (await db.Set<Session>().AnyAsync(x => (x.Phase == SessionPhase.Open || x.Phase == SessionPhase.Suspended) && x.Items.Any(y => y.Kind == DossiersOnAgenda.Word && y.Subject == key), ct))
            throw new RefusedException("application.in-session", "A session that is under way has this dossier on its agenda.");
    }
}
