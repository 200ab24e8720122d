using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>Notes what a borrower promised to pay; one promise is open at a time.</summary>
public sealed class NotePromise(PlatformDb db, ICurrentUser user, Clerk clerk, OnceOnly once)
{
    /// <param name="PromisedOn">Today when left out.</param>
    public sealed record Input(
        [property: JsonRequired] Money Amount,
        [property: JsonRequired] DateOnly PayBy,
        DateOnly? PromisedOn = null,
        [property: StringLength(PromiseToPay.LongestWords)] string? Words = null);

    public sealed record Noted(Id<PromiseToPay> Id);

    public static void Map(IEndpointRouteBuilder arrears) => arrears.MapPost("/loans/{id}/promises", Post)
        .WithSummary("Note a promise to pay").Produces<Noted>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such loan.</returns>
    public async Task<Noted?> Handle(Id<Loan> id, Input input, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.FollowUpArrears);
        try
        {
            return await once.Run(key, new { Use = nameof(NotePromise), id, input }, () => Note(id, input, ct), ct);
        }
        catch (DbUpdateException)
        {
            // Somebody may have noted one at the same moment: then that one is open.
            db.ChangeTracker.Clear();
            if (await db.Loans.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is { } loan) await RefuseSecond(loan, ct);
            throw;
        }
    }

    private async Task<Noted?> Note(Id<Loan> id, Input input, CancellationToken ct)
    {
        if (await db.Loans.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } loan) return null;

        var owed = loan.State.Status is LoanStatus.WrittenOff ? loan.State.WrittenOff - loan.State.Recovered : loan.State.Outstanding;
        if (input.Amount > owed) throw new RefusedException("promise.above-owed", "More than what is owed.", owed);
        var earlier = await RefuseSecond(loan, ct);
        var promise = new PromiseToPay(id, earlier + 1, input.Amount, input.PayBy, input.PromisedOn ?? clerk.Today, input.Words, clerk.Entry);
        db.Add(promise);
        return new(promise.Id);
    }

    /// <returns>How many have been noted so far.</returns>
    private async Task<int> RefuseSecond(Loan loan, CancellationToken ct)
    {
        var earlier = await db.Set<PromiseToPay>().AsNoTracking().Where(x => x.LoanId == loan.Id).ToListAsync(ct);
        if (earlier.Find(x => x.StandingOn(clerk.Today, loan.Events) is PromiseStanding.Open) is { } open)
            throw new RefusedException("promise.open-already", "A promise is open already: keep it, or withdraw it first.", open.Amount, open.PayBy);
        return earlier.Count;
    }

    private static async Task<IResult> Post(
        Id<Loan> id, Input input, [FromHeader(Name = IdempotencyKey.Header)] string? key, NotePromise notePromise, CancellationToken ct) =>
        IdempotencyKey.Refuse(key, required: false)
        ?? (await notePromise.Handle(id, input, key, ct) is { } noted ? TypedResults.Created($"/api/arrears/loans/{id}", noted) : TypedResults.NotFound());
}
