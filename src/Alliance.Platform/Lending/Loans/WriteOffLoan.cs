using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
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

/// <summary>Proposes to book what is owed as a loss (passage en perte); a second person's approval does it (rule 12).</summary>
/// <remarks>Follows once approved, in the same transaction, before the commit: postings in the fund's books and the enterprise's figures due.</remarks>
public sealed class WriteOffLoan(PlatformDb db, ICurrentUser user, Clerk clerk, MakeProposal propose, OnceOnly once)
{
    /// <param name="On">Value date: what was owed at the end of this day is lost.</param>
    public sealed record Input(
        [property: JsonRequired] DateOnly On,
        [property: Required, StringLength(LoanEvent.LongestReference, MinimumLength = 3)] string Reason);

    public static void Map(IEndpointRouteBuilder loans) => loans.MapPost("/{id}/write-off-proposals", Post)
        .WithSummary("Propose to write a loan off").Produces<ProposalReceipt>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such loan.</returns>
    public Task<ProposalReceipt?> Handle(Id<Loan> id, Input input, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.WriteOffLoans);
        return once.Run(key, new { Use = nameof(WriteOffLoan), id, input }, async () =>
        {
            // Tried on a copy, so that what can't be done isn't proposed.
            if (await db.Loans.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } loan) return null;
            loan.WriteOff(input.On, clerk.Entry, Blank.Demand(input.Reason));

            return ProposalReceipt.Of(await propose.Handle(Act.Name, $"{id}", new Act.Subject(id, input.On), input.Reason, ct));
        }, ct);
    }

    private static async Task<IResult> Post(
        Id<Loan> id, Input input, [FromHeader(Name = IdempotencyKey.Header)] string? key, WriteOffLoan writeOff, CancellationToken ct) =>
        IdempotencyKey.Refuse(key, required: false) ?? ProposalReceipt.Created(await writeOff.Handle(id, input, key, ct));

    internal sealed class Act(PlatformDb db, Clerk clerk, IStringLocalizer<LoansText> text) : ITwoPersonAct
    {
        public const string Name = "write-off";

        public string Kind => Name;

        public string Permission => Permissions.WriteOffLoans;

        public IStringLocalizer Text => text;

        public async Task<ProposalWords?> Describe(JsonElement subject, CancellationToken ct)
        {
            var (id, on) = subject.Deserialize<Subject>(MakeProposal.Json)!;
            return await db.Loans.Where(x => x.Id == id).Select(x => new { x.Number, x.Summary.Outstanding }).SingleOrDefaultAsync(ct) is { } loan
                ? new(text["Write off {0} on loan {1}, as of {2}", Formats.WithUnit(loan.Outstanding), loan.Number, Formats.LongDate(on)], $"/loans/{id}")
                : null;
        }

        public async Task CarryOut(Proposal proposal, JsonElement subject, CancellationToken ct)
        {
            var (id, on) = subject.Deserialize<Subject>(MakeProposal.Json)!;
            var loan = await db.Loans.SingleAsync(x => x.Id == id, ct);
            loan.WriteOff(on, proposal.EntryOf(clerk), proposal.Reason);
        }

        internal sealed record Subject(Id<Loan> LoanId, DateOnly On);
    }
}
