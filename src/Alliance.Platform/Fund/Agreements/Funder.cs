using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Fund.Agreements;

public enum FunderKind
{
    Public,
    Private,
}

/// <summary>Who gives money to the loan fund (apporteur): a region, a bank, a foundation. An institution, never a borrower.</summary>
public sealed class Funder
{
    public const int LongestName = 120;

    private Funder()
    {
        // for EF Core
    }

    /// <exception cref="RefusedException"><c>fund.name-missing</c>.</exception>
    public Funder(string name, FunderKind kind)
    {
        if (TypedText.IsBlank(name)) throw new RefusedException("fund.name-missing", "A funder has a name.");
        (Name, Kind) = (TypedText.Clean(name), kind);
    }

    public Id<Funder> Id { get; private init; } = Id<Funder>.New();

    public string Name { get; private init; } = "";

    public FunderKind Kind { get; private init; }
}

internal sealed class FunderMapping : IEntityTypeConfiguration<Funder>
{
    public void Configure(EntityTypeBuilder<Funder> builder)
    {
        builder.ToTable("funders");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(Funder.LongestName);
        builder.HasIndex(x => x.Name).IsUnique();
    }
}
