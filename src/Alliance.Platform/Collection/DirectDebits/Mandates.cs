using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>The mandate of a loan: shown, entered or replaced, revoked.</summary>
public sealed class Mandates(PlatformDb db, ICurrentUser user, Clerk clerk)
{
    /// <summary>Warning: the number of the account is not one of 24 digits divisible by 97.</summary>
    public const string DoubtfulRib = "mandate.doubtful-rib";

    /// <summary>Warning: the holder's name is in no letters that a bank reads.</summary>
    public const string NoLatinName = "mandate.no-latin-name";

    /// <param name="Rib">Spaces don't matter. A doubtful one warns and is kept; a file refuses it.</param>
    /// <param name="Holder">Left out: the borrower.</param>
    public sealed record Input(
        [property: Required, JsonRequired, StringLength(34, MinimumLength = 5)] string Rib, [property: JsonRequired] DateOnly SignedOn, [property: StringLength(70)] string? Holder = null);

    public sealed record Shown
    {
        public required string Reference { get; init; }

        /// <summary>In groups, as printed by banks.</summary>
        public required string Rib { get; init; }

        public required string Holder { get; init; }
        public required DateOnly SignedOn { get; init; }
        public required string EnteredBy { get; init; }
        public required DateTime EnteredAt { get; init; }
        public required DateTime? EndedAt { get; init; }
        public required string? EndedBy { get; init; }
        public required IReadOnlyList<string> Warnings { get; init; }
    }

    public sealed record Found(Id<Loan> LoanId, string LoanNumber, string Borrower, Shown? InForce, IReadOnlyList<Shown> Earlier);

    public static void Map(IEndpointRouteBuilder loans)
    {
        loans.MapGet("/{id}/mandate", Get).WithSummary("Show the direct-debit mandate of a loan");
        loans.MapPost("/{id}/mandate", Post).WithSummary("Enter or replace the direct-debit mandate of a loan").ProducesProblem(409);
        loans.MapPost("/{id}/mandate/revocation", PostRevocation).WithSummary("Revoke the direct-debit mandate of a loan");
    }

    /// <returns>Null when this platform has no such loan.</returns>
    public async Task<Found?> Of(Id<Loan> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadDirectDebits);
        if (await Borrower(id, ct) is not { } loan) return null;

        var all = await db.Set<Mandate>().AsNoTracking().Where(x => x.LoanId == id).OrderByDescending(x => x.Sequence).ToListAsync(ct);
        return new(id, loan.Number, loan.Name, all.Find(x => x.EndedAt is null) is { } inForce ? Of(inForce) : null, [.. all.Where(x => x.EndedAt is not null).Select(Of)]);
    }

    /// <returns>The mandate in force, or null when this platform has no such loan.</returns>
    public async Task<Shown?> Enter(Id<Loan> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.CollectDirectDebits);
        if (await Borrower(id, ct) is not { } loan) return null;
        if (input.SignedOn > clerk.Today) throw new RefusedException("mandate.in-the-future", "A mandate can't be signed after today.", clerk.Today);

        var rib = string.Concat(input.Rib.Where(x => !char.IsWhiteSpace(x))).ToUpperInvariant();
        var holder = Blank.ToNull(TypedText.Clean(input.Holder)) ?? loan.Name;
        var all = await db.Set<Mandate>().Where(x => x.LoanId == id).ToListAsync(ct);
        var inForce = all.Find(x => x.EndedAt is null);
        if (inForce is not null && (inForce.Rib, inForce.Holder, inForce.SignedOn) == (rib, holder, input.SignedOn)) return Of(inForce); // a second click

        var entry = clerk.Entry;
        inForce?.End(entry.By, entry.At);
        var sequence = all.Count + 1;
        var mandate = new Mandate
        {
            Id = Id<Mandate>.New(),
            LoanId = id,
            Sequence = sequence,
            Reference = $"{loan.Number[..Math.Min(30, loan.Number.Length)]}-{sequence}",
            Rib = rib,
            Holder = holder[..Math.Min(70, holder.Length)],
            SignedOn = input.SignedOn,
            EnteredBy = entry.By,
            EnteredAt = entry.At,
        };
        db.Add(mandate);
        await db.SaveChangesAsync(ct);
        return Of(mandate);
    }

    /// <returns>False when the loan has no mandate in force, or doesn't exist here.</returns>
    public async Task<bool> Revoke(Id<Loan> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.CollectDirectDebits);
        if (await db.Set<Mandate>().SingleOrDefaultAsync(x => x.LoanId == id && x.EndedAt == null, ct) is not { } mandate) return false;

        var entry = clerk.Entry;
        mandate.End(entry.By, entry.At);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private static Shown Of(Mandate x) => new()
    {
        Reference = x.Reference,
        Rib = Identifiers.InGroups(x.Rib),
        Holder = x.Holder,
        SignedOn = x.SignedOn,
        EnteredBy = x.EnteredBy,
        EnteredAt = x.EnteredAt,
        EndedAt = x.EndedAt,
        EndedBy = x.EndedBy,
        Warnings = [.. x.HasGoodRib ? Array.Empty<string>() : [DoubtfulRib], .. BankName.Of(x.Holder) is null ? [NoLatinName] : Array.Empty<string>()],
    };

    private Task<LoanOfBorrower?> Borrower(Id<Loan> id, CancellationToken ct) => (
        from loan in db.Loans
        join application in db.Applications on loan.ApplicationId equals application.Id
        join person in db.Entrepreneurs on application.EntrepreneurId equals person.Id
        where loan.Id == id
        select new LoanOfBorrower(loan.Number, person.Person.Name)).SingleOrDefaultAsync(ct);

    private static async Task<Results<Ok<Found>, NotFound>> Get(Id<Loan> id, Mandates mandates, CancellationToken ct) =>
        await mandates.Of(id, ct) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<Results<Ok<Shown>, NotFound>> Post(Id<Loan> id, Input input, Mandates mandates, CancellationToken ct) =>
        await mandates.Enter(id, input, ct) is { } shown ? TypedResults.Ok(shown) : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> PostRevocation(Id<Loan> id, Mandates mandates, CancellationToken ct) =>
        await mandates.Revoke(id, ct) ? TypedResults.NoContent() : TypedResults.NotFound();

    private sealed record LoanOfBorrower(string Number, string Name);
}
