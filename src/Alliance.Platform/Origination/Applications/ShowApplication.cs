using Alliance.Kernel;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>One dossier with its entrepreneur, enterprise, plan, decision and history.</summary>
public sealed class ShowApplication(PlatformDb db, TenantContext tenant, ICurrentUser user, ILendOnDecisions lending)
{
    /// <param name="LoanId">The loan it became.</param>
    /// <param name="Allowed">What the reader may do with it as it stands.</param>
    /// <param name="Warnings">Codes of <see cref="ApplicationWarnings"/>.</param>
    public sealed record Dossier(
        Id<LoanApplication> Id,
        string Number,
        ApplicationStatus Status,
        DateOnly ReceivedOn,
        Officer Officer,
        Id<Entrepreneur> EntrepreneurId,
        Person Entrepreneur,
        Id<Enterprise> EnterpriseId,
        EnterpriseProfile Enterprise,
        LoanRequest Request,
        Decision? Decision,
        Guid? LoanId,
        string? LoanNumber,
        IReadOnlyList<ApplicationAct> Allowed,
        IReadOnlyList<ApplicationEvent> History,
        IReadOnlyList<string> Warnings,
        long Revision);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapGet("/{id}", Get).WithSummary("Show a dossier");

    /// <returns>Null when this platform has no such dossier.</returns>
    public async Task<Dossier?> Handle(Id<LoanApplication> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        if (await db.Applications.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        var entrepreneur = await db.Entrepreneurs.AsNoTracking().SingleAsync(x => x.Id == application.EntrepreneurId, ct);
        var enterprise = await db.Enterprises.AsNoTracking().SingleAsync(x => x.Id == application.EnterpriseId, ct);
        var loan = await lending.Find(id, ct);
        var warnings = ApplicationWarnings.Of(
            entrepreneur.Person, enterprise.Profile, application.Request, tenant.Organisation, LendingSettings.Of(tenant.Organisation));
        return new(
            application.Id, application.Number, application.Status, application.ReceivedOn, application.Officer,
            entrepreneur.Id, entrepreneur.Person, enterprise.Id, enterprise.Profile,
            application.Request, application.Decision, loan?.Id, loan?.Number,
            [.. application.Allowed(hasLoanEvents: loan is { HasEvents: true }).Where(x => user.May(x.Permission()))],
            [.. application.Events.OrderBy(x => x.Id)], [.. warnings], application.Revision);
    }

    private static async Task<Results<Ok<Dossier>, NotFound>> Get(Id<LoanApplication> id, ShowApplication showApplication, CancellationToken ct) =>
        await showApplication.Handle(id, ct) is { } dossier ? TypedResults.Ok(dossier) : TypedResults.NotFound();
}
