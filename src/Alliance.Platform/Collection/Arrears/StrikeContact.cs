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

/// <summary>Strikes a wrong note out: it stays readable, with the reason, and counts no more.</summary>
public sealed class StrikeContact(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    public sealed record Input([property: Required, StringLength(Contact.LongestReason, MinimumLength = 3)] string Reason);

    public static void Map(IEndpointRouteBuilder arrears) => arrears.MapPost("/loans/{id}/contacts/{contactId}/striking", Post)
        .WithSummary("Strike a wrong note out").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this loan has no such note.</returns>
    public async Task<Contact?> Handle(Id<Loan> id, Id<Contact> contactId, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.FollowUpArrears);
        if (await db.Set<Contact>().SingleOrDefaultAsync(x => x.Id == contactId && x.LoanId == id, ct) is not { } contact) return null;

        contact.Strike(input.Reason, clerk.Entry);
        await db.SaveChangesAsync(ct);
        return contact;
    }

    private static async Task<Results<NoContent, NotFound>> Post(
        Id<Loan> id, Id<Contact> contactId, Input input, StrikeContact strikeContact, CancellationToken ct) =>
        await strikeContact.Handle(id, contactId, input, ct) is null ? TypedResults.NotFound() : TypedResults.NoContent();
}
