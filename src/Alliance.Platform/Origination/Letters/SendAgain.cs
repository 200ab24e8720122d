using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Letters;

/// <summary>Mails the same letter again, after its mail could not be sent, to the address that the applicant has by now. Nothing is composed and the paper stays as it is.</summary>
/// <remarks>The history of the dossier names it again.</remarks>
public sealed class SendAgain(PlatformDb db, ICurrentUser user, Clerk clerk, TenantContext tenant, LetterDesk desk, JobSignal<LetterMailer> signal)
{
    public static void Map(IEndpointRouteBuilder letters) => letters.MapPost("/{letter}/mailing", Post).WithSummary("Mail a letter again whose mail could not be sent").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this dossier has no such letter, or none that was mailed.</returns>
    /// <exception cref="RefusedException"><c>letter.mail-not-failed</c>, <c>letter.overtaken</c>, <c>letter.nothing-decided</c>, <c>letter.no-address</c>, <c>letter.bad-address</c>.</exception>
    public async Task<LetterMail?> Handle(Id<LoanApplication> id, Id<SentLetter> letter, CancellationToken ct = default)
    {
        user.Demand(Permissions.RegisterApplications);
        if (await db.Set<SentLetter>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == letter && x.ApplicationId == id, ct) is not { } sent) return null;
        if (await db.Set<LetterMail>().SingleOrDefaultAsync(x => x.LetterId == letter, ct) is not { } mail) return null;

        var application = await db.Applications.SingleAsync(x => x.Id == id, ct);
        sent.DemandCurrent(application);
        var entry = clerk.Entry;
        mail.Again(await desk.DemandAddress(application, ct), entry.At);
        application.NoteLetter(ApplicationEventKind.LetterMailed, sent.Read().Subject, entry.Today, entry);
        var organisation = tenant.Organisation.Id;
        db.OnceCommitted(() => signal.Raise(organisation));
        await db.SaveChangesAsync(ct);
        return mail;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, Id<SentLetter> letter, SendAgain sendAgain, CancellationToken ct) =>
        await sendAgain.Handle(id, letter, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
