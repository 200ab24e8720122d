using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>A condition was taken for met by mistake: nothing is paid out until it is.</summary>
public sealed class ReopenCondition(PlatformDb db, ICurrentUser user, Clerk clerk, ILendOnDecisions lending, DossierNotices notices)
{
    /// <param name="Revision">Of the dossier as it was read; a later one is a lost race.</param>
    public sealed record Input([property: Required, StringLength(Condition.LongestNote, MinimumLength = 3)] string Why, long? Revision = null);

    public static void Map(IEndpointRouteBuilder applications) =>
        applications.MapPost("/{id}/conditions/{number:int}/reopening", Post).WithSummary("Take back that a condition is met").ProducesProblem(404).ProducesProblem(409);

    /// <param name="number">Of the condition.</param>
    /// <returns>The dossier, or null when this platform has no such dossier.</returns>
    /// <exception cref="RefusedException"><c>condition.none</c>, <c>condition.not-met</c>, or <c>application.loan-has-contract</c>, <c>application.loan-has-events</c>: the loan has been signed or paid out.</exception>
    public async Task<LoanApplication?> Handle(Id<LoanApplication> id, int number, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await db.Applications.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        db.Expect(application, input.Revision);
        var loan = await lending.Find(id, ct);
        if (loan is { IsContracted: true }) throw new RefusedException("application.loan-has-contract", "The contract of this loan is signed: the decision can't be undone any more.");
        if (loan is { HasEvents: true }) throw new RefusedException("application.loan-has-events", "Money has moved on this loan: the decision can't be undone any more.");
        application.ReopenCondition(number, clerk.Entry, input.Why);
        await notices.ReopenCondition(application, ct);
        await db.SaveChangesAsync(ct);
        return application;
    }

    private static async Task<Results<NoContent, NotFound>> Post(Id<LoanApplication> id, int number, Input input, ReopenCondition reopenCondition, CancellationToken ct) =>
        await reopenCondition.Handle(id, number, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
