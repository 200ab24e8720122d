using System.ComponentModel.DataAnnotations;
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

/// <summary>Proposes to undo a whole mass deferral; a second person's approval has it done in the background.</summary>
public sealed class UndoMassDeferral(PlatformDb db, ICurrentUser user, MakeProposal propose, OnceOnly once)
{
    public sealed record Input([property: Required, StringLength(LoanEvent.LongestReference, MinimumLength = 3)] string Reason);

    public static void Map(IEndpointRouteBuilder deferrals) => deferrals.MapPost("/{id}/undoing-proposals", Post)
        .WithSummary("Propose to undo a mass deferral").Produces<ProposalReceipt>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such mass deferral.</returns>
    public Task<ProposalReceipt?> Handle(Id<MassDeferral> id, Input input, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.DeferManyLoans);
        return once.Run(key, new { Use = nameof(UndoMassDeferral), id, input }, async () =>
        {
            if (await db.Set<MassDeferral>().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } deferral) return null;

            deferral.RefuseUndoing();
            var proposal = await propose.Handle(Act.Name, $"{id}", new ProposeMassDeferral.Subject(id), Blank.Demand(input.Reason), ct);
            deferral.UndoingProposalId = proposal.Id;
            return ProposalReceipt.Of(proposal);
        }, ct);
    }

    private static async Task<IResult> Post(
        Id<MassDeferral> id, Input input, [FromHeader(Name = IdempotencyKey.Header)] string? key, UndoMassDeferral undo, CancellationToken ct) =>
        IdempotencyKey.Refuse(key, required: false) ?? ProposalReceipt.Created(await undo.Handle(id, input, key, ct));

    internal sealed class Act(PlatformDb db, Clerk clerk, TenantContext tenant, JobSignal<MassDeferralRunner> signal, IStringLocalizer<DeferralsText> text) : ITwoPersonAct
    {
        public const string Name = "mass-deferral-undoing";

        public string Kind => Name;

        public string Permission => Permissions.DeferManyLoans;

        public IStringLocalizer Text => text;

        public async Task<ProposalWords?> Describe(JsonElement subject, CancellationToken ct)
        {
            var (id, deferral) = await ProposeMassDeferral.Act.Find(db.Set<MassDeferral>().AsNoTracking(), subject, ct);
            return new(text["Undo the mass deferral “{0}”", Formats.Isolated(deferral.Name)], $"/deferrals/{id}");
        }

        public async Task CarryOut(Proposal proposal, JsonElement subject, CancellationToken ct)
        {
            (await ProposeMassDeferral.Act.Find(db.Set<MassDeferral>(), subject, ct)).Deferral.StartUndoing(proposal.EntryOf(clerk));
            ProposeMassDeferral.Act.SignalOnceCommitted(db, signal, tenant);
        }
    }
}
