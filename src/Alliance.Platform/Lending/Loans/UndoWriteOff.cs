using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Proposals;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Proposes to undo a write-off, or to restore one that was undone: like the write-off itself it takes two persons (rule 12).</summary>
/// <remarks>Follows once approved, in the same transaction, before the commit: postings in the fund's books and the enterprise's figures due.</remarks>
public sealed class UndoWriteOff(PlatformDb db, ICurrentUser user, Clerk clerk, MakeProposal propose, OnceOnly once)
{
    public sealed record Input([property: Required, StringLength(LoanEvent.LongestReference, MinimumLength = 3)] string Reason);

    public static void Map(IEndpointRouteBuilder loans) => loans.MapPost("/{id}/events/{eventId:guid}/undoing-proposals", Post)
        .WithSummary("Propose to undo a write-off").Produces<ProposalReceipt>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such loan or the loan no such write-off.</returns>
    public Task<ProposalReceipt?> Handle(Id<Loan> id, Guid eventId, Input input, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.WriteOffLoans);
        return once.Run(key, new { Use = nameof(UndoWriteOff), id, eventId, input }, async () =>
        {
            if (await db.Loans.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } loan || !loan.Has(eventId)) return null;
            if (loan.Concerned(eventId).Kind is not LoanEventKind.WrittenOff) return null;
            loan.Undo(eventId, clerk.Entry, Blank.Demand(input.Reason));

            return ProposalReceipt.Of(await propose.Handle(Act.Name, $"{id}", new Act.Subject(id, eventId), input.Reason, ct));
        }, ct);
    }

    private static async Task<IResult> Post(
        Id<Loan> id, Guid eventId, Input input, [FromHeader(Name = IdempotencyKey.Header)] string? key, UndoWriteOff undoWriteOff, CancellationToken ct) =>
        IdempotencyKey.Refuse(key, required: false) ?? ProposalReceipt.Created(await undoWriteOff.Handle(id, eventId, input, key, ct));

    internal sealed class Act(PlatformDb db, Clerk clerk, IStringLocalizer<LoansText> text) : ITwoPersonAct
    {
        public const string Name = "write-off-undoing";

        public string Kind => Name;

        public string Permission => Permissions.WriteOffLoans;

        public IStringLocalizer Text => text;

        public async Task<ProposalWords?> Describe(JsonElement subject, CancellationToken ct)
        {
            var (id, eventId) = subject.Deserialize<Subject>(MakeProposal.Json)!;
            if (await db.Loans.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } loan || !loan.Has(eventId)) return null;

            var about = loan.Concerned(eventId);
            var words = about.Id == eventId ? "Undo the write-off of {0} on loan {1}" : "Restore the write-off of {0} on loan {1}";
            return new(text[words, Formats.LongDate(about.On), loan.Number], $"/loans/{id}");
        }

        public async Task CarryOut(Proposal proposal, JsonElement subject, CancellationToken ct)
        {
            var (id, eventId) = subject.Deserialize<Subject>(MakeProposal.Json)!;
            var loan = await db.Loans.SingleAsync(x => x.Id == id, ct);
            loan.Undo(eventId, proposal.EntryOf(clerk), proposal.Reason);
        }

        internal sealed record Subject(Id<Loan> LoanId, Guid EventId);
    }
}
