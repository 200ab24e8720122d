using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Origination.Applications;

internal sealed class LoanApplicationMapping : IEntityTypeConfiguration<LoanApplication>
{
    public void Configure(EntityTypeBuilder<LoanApplication> builder)
    {
        builder.ToTable("Applications");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Number).HasMaxLength(60);
        builder.HasIndex(x => x.Number).IsUnique();
        builder.Ignore(x => x.LoanNumber);
        builder.HasIndex(x => x.ReceivedOn);
        builder.HasOne<Enterprise>().WithMany().HasForeignKey(x => x.EnterpriseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Entrepreneur>().WithMany().HasForeignKey(x => x.EntrepreneurId).OnDelete(DeleteBehavior.Restrict);
        builder.ComplexProperty(x => x.Request, Map);
        builder.ComplexProperty(x => x.Officer, officer =>
        {
            officer.Property(x => x.Name).HasMaxLength(Officer.LongestName);
            officer.Ignore(x => x.Key);
        });
        builder.ComplexProperty(x => x.Decision, decision => decision.Property(x => x.Words).HasMaxLength(2000));
        builder.ComplexProperty(x => x.Opinion, opinion =>
        {
            opinion.Property(x => x.Words).HasMaxLength(OfficerOpinion.Longest);
            opinion.Property(x => x.WeakPoints).HasMaxLength(OfficerOpinion.Longest);
            opinion.Property(x => x.By).HasMaxLength(200);
        });
        builder.ComplexProperty(x => x.BankLoan, loan => loan.Property(x => x.Bank).HasMaxLength(LoanRequest.LongestBank));
        builder.Ignore(x => x.BankLoanBeside);
        builder.Ignore(x => x.IsUndecided);
        builder.Ignore(x => x.CompleteOn);
        builder.Ignore(x => x.AppraisedOn);
        builder.Ignore(x => x.PresentedOn);
        builder.OwnsMany(x => x.Conditions, condition =>
        {
            condition.ToTable("ApplicationConditions");
            condition.WithOwner().HasForeignKey("ApplicationId");
            condition.HasKey("ApplicationId", nameof(Condition.Number));
            condition.Property(x => x.Number).ValueGeneratedNever();
            condition.Property(x => x.Text).HasMaxLength(MotionCondition.LongestText);
            condition.Property(x => x.Proof).HasMaxLength(MotionCondition.LongestProof);
            condition.Property(x => x.MetBy).HasMaxLength(200);
            condition.Property(x => x.Note).HasMaxLength(Condition.LongestNote);
        });
        builder.OwnsMany(x => x.Events, happened =>
        {
            happened.ToTable("ApplicationEvents");
            happened.WithOwner().HasForeignKey("ApplicationId");
            happened.HasKey(x => x.Id);
            happened.Property(x => x.Id).ValueGeneratedNever();
            happened.Property(x => x.By).HasMaxLength(200);
            happened.Property(x => x.Note).HasMaxLength(ApplicationEvent.LongestNote);
            happened.Ignore(x => x.Changes);
        });
    }

    private static void Map(ComplexPropertyBuilder<LoanRequest> request)
    {
        request.Property(x => x.Purpose).HasMaxLength(1000);
        request.ComplexProperty(x => x.Plan, plan =>
        {
            plan.Property(x => x.Bank).HasMaxLength(LoanRequest.LongestBank);
            plan.ComplexProperty(x => x.Uses, uses => uses.Ignore(x => x.Named));
        });
        request.ComplexProperty(x => x.Forecast, forecast =>
        {
            forecast.HasDiscriminator(); // tells that there is one: its years have no column of their own
            forecast.Property<string>("Discriminator").HasMaxLength(20);
            forecast.Ignore(x => x.InOrder);
            foreach (var year in new[] { nameof(Forecast.First), nameof(Forecast.Second), nameof(Forecast.Third) }) forecast.ComplexProperty<YearForecast>(year);
        });
    }
}
