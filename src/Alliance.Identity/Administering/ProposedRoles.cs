using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Identity.Administering;

/// <summary>Roles that one person wants an account to have, and to which no second one has agreed yet. Never changed: another proposal takes its place.</summary>
public sealed class ProposedRoles
{
    /// <summary>Whose they would be; one proposal at a time.</summary>
    public required Id<Account> AccountId { get; init; }

    public required List<string> Roles { get; init; }

    /// <summary>Account of who proposed, who can't be the one who agrees.</summary>
    public required Guid ProposedById { get; init; }

    public required string ProposedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime ProposedAt { get; init; }
}

internal sealed class ProposedRolesMapping : IEntityTypeConfiguration<ProposedRoles>
{
    public void Configure(EntityTypeBuilder<ProposedRoles> builder)
    {
        builder.ToTable("proposed_roles");
        builder.HasKey(x => x.AccountId);
        builder.Property(x => x.AccountId).ValueGeneratedNever();
        builder.PrimitiveCollection(x => x.Roles).HasMaxLength(1000);
        builder.Property(x => x.ProposedBy).HasMaxLength(120);
        builder.HasOne<Account>().WithOne().HasForeignKey<ProposedRoles>(x => x.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
