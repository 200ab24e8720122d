using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Proposals;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Fund.Closings;

/// <summary>Proposes to reopen the last closed month; a second person's approval does it.</summary>
public sealed class ReopenMonth(PlatformDb db, ICurrentUser user, MakeProposal propose)
{
    public sealed record Input([property: Required, StringLength(Proposal.LongestReason, MinimumLength = 3)] string Reason);

    public static void Map(IEndpointRouteBuilder fund) => fund.MapPost("/closings/{id}/reopening-proposals", Post)
        .WithSummary("Propose to reopen the last closed month").Produces<ProposalReceipt>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such closing.</returns>
    public async Task<ProposalReceipt?> Handle(Id<MonthClosing> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ReopenMonths);
        if (await db.Set<MonthClosing>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } closing) return null;

        await Act.RefuseUnlessLast(db, closing, ct);
        var proposal = await propose.Handle(Act.Name, $"{id}", new Act.Subject(id), Blank.Demand(input.Reason), ct);
        await db.SaveChangesAsync(ct);
        return ProposalReceipt.Of(proposal);
    }

    private static async Task<IResult> Post(Id<MonthClosing> id, Input input, ReopenMonth reopen, CancellationToken ct) =>
        ProposalReceipt.Created(await reopen.Handle(id, input, ct));

    internal sealed class Act(PlatformDb db, Clerk clerk, IStringLocalizer<FundText> text) : ITwoPersonAct
    {
        public const string Name = "reopen-month";

        public string Kind => Name;

        public string Permission => Permissions.ReopenMonths;

        public IStringLocalizer Text => text;

        public async Task<ProposalWords?> Describe(JsonElement subject, CancellationToken ct) =>
            await Find(db.Set<MonthClosing>().AsNoTracking(), subject, ct) is { } closing
                ? new(closing.PreviouslyUntil is { } before ? text["Reopen the books after {0}", Formats.LongDate(before)] : text["Reopen the books from the beginning"], "/fund/closings")
                : null;

        public async Task CarryOut(Proposal proposal, JsonElement subject, CancellationToken ct)
        {
            var closing = (await Find(db.Set<MonthClosing>(), subject, ct))!;
            var books = await RefuseUnlessLast(db, closing, ct);
            closing.Reopen(proposal.EntryOf(clerk));
            books.Reopen(closing.PreviouslyUntil);
        }

        /// <exception cref="RefusedException"><c>fund.not-closed</c> or <c>fund.not-the-last</c>.</exception>
        internal static async Task<FundBooks> RefuseUnlessLast(PlatformDb db, MonthClosing closing, CancellationToken ct)
        {
            closing.RefuseReopening();
            var books = await db.Set<FundBooks>().SingleAsync(ct);
            return books.ClosedUntil == closing.Until
                ? books
                : throw new RefusedException("fund.not-the-last", "Months are reopened from the last closed one backwards.");
        }

        private static Task<MonthClosing?> Find(IQueryable<MonthClosing> closings, JsonElement subject, CancellationToken ct)
        {
            var id = subject.Deserialize<Subject>(MakeProposal.Json)!.ClosingId;
            return closings.SingleOrDefaultAsync(x => x.Id == id, ct);
        }

        internal sealed record Subject(Id<MonthClosing> ClosingId);
    }
}
