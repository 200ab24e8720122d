using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.DossierDocuments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>How a contract stands.</summary>
public enum ContractState
{
    /// <summary>Made, and not signed yet.</summary>
    ToSign,

    /// <summary>Signed by both parties: it stays for good.</summary>
    Sealed,

    /// <summary>It was made anew before it was signed.</summary>
    Replaced,

    /// <summary>The decision was taken back or has lapsed, or the borrower gave the loan up: there is no such loan any more.</summary>
    Void,
}

/// <summary>A contract as it was made, for good. One that is made anew stands beside it, with a number above.</summary>
public sealed class ContractRecord : IFrozen
{
    /// <summary>Characters of a SHA-256 in hexadecimal.</summary>
    public const int HashLength = 64;

    private ContractRecord() { } // for EF Core

    internal ContractRecord(Loan loan, int number, ContractText text, Entry entry)
    {
        Text = CanonicalText.Bytes(text.Write());
        (LoanId, ApplicationId, Number, Hash, Code, MadeOn, By, At) = (loan.Id, loan.ApplicationId, number, CanonicalText.HashOf(Text), PublicCode.New(), text.MadeOn, entry.By, entry.At);
    }

    public Id<Loan> LoanId { get; private init; }

    /// <summary>The dossier: numbers go on where its decision was taken back and taken again, so that no two contracts have the same.</summary>
    public Id<LoanApplication> ApplicationId { get; private init; }

    /// <summary>From 1: the contract is the last one.</summary>
    public int Number { get; private init; }

    /// <summary>The canonical text, in UTF-8: as it was hashed, to the byte.</summary>
    public byte[] Text { get; private init; } = [];

    /// <summary>SHA-256 of <see cref="Text"/>, in lower-case hexadecimal.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>What the link on paper asks for (<see cref="PublicCode"/>).</summary>
    public string Code { get; private init; } = "";

    public DateOnly MadeOn { get; private init; }

    public string By { get; private init; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }

    public ContractText Read() => ContractText.Read(Text);
}

/// <summary>That a loan's contract was signed, for good: one signing for each loan.</summary>
public sealed class ContractSigning : IFrozen
{
    private ContractSigning() { } // for EF Core

    internal ContractSigning(ContractDesk.Head contract, SigningText text, Id<DossierDocument>? scan, Entry entry)
    {
        Text = CanonicalText.Bytes(text.Write());
        (LoanId, Number, Hash, SignedOn, DocumentId, By, At) = (contract.LoanId, contract.Number, CanonicalText.HashOf(Text), text.SignedOn, scan, entry.By, entry.At);
    }

    public Id<Loan> LoanId { get; private init; }

    /// <summary>Of the contract that was signed.</summary>
    public int Number { get; private init; }

    /// <inheritdoc cref="ContractRecord.Text"/>
    public byte[] Text { get; private init; } = [];

    /// <inheritdoc cref="ContractRecord.Hash"/>
    public string Hash { get; private init; } = "";

    public DateOnly SignedOn { get; private init; }

    /// <summary>The scan, among the documents of the dossier; null without.</summary>
    public Id<DossierDocument>? DocumentId { get; private init; }

    public string By { get; private init; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }

    public SigningText Read() => SigningText.Read(Text);
}

/// <summary>A contract as it was printed first, for good: what is downloaded later is the same file. Once for signing, once sealed.</summary>
public sealed class ContractPaper : IFrozen
{
    public required Id<Loan> LoanId { get; init; }

    public required int Number { get; init; }

    /// <summary>Whether it bears the signing.</summary>
    public required bool IsSealed { get; init; }

    public required byte[] Pdf { get; init; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal: a file that another program has saved anew differs.</summary>
    public required string FileHash { get; init; }
}

internal sealed class ContractRecordMapping : IEntityTypeConfiguration<ContractRecord>
{
    public void Configure(EntityTypeBuilder<ContractRecord> builder)
    {
        builder.ToTable("contracts"); // no key of the loan's table: it outlives a loan whose decision is taken back
        builder.HasKey(x => new { x.LoanId, x.Number });
        builder.Property(x => x.Number).ValueGeneratedNever();
        builder.Property(x => x.Hash).HasMaxLength(ContractRecord.HashLength);
        builder.Property(x => x.Code).HasMaxLength(PublicCode.Length);
        builder.Property(x => x.By).HasMaxLength(120);
        builder.HasIndex(x => x.Code).IsUnique();
        builder.HasIndex(x => new { x.ApplicationId, x.Number }).IsUnique();
    }
}

internal sealed class ContractSigningMapping : IEntityTypeConfiguration<ContractSigning>
{
    public void Configure(EntityTypeBuilder<ContractSigning> builder)
    {
        builder.ToTable("contract_signings");
        builder.HasKey(x => x.LoanId);
        builder.Property(x => x.LoanId).ValueGeneratedNever();
        builder.Property(x => x.Hash).HasMaxLength(ContractRecord.HashLength);
        builder.Property(x => x.By).HasMaxLength(120);
        builder.HasOne<ContractRecord>().WithMany().HasForeignKey(x => new { x.LoanId, x.Number }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ContractPaperMapping : IEntityTypeConfiguration<ContractPaper>
{
    public void Configure(EntityTypeBuilder<ContractPaper> builder)
    {
        builder.ToTable("contract_papers");
        builder.HasKey(x => new { x.LoanId, x.Number, x.IsSealed });
        builder.Property(x => x.Number).ValueGeneratedNever();
        builder.Property(x => x.IsSealed).ValueGeneratedNever();
        builder.Property(x => x.FileHash).HasMaxLength(ContractRecord.HashLength);
        builder.HasOne<ContractRecord>().WithMany().HasForeignKey(x => new { x.LoanId, x.Number }).OnDelete(DeleteBehavior.Restrict);
    }
}
