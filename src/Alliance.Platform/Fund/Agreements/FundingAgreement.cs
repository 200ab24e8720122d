using System.Collections.Immutable;
using System.Text.Json;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Fund.Agreements;

/// <summary>What a funder gives money for. Empty lists: whatever the sector or the province.</summary>
/// <param name="Words">As the agreement says it.</param>
public sealed record FundingPurpose(string? Words, ImmutableArray<string> Sectors, ImmutableArray<string> Provinces)
{
    public static readonly FundingPurpose Any = new(null, [], []);

    public bool Covers(string sector, string province) =>
        (Sectors.IsDefaultOrEmpty || Sectors.Contains(sector, StringComparer.Ordinal)) && (Provinces.IsDefaultOrEmpty || Provinces.Contains(province, StringComparer.Ordinal));
}

/// <summary>A funder's agreement (convention): how much, from when to when money may be lent of it, and for what. What is repaid is lent again.</summary>
public sealed class FundingAgreement
{
    public const int LongestNumber = 40;
    public const int LongestWords = 500;

    private FundingAgreement()
    {
        // for EF Core
    }

    /// <param name="amount">Promised in all; receipts never exceed it.</param>
    /// <param name="endsOn">The last day on which it is lent from; null without end.</param>
    /// <exception cref="RefusedException"><c>fund.number-missing</c>, <c>fund.amount-not-positive</c>, <c>fund.ends-before-start</c>.</exception>
    public FundingAgreement(Id<Funder> funderId, string number, Money amount, DateOnly signedOn, DateOnly startsOn, DateOnly? endsOn, FundingPurpose purpose)
    {
        if (TypedText.IsBlank(number)) throw new RefusedException("fund.number-missing", "An agreement has a number.");
        if (amount <= Money.Zero) throw new RefusedException("fund.amount-not-positive", "An amount is above zero.");
        if (endsOn < startsOn) throw new RefusedException("fund.ends-before-start", "An agreement doesn't end before it starts.", startsOn);
        (FunderId, Number, Amount, SignedOn, StartsOn, EndsOn, Purpose) = (funderId, TypedText.Clean(number), amount, signedOn, startsOn, endsOn, purpose);
    }

    public Id<FundingAgreement> Id { get; private init; } = Id<FundingAgreement>.New();

    public Id<Funder> FunderId { get; private init; }

    public string Number { get; private init; } = "";

    public Money Amount { get; private init; }

    public DateOnly SignedOn { get; private init; }

    public DateOnly StartsOn { get; private init; }

    public DateOnly? EndsOn { get; private init; }

    public FundingPurpose Purpose { get; private init; } = FundingPurpose.Any;

    /// <summary>Whether a loan of this sector and province may be paid out of it on a day.</summary>
    public bool Funds(string sector, string province, DateOnly on) => on >= StartsOn && !(on > EndsOn) && Purpose.Covers(sector, province);
}

internal sealed class FundingAgreementMapping : IEntityTypeConfiguration<FundingAgreement>
{
    public void Configure(EntityTypeBuilder<FundingAgreement> builder)
    {
        builder.ToTable("funding_agreements");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Number).HasMaxLength(FundingAgreement.LongestNumber);
        builder.HasIndex(x => x.Number).IsUnique();
        builder.Property(x => x.Purpose).HasMaxLength(4000).HasConversion(
            x => JsonSerializer.Serialize(x, JsonSerializerOptions.Web),
            x => JsonSerializer.Deserialize<FundingPurpose>(x, JsonSerializerOptions.Web)!,
            new ValueComparer<FundingPurpose>(
                (left, right) => JsonSerializer.Serialize(left, JsonSerializerOptions.Web) == JsonSerializer.Serialize(right, JsonSerializerOptions.Web),
                x => x.Words == null ? 0 : x.Words.Length));
        builder.HasOne<Funder>().WithMany().HasForeignKey(x => x.FunderId).OnDelete(DeleteBehavior.Restrict);
    }
}
