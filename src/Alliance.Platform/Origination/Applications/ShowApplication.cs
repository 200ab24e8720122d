using Alliance.Kernel;
using Alliance.Platform.Entries;
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
public sealed class ShowApplication(PlatformDb db, TenantContext tenant, ICurrentUser user, ILendOnDecisions lending, DossierAccess access)
{
    public sealed record Dossier
    {
        public required Id<LoanApplication> Id { get; init; }
        public required string Number { get; init; }
        public required ApplicationStatus Status { get; init; }
        public required DateOnly ReceivedOn { get; init; }
        public required Officer Officer { get; init; }
        public required Id<Entrepreneur> EntrepreneurId { get; init; }
        public required Person Entrepreneur { get; init; }
        public required Id<Enterprise> EnterpriseId { get; init; }
        public required EnterpriseProfile Enterprise { get; init; }
        public required LoanRequest Request { get; init; }
        public required Decision? Decision { get; init; }

        /// <summary>By when the committee looks at it again, from an adjournment to the next decision; else null.</summary>
        public required DateOnly? AdjournedUntil { get; init; }

        /// <summary>The officer's, for the committee; null while none is given.</summary>
        public required OfficerOpinion? Opinion { get; init; }

        /// <summary>What came of the bank loan; null until somebody says so.</summary>
        public required BankLoan? BankLoan { get; init; }

        /// <summary>Of the approval, to be met before anything is paid out.</summary>
        public required IReadOnlyList<Condition> Conditions { get; init; }

        /// <summary>Where person or enterprise were put right since: what the committee decided on, and what stands there now.</summary>
        public required IReadOnlyList<FieldChange> ChangedSinceDecision { get; init; }

        /// <summary>The loan it became.</summary>
        public required Guid? LoanId { get; init; }

        public required string? LoanNumber { get; init; }

        /// <summary>What the reader may do with it as it stands.</summary>
        public required IReadOnlyList<ApplicationAct> Allowed { get; init; }

        public required IReadOnlyList<ApplicationEvent> History { get; init; }

        /// <summary>Codes of <see cref="ApplicationWarnings"/>.</summary>
        public required IReadOnlyList<string> Warnings { get; init; }

        public required long Revision { get; init; }

        /// <summary>Of the person and the enterprise, which may have other dossiers: a correction tells whether somebody changed them meanwhile.</summary>
        public required long EntrepreneurRevision { get; init; }

        public required long EnterpriseRevision { get; init; }
    }

    public static void Map(IEndpointRouteBuilder applications) => applications.MapGet("/{id}", Get).WithSummary("Show a dossier");

    /// <returns>Null when this platform has no such dossier, or none that the user may see.</returns>
    public async Task<Dossier?> Handle(Id<LoanApplication> id, CancellationToken ct = default)
    {
        return await access.DemandReading(id, ct) ? await Of(id, ct) : null;
    }

    /// <summary>The same, for use cases that have asked who may.</summary>
    internal async Task<Dossier?> Of(Id<LoanApplication> id, CancellationToken ct)
    {
        if (await db.Applications.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        var entrepreneur = await db.Entrepreneurs.AsNoTracking().SingleAsync(x => x.Id == application.EntrepreneurId, ct);
        var enterprise = await db.Enterprises.AsNoTracking().SingleAsync(x => x.Id == application.EnterpriseId, ct);
        var loan = await lending.Find(id, ct);
        var warnings = ApplicationWarnings.Of(
            entrepreneur.Person, enterprise.Profile, application.Request, tenant.Organisation, LendingSettings.Of(tenant.Organisation));
        return new()
        {
            Id = application.Id,
            Number = application.Number,
            Status = application.Status,
            ReceivedOn = application.ReceivedOn,
            Officer = application.Officer,
            EntrepreneurId = entrepreneur.Id,
            Entrepreneur = entrepreneur.Person,
            EnterpriseId = enterprise.Id,
            Enterprise = enterprise.Profile,
            Request = application.Request,
            Decision = application.Decision,
            AdjournedUntil = application.AdjournedUntil,
            Opinion = application.Opinion,
            BankLoan = application.BankLoan,
            Conditions = [.. application.Conditions.OrderBy(x => x.Number)],
            ChangedSinceDecision = application.ChangesSinceDecision(),
            LoanId = loan?.Id,
            LoanNumber = loan?.Number,
            Allowed = [.. application.Allowed(loan is { IsFixed: true }, loan is { HasEvents: true }).Where(x => user.May(x.Permission()))],
            History = [.. application.Events.InOrderOfEntry(x => x.Sequence, x => (x.At, x.Id))],
            Warnings = [.. warnings],
            Revision = application.Revision,
            EntrepreneurRevision = entrepreneur.Revision,
            EnterpriseRevision = enterprise.Revision,
        };
    }

    private static async Task<Results<Ok<Dossier>, NotFound>> Get(Id<LoanApplication> id, ShowApplication showApplication, CancellationToken ct) =>
        await showApplication.Handle(id, ct) is { } dossier ? TypedResults.Ok(dossier) : TypedResults.NotFound();
}
