using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Lending.Loans;

public sealed class LoanMapping : IEntityTypeConfiguration<Loan>
{
    public void Configure(EntityTypeBuilder<Loan> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("loans");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Number).HasMaxLength(Loan.LongestNumber);
        builder.HasIndex(x => x.Number).IsUnique();
        builder.HasIndex(x => x.ApplicationId).IsUnique(); // an application becomes one loan
        builder.HasIndex(x => x.EnterpriseId);
        builder.ComplexProperty(x => x.Terms);
        builder.ComplexProperty(x => x.Summary, summary => summary.Property(x => x.Schedule).HasConversion(x => x.ToBytes(), x => BriefSchedule.Read(x)));
        builder.Ignore(x => x.State); // replayed, never stored
        builder.Ignore(x => x.AwaitsContract);
        builder.Ignore(x => x.Allowed);
        builder.OwnsMany(x => x.Events, happened =>
        {
            happened.ToTable("loan_events");
            happened.WithOwner().HasForeignKey("LoanId");
            happened.HasKey(x => x.Id);
            happened.Property(x => x.Id).ValueGeneratedNever(); // we set it; otherwise a new event is taken for an update
            happened.Property(x => x.Reference).HasMaxLength(LoanEvent.LongestReference);
            happened.Property(x => x.EnteredBy).HasMaxLength(250); // two names, where two persons decide
            happened.Ignore(x => x.MovesMoney);
            happened.Ignore(x => x.IsCorrection);
        });
    }
}
