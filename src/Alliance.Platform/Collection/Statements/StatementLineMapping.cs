using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Collection.Statements;

internal sealed class StatementLineMapping : IEntityTypeConfiguration<StatementLine>
{
    public void Configure(EntityTypeBuilder<StatementLine> builder)
    {
        builder.ToTable("bank_statement_lines");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasOne<BankStatement>().WithMany().HasForeignKey(x => x.StatementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Loan>().WithMany().HasForeignKey(x => x.LoanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => new { x.StatementId, x.Number }).IsUnique();
        builder.HasIndex(x => new { x.StatementId, x.State });
        builder.HasIndex(x => new { x.State, x.StatementId, x.Number }); // what waits, in order
        builder.HasIndex(x => x.Key).IsUnique(); // two statements that overlap, imported at once, meet here
        builder.HasIndex(x => new { x.Amount, x.On }); // looked for by amount
        builder.HasIndex(x => x.EventId).IsUnique(); // one line, one event
        builder.Property(x => x.Label).HasMaxLength(StatementLine.LongestLabel);
        builder.Property(x => x.Reference).HasMaxLength(StatementLine.LongestReference);
        builder.Property(x => x.Counterparty).HasMaxLength(140);
        builder.Property(x => x.CounterAccount).HasMaxLength(StatementLine.LongestAccount);
        builder.Property(x => x.Fingerprint).HasMaxLength(64);
        builder.Property(x => x.Key).HasMaxLength(64);
        builder.Property(x => x.LoanNumber).HasMaxLength(Loan.LongestNumber);
        builder.Property(x => x.ProposedFiles).HasDefaultValue("[]"); // for a replica that doesn't know it yet
        builder.Property(x => x.NamedDebits).HasDefaultValue("[]");
        builder.Property(x => x.Agreed).HasDefaultValue(AboveOwed.Nobody);
        builder.Property(x => x.FileReference).HasMaxLength(35);
        builder.Property(x => x.Code).HasMaxLength(60);
        builder.Property(x => x.Reason).HasMaxLength(LoanEvent.LongestReference);
        builder.Property(x => x.DecidedBy).HasMaxLength(250); // two names, where two persons decide
        builder.Ignore(x => x.Matches);
        builder.Ignore(x => x.Files);
        builder.Ignore(x => x.Named);
        builder.Ignore(x => x.IsCredit);
        builder.Ignore(x => x.IsPerhapsKnown);
        builder.Ignore(x => x.CountsOn);
        builder.Ignore(x => x.Words);
    }
}
