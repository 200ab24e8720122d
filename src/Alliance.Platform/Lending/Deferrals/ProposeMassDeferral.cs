using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Proposals;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Deferrals;

/// <summary>Proposes a mass deferral: fixes its loans; a second person's approval has it carried out in the background.</summary>
public sealed class ProposeMassDeferral(PlatformDb db, ICurrentUser user, Clerk clerk, MakeProposal propose, OnceOnly once)
{
    public sealed record Proposed(Id<MassDeferral> Id, Id<Proposal> ProposalId, int Loans);

    public static void Map(IEndpointRouteBuilder deferrals) => deferrals.MapPost("", Post)
        .WithSummary("Propose a mass deferral").Produces<Proposed>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(409);

    public Task<Proposed?> Handle(MassDeferralInput input, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.DeferManyLoans);
        return once.Run(key, new { Use = nameof(ProposeMassDeferral), input }, async () =>
        {
            var deferral = new MassDeferral(input.Name, input.Choice, input.From, input.Months, input.Reason, clerk.Entry);
            var chosen = await ChooseLoans.Of(db, input.Choice, ct);
            var proposal = await propose.Handle(Act.Name, $"{deferral.Id}", new Subject(deferral.Id), input.Reason, ct);
            deferral.ProposalId = proposal.Id;
            db.Add(deferral);
            db.AddRange(chosen.Select(x => new DeferredLoan { MassDeferralId = deferral.Id, LoanId = x.Id }));
            return new Proposed(deferral.Id, proposal.Id, chosen.Count);
        }, ct);
    }

    private static async Task<IResult> Post(
        MassDeferralInput input, [FromHeader(Name = IdempotencyKey.Header)] string? key, ProposeMassDeferral propose, CancellationToken ct)
    {
        if (IdempotencyKey.Refuse(key, required: false) is { } refused) return refused;
        var proposed = (await propose.Handle(input, key, ct))!;
        return TypedResults.Created($"/api/deferrals/{proposed.Id}", proposed);
    }

    internal sealed record Subject(Id<MassDeferral> Id);

    internal sealed class Act(PlatformDb db, Clerk clerk, TenantContext tenant, JobSignal<MassDeferralRunner> signal, IStringLocalizer<DeferralsText> text) : ITwoPersonAct
    {
        public const string Name = "mass-deferral";

        public string Kind => Name;

        public string Permission => Permissions.DeferManyLoans;

        public IStringLocalizer Text => text;

        public async Task<ProposalWords?> Describe(JsonElement subject, CancellationToken ct)
        {
            var (id, deferral) = await Find(db.Set<MassDeferral>().AsNoTracking(), subject, ct);
            return new(
                text["Defer {0} loans by {1} months: {2}", await db.Set<DeferredLoan>().CountAsync(x => x.MassDeferralId == id, ct), deferral.Months, Formats.Isolated(deferral.Name)],
                $"/deferrals/{id}");
        }

        public async Task CarryOut(Proposal proposal, JsonElement subject, CancellationToken ct)
        {
            (await Find(db.Set<MassDeferral>(), subject, ct)).Deferral.Start(proposal.EntryOf(clerk));
            SignalOnceCommitted(db, signal, tenant);
        }

        internal static async Task<(Id<MassDeferral> Id, MassDeferral Deferral)> Find(IQueryable<MassDeferral> deferrals, JsonElement subject, CancellationToken ct)
        {
            var id = subject.Deserialize<Subject>(MakeProposal.Json)!.Id;
            return (id, await deferrals.SingleAsync(x => x.Id == id, ct));
        }

        internal static void SignalOnceCommitted(PlatformDb db, JobSignal<MassDeferralRunner> signal, TenantContext tenant)
        {
            var organisation = tenant.Organisation.Id;
            db.OnceCommitted(() => signal.Raise(organisation));
        }
    }
}
