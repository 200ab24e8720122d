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

/// <summary>Notes a contact with a borrower.</summary>
public sealed class RecordContact(PlatformDb db, ICurrentUser user, Clerk clerk, OnceOnly once)
{
    /// <param name="NextOn">When something is to be done next.</param>
    public sealed record Input(
        [property: JsonRequired] ContactKind Kind,
        [property: JsonRequired] DateOnly On,
        [property: Required, StringLength(Contact.LongestWords)] string Words,
        DateOnly? NextOn = null);

    public sealed record Recorded(Id<Contact> Id);

    public static void Map(IEndpointRouteBuilder arrears) => arrears.MapPost("/loans/{id}/contacts", Post)
        .WithSummary("Note a contact with a borrower").Produces<Recorded>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such loan.</returns>
    public Task<Recorded?> Handle(Id<Loan> id, Input input, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.FollowUpArrears);
        return once.Run(key, new { Use = nameof(RecordContact), id, input }, async () =>
        {
            if (!await db.Loans.AnyAsync(x => x.Id == id, ct)) return null;

            var contact = new Contact(id, input.Kind, input.On, input.Words, input.NextOn, clerk.Entry);
            db.Add(contact);
            return new Recorded(contact.Id);
        }, ct);
    }

    private static async Task<IResult> Post(
        Id<Loan> id, Input input, [FromHeader(Name = IdempotencyKey.Header)] string? key, RecordContact recordContact, CancellationToken ct) =>
        IdempotencyKey.Refuse(key, required: false)
        ?? (await recordContact.Handle(id, input, key, ct) is { } recorded ? TypedResults.Created($"/api/arrears/loans/{id}", recorded) : TypedResults.NotFound());
}
