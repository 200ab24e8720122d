using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>Says that a promise counts no more, and why: it was noted by mistake, or another one takes its place.</summary>
public sealed class WithdrawPromise(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    public sealed record Input([property: Required, StringLength(Contact.LongestReason, MinimumLength = 3)] string Reason);

    public static void Map(IEndpointRouteBuilder arrears) => arrears.MapPost("/loans/{id}/promises/{promiseId}/withdrawal", Post)
        .WithSummary("Withdraw a promise to pay").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this loan has no such promise.</returns>
    public async Task<PromiseToPay?> Handle(Id<Loan> id, Id<PromiseToPay> promiseId, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.FollowUpArrears);
        if (await db.Set<PromiseToPay>().SingleOrDefaultAsync(x => x.Id == promiseId && x.LoanId == id, ct) is not { } promise) return null;

        promise.Withdraw(input.Reason, clerk.Entry);
        await db.SaveChangesAsync(ct);
        return promise;
    }

    private static async Task<Results<NoContent, NotFound>> Post(
        Id<Loan> id, Id<PromiseToPay> promiseId, Input input, WithdrawPromise withdrawPromise, CancellationToken ct) =>
        await withdrawPromise.Handle(id, promiseId, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
