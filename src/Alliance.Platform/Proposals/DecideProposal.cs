using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Proposals;

/// <summary>The second person approves or rejects; the first can take a proposal back.</summary>
/// <remarks>Follows in the same transaction: the first person is told, and nobody is asked any more.</remarks>
public sealed class DecideProposal(PlatformDb db, ICurrentUser user, MakeProposal proposals, ProposalNotices notices)
{
    /// <param name="Why">For a rejection.</param>
    public sealed record Input([property: StringLength(Proposal.LongestReason)] string? Why = null);

    public sealed record Decided(Id<Proposal> Id, ProposalStatus Status);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/{id}/approval", (Id<Proposal> id, DecideProposal decide, CancellationToken ct) => Answer(decide.Approve(id, ct)))
            .WithSummary("Approve a proposal as the second person: it is carried out").ProducesProblem(404).ProducesProblem(409);
        routes.MapPost("/{id}/rejection", (Id<Proposal> id, Input input, DecideProposal decide, CancellationToken ct) => Answer(decide.Reject(id, input, ct)))
            .WithSummary("Reject a proposal as the second person").ProducesProblem(404).ProducesProblem(409);
        routes.MapPost("/{id}/withdrawal", (Id<Proposal> id, DecideProposal decide, CancellationToken ct) => Answer(decide.Withdraw(id, ct)))
            .WithSummary("Withdraw one's own proposal").ProducesProblem(404).ProducesProblem(409);
    }

    /// <summary>Carries it out in the same transaction: of two who approve at once, one does.</summary>
    public Task<Decided?> Approve(Id<Proposal> id, CancellationToken ct = default) => Decide(id, async (proposal, act) =>
    {
        proposal.Approve(proposals.Account, user.Name, proposals.Now);
        await act.CarryOut(proposal, JsonSerializer.Deserialize<JsonElement>(proposal.Subject), ct);
    }, ct);

    public Task<Decided?> Reject(Id<Proposal> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Decide(id, (proposal, _) =>
        {
            proposal.Reject(proposals.Account, user.Name, proposals.Now, Blank.NoteToNull(input.Why));
            return Task.CompletedTask;
        }, ct);
    }

    public Task<Decided?> Withdraw(Id<Proposal> id, CancellationToken ct = default) => Decide(id, (proposal, _) =>
    {
        proposal.Withdraw(proposals.Account, user.Name, proposals.Now);
        return Task.CompletedTask;
    }, ct);

    /// <summary>Where the refusals of a kind of act are worded.</summary>
    public IStringLocalizer TextOf(string kind) => proposals.Of(kind).Text;

    private async Task<Decided?> Decide(Id<Proposal> id, Func<Proposal, ITwoPersonAct, Task> decide, CancellationToken ct)
    {
        user.Demand(Permissions.ReadProposals);
        if (await db.Set<Proposal>().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } proposal) return null;

        var act = proposals.Of(proposal.Kind);
        user.Demand(act.Permission);
        await decide(proposal, act);
        await notices.Decide(proposal, ct);
        await db.SaveChangesAsync(ct);
        return new(proposal.Id, proposal.Status);
    }

    private static async Task<Results<Ok<Decided>, NotFound>> Answer(Task<Decided?> deciding) =>
        await deciding is { } decided ? TypedResults.Ok(decided) : TypedResults.NotFound();
}
