using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Origination.Enterprises;

internal sealed class EnterpriseMapping : IEntityTypeConfiguration<Enterprise>
{
    public void Configure(EntityTypeBuilder<Enterprise> builder)
    {
        builder.ToTable("Enterprises");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.ComplexProperty(x => x.Profile, profile =>
        {
            profile.Property(x => x.Name).HasMaxLength(120).HasColumnName("Name");
            profile.Property(x => x.Kind).HasColumnName("Kind");
            profile.Property(x => x.Sector).HasMaxLength(40).HasColumnName("Sector");
            profile.Property(x => x.LegalForm).HasColumnName("LegalForm");
            profile.Property(x => x.Province).HasMaxLength(60).HasColumnName("Province");
            profile.Property(x => x.Area).HasColumnName("Area");
            profile.Property(x => x.JobsPlanned).HasColumnName("JobsPlanned");
            profile.Property(x => x.Ice).HasMaxLength(20).HasColumnName("Ice");
            profile.Property(x => x.TradeRegister).HasMaxLength(EnterpriseProfile.LongestTradeRegister).HasColumnName("TradeRegister");
        });
        builder.OwnsMany(x => x.Observations, observation =>
        {
            observation.ToTable("JobObservations");
            observation.WithOwner().HasForeignKey("EnterpriseId");
            observation.HasKey(x => x.Id);
            observation.Property(x => x.Id).ValueGeneratedNever();
        });
    }
}
