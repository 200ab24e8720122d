using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Identity.Accounts;

public sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Email).HasMaxLength(254);
        builder.Property(x => x.NormalizedEmail).HasMaxLength(254);
        builder.Property(x => x.DisplayName).HasMaxLength(120);
        builder.Property(x => x.Language).HasMaxLength(2);
        builder.Property(x => x.SecurityStamp).HasMaxLength(40);
        builder.Property(x => x.PasswordHash).HasMaxLength(400);
        builder.PrimitiveCollection(x => x.Roles).HasMaxLength(1000);
        builder.PrimitiveCollection(x => x.FormerRoles).HasMaxLength(1000).HasDefaultValueSql("'[]'"); // the release before writes rows without it while both run
        builder.HasIndex(x => x.NormalizedEmail).IsUnique();
    }
}
