using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Puts a dossier right that is still undecided; its history keeps who changed what, when and why.</summary>
/// <remarks>Other dossiers of the same person or enterprise note the correction, decided or not. Follows in the same transaction, before the commit: the figures of the enterprise due, and a dossier that was ready is worked on again where its new kind of project asks for documents that aren't there. On an agenda only what members don't read is corrected.</remarks>
public sealed class CorrectApplication(PlatformDb db, TenantContext tenant, ICurrentUser user, Clerk clerk, IOutgoingMail mail)
{
    /// <summary>The whole dossier as it should stand: what is left out is emptied.</summary>
    public sealed record Input
    {
        [Required] public RegisterApplication.PersonInput Entrepreneur { get; init; } = null!;

        [Required] public RegisterApplication.EnterpriseInput Enterprise { get; init; } = null!;

        public Money Amount { get; init; }

        [Range(1, 120)] public int Term { get; init; }

        [Required, StringLength(1000, MinimumLength = 3)] public string Purpose { get; init; } = "";

        [Required] public RegisterApplication.PlanInput Plan { get; init; } = null!;

        /// <summary>Of the first three years; none when left out.</summary>
        public Forecast? Forecast { get; init; }

        /// <summary>As it is when left out.</summary>
        public DateOnly? ReceivedOn { get; init; }

        /// <summary>What was wrong, in words.</summary>
        [Required, StringLength(500, MinimumLength = 3)] public string Why { get; init; } = "";

        /// <summary>Of the dossier, the person and the enterprise, as they were read: a change meanwhile is told (409).</summary>
        public long? Revision { get; init; }

        public long? EntrepreneurRevision { get; init; }

        public long? EnterpriseRevision { get; init; }
    }

    /// <param name="Warnings">Codes of <see cref="ApplicationWarnings"/>.</param>
    public sealed record Corrected(Id<LoanApplication> Id, IReadOnlyList<FieldChange> Changes, IReadOnlyList<string> Warnings);

    public static void Map(IEndpointRouteBuilder applications) => applications.MapPost("/{id}/correction", Post).WithSummary("Correct a dossier that is still undecided");

    /// <returns>Null when this platform has no such dossier.</returns>
    public async Task<Corrected?> Handle(Id<LoanApplication> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        var entrepreneur = await db.Set<Entrepreneurs.Entrepreneur>().SingleAsync(x => x.Id == application.EntrepreneurId, ct);
        var enterprise = await db.Set<Enterprises.Enterprise>().SingleAsync(x => x.Id == application.EnterpriseId, ct);
        await db.DemandOutOfSession(id, ct);
        db.Expect(application, input.Revision);
        db.Expect(entrepreneur, input.EntrepreneurRevision);
        db.Expect(enterprise, input.EnterpriseRevision);
        var right = new DossierContents(
            RegisterApplication.PersonOf(input.Entrepreneur), RegisterApplication.ProfileOf(input.Enterprise),
            RegisterApplication.RequestOf(input.Amount, input.Term, input.Purpose, input.Plan, input.Forecast), input.ReceivedOn ?? application.ReceivedOn);
        var changes = application.Correct(entrepreneur, enterprise, right, clerk.Entry, input.Why);
        foreach (var other in await db.Applications.Where(x => x.Id != id && (x.EntrepreneurId == entrepreneur.Id || x.EnterpriseId == enterprise.Id)).ToListAsync(ct))
            other.NoteCorrection(application, changes, clerk.Entry, input.Why);
        await db.SaveChangesAsync(ct);
        return new(id, changes, [.. ApplicationWarnings.Of(right.Person, right.Enterprise, right.Request, tenant.Organisation, LendingSettings.Of(tenant.Organisation)), .. Doubtful(right.Person.Email)]);
    }

    private IEnumerable<string> Doubtful(string? email) => email is null || mail.Takes(email) ? [] : [ApplicationWarnings.DoubtfulEmail];

    private static async Task<Results<Ok<Corrected>, NotFound>> Post(Id<LoanApplication> id, Input input, CorrectApplication correctApplication, CancellationToken ct) =>
        await correctApplication.Handle(id, input, ct) is { } corrected ? TypedResults.Ok(corrected) : TypedResults.NotFound();
}
