using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Fund.Agreements;

/// <summary>Registers a funder's signed agreement: its amount, dates and purpose. Money comes with its contributions.</summary>
public sealed class SignAgreement(PlatformDb db, ICurrentUser user, IBusinessDate business, TenantContext tenant)
{
    public sealed record Input
    {
        public required Id<Funder> FunderId { get; init; }
        [Required, StringLength(FundingAgreement.LongestNumber)] public string Number { get; init; } = "";
        public required Money Amount { get; init; }
        public required DateOnly SignedOn { get; init; }
        public required DateOnly StartsOn { get; init; }
        public DateOnly? EndsOn { get; init; }
        [StringLength(FundingAgreement.LongestWords)] public string? Purpose { get; init; }

        /// <summary>Only enterprises of these sectors; empty for all.</summary>
        [MaxLength(50)] public IReadOnlyList<string>? Sectors { get; init; }

        /// <summary>Only enterprises of these provinces; empty for all.</summary>
        [MaxLength(100)] public IReadOnlyList<string>? Provinces { get; init; }
    }

    public sealed record Registered(Id<FundingAgreement> Id);

    public static void Map(IEndpointRouteBuilder fund) => fund.MapPost("/agreements", Post)
        .WithSummary("Register a funding agreement").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such funder.</returns>
    public async Task<Registered?> Handle(Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ManageFund);
        if (!await db.Set<Funder>().AnyAsync(x => x.Id == input.FunderId, ct)) return null;

        if (input.SignedOn > business.Today) throw new RefusedException("fund.in-the-future", "Nothing can happen after today.", business.Today);
        if (input.Sectors?.FirstOrDefault(x => !Sectors.IsKnown(x)) is { } sector) throw new RefusedException("fund.no-such-sector", $"No sector is called '{sector}'.", sector);
        if (input.Provinces?.FirstOrDefault(x => !tenant.Organisation.Territory.Covers(x)) is { } province)
            throw new RefusedException("fund.outside-territory", $"'{province}' is outside the platform's territory.", province);

        var agreement = new FundingAgreement(
            input.FunderId, input.Number, input.Amount, input.SignedOn, input.StartsOn, input.EndsOn,
            new(Blank.NoteToNull(input.Purpose), [.. input.Sectors ?? []], [.. input.Provinces ?? []]));
        if (await db.Set<FundingAgreement>().AnyAsync(x => x.Number == agreement.Number, ct))
            throw new RefusedException("fund.agreement-known", "An agreement of this number is registered already.", agreement.Number);
        db.Add(agreement);
        await db.SaveChangesAsync(ct);
        return new(agreement.Id);
    }

    private static async Task<Results<Created<Registered>, NotFound>> Post(Input input, SignAgreement signAgreement, CancellationToken ct) =>
        await signAgreement.Handle(input, ct) is { } signed ? TypedResults.Created($"/api/fund/agreements/{signed.Id}", signed) : TypedResults.NotFound();
}
