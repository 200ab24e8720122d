using System.Linq.Expressions;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Collection.Statements;

public enum StatementFormat
{
    Csv,
    Xlsx,

    /// <summary>ISO 20022 in XML.</summary>
    Camt053,
}

public enum StatementStatus
{
    /// <summary>Its lines are decided one by one or together.</summary>
    Open,

    /// <summary>All that it recorded is being undone.</summary>
    Undoing,

    /// <summary>As if it had never been imported, apart from the trace: the same file can be imported again.</summary>
    Undone,
}

/// <summary>One statement of the platform's bank account (relevé bancaire), as its file told it. What becomes of its lines is decided afterwards.</summary>
/// <remarks>Until all its lines are stored it is as if it had never been imported, for releases that know nothing of this as well: undone by nobody (see <see cref="StatementIntake"/>).</remarks>
public sealed class BankStatement : IRevised
{
    public const int LongestFileName = 200;

    /// <summary>What every query sees; the rest is being taken in, or was cut off.</summary>
    public static readonly Expression<Func<BankStatement, bool>> IsWhole = x => x.Status != StatementStatus.Undone || x.UndoneAt != null;

    private BankStatement() { } // for EF Core

    /// <param name="fileHash">SHA-256 of the file, in hexadecimal.</param>
    internal BankStatement(string fileName, string fileHash, string? account, StatementContents contents, Entry entry)
    {
        var entries = contents.Entries;
        (FileName, FileHash, Format, Account, Status) = (fileName, fileHash, contents.Format, account, StatementStatus.Undone);
        (From, To, LineCount) = (entries.Min(x => x.On), entries.Max(x => x.On), entries.Count);
        (PassedOver, Unexplained) = (contents.PassedOver, contents.Unexplained);
        (ImportedBy, ImportedOn, ImportedAt) = (entry.By, entry.Today, entry.At);
    }

    public Id<BankStatement> Id { get; private init; } = Id<BankStatement>.New();

    public string FileName { get; private init; } = "";

    public string FileHash { get; private init; } = "";

    /// <summary>The hash as long as the statement counts, so that the same file is refused; null before it is complete, and once it is undone.</summary>
    public string? FileKey { get; private set; }

    public StatementFormat Format { get; private init; }

    /// <summary>The platform's own account; null where neither the file nor the settings name it.</summary>
    public string? Account { get; private init; }

    /// <summary>Day of the first line.</summary>
    public DateOnly From { get; private init; }

    /// <summary>Day of the last line.</summary>
    public DateOnly To { get; private init; }

    public int LineCount { get; private init; }

    /// <summary>Lines of the file that are no movement: totals, balances, amounts of zero.</summary>
    public int PassedOver { get; private init; }

    /// <summary>What the closing balance has more than the opening one and the movements between; null where the file gives no balances. Not zero: the bank left something out.</summary>
    public Money? Unexplained { get; private init; }

    public StatementStatus Status { get; private set; }

    public string ImportedBy { get; private init; } = "";

    /// <summary>Business date.</summary>
    public DateOnly ImportedOn { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime ImportedAt { get; private init; }

    public string? UndoneBy { get; private set; }

    /// <summary>UTC; when it was asked for.</summary>
    public DateTime? UndoneAt { get; private set; }

    public string? UndoReason { get; private set; }

    public long Revision { get; private set; }

    /// <summary>All its lines are there: from now on it counts.</summary>
    internal void Complete()
    {
        if (Status is not StatementStatus.Undone || UndoneAt is not null) throw new InvalidOperationException("It is complete already.");
        (Status, FileKey) = (StatementStatus.Open, FileHash);
    }

    /// <exception cref="RefusedException"><c>statement.undone</c>.</exception>
    public void RefuseUnlessOpen()
    {
        if (Status is not StatementStatus.Open) throw new RefusedException("statement.undone", "This statement is undone.");
    }

    /// <exception cref="RefusedException"><c>statement.undone</c>.</exception>
    public void StartUndoing(string reason, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        RefuseUnlessOpen();
        (Status, UndoReason, UndoneBy, UndoneAt) = (StatementStatus.Undoing, reason, entry.By, entry.At);
    }

    /// <param name="isWhole">False when a loan's rules kept something that was recorded: then the statement still counts.</param>
    public void FinishUndoing(bool isWhole)
    {
        (Status, FileKey) = isWhole ? (StatementStatus.Undone, null) : (StatementStatus.Open, FileKey);
    }
}

internal sealed class BankStatementMapping : IEntityTypeConfiguration<BankStatement>
{
    public void Configure(EntityTypeBuilder<BankStatement> builder)
    {
        builder.ToTable("bank_statements");
        builder.HasQueryFilter(BankStatement.IsWhole);
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.FileName).HasMaxLength(BankStatement.LongestFileName);
        builder.Property(x => x.FileHash).HasMaxLength(64);
        builder.Property(x => x.FileKey).HasMaxLength(64);
        builder.HasIndex(x => x.FileKey).IsUnique(); // the same file twice at once meets here
        builder.HasIndex(x => x.Status);
        builder.Property(x => x.Account).HasMaxLength(StatementLine.LongestAccount);
        builder.Property(x => x.ImportedBy).HasMaxLength(200);
        builder.Property(x => x.UndoneBy).HasMaxLength(200);
        builder.Property(x => x.UndoReason).HasMaxLength(LoanEvent.LongestReference);
    }
}
