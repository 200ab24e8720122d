using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Which column is what, counted from 0. Either one amount with a sign, or a debit and a credit.</summary>
/// <param name="Account">Of the other side.</param>
public sealed record ColumnChoice(int Date, int Label, int? Amount = null, int? Debit = null, int? Credit = null, int? Reference = null, int? Account = null)
{
    private static readonly string[] DateNames = ["DATE OPERATION", "DATE D OPERATION", "DATE COMPTABLE", "DATE DE COMPTABILISATION", "DATE", "BOOKING DATE", "DATE VALEUR", "DATE DE VALEUR"];
    private static readonly string[] LabelNames = ["LIBELLE", "LIBELLE OPERATION", "LIBELLE DE L OPERATION", "DESCRIPTION", "LABEL", "NATURE", "OPERATION", "MOTIF"];
    private static readonly string[] AmountNames = ["MONTANT", "MONTANT DH", "MONTANT MAD", "AMOUNT"];
    private static readonly string[] DebitNames = ["DEBIT", "DEBIT DH", "DEBIT MAD", "MONTANT DEBIT", "RETRAIT"];
    private static readonly string[] CreditNames = ["CREDIT", "CREDIT DH", "CREDIT MAD", "MONTANT CREDIT", "VERSEMENT"];
    private static readonly string[] ReferenceNames = ["REFERENCE", "REF", "REFERENCE OPERATION", "N PIECE", "NUMERO"];
    private static readonly string[] AccountNames = ["COMPTE", "RIB", "COMPTE CONTREPARTIE", "RIB DONNEUR D ORDRE", "COUNTER ACCOUNT", "IBAN"];

    /// <summary>What a heading makes one think, for a person to confirm; null where it says too little.</summary>
    public static ColumnChoice? Guess(IReadOnlyList<string> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        List<string> names = [.. header.Select(Folded.Text)];
        var (amount, debit, credit) = (Find(names, AmountNames), Find(names, DebitNames), Find(names, CreditNames));
        if (Find(names, DateNames) is not { } date || Find(names, LabelNames) is not { } label || (amount ?? credit) is null) return null;
        return credit is not null
            ? new(date, label, null, debit, credit, Find(names, ReferenceNames), Find(names, AccountNames))
            : new(date, label, amount, null, null, Find(names, ReferenceNames), Find(names, AccountNames));
    }

    /// <exception cref="RefusedException"><c>statement.columns-impossible</c>.</exception>
    public void Check(int columns)
    {
        int?[] chosen = [Date, Label, Amount, Debit, Credit, Reference, Account];
        List<int> given = [.. chosen.OfType<int>()];
        if (given.Exists(x => x < 0 || x >= columns) || given.Distinct().Count() != given.Count || Amount is null == Credit is null || (Debit is not null && Credit is null))
            throw new RefusedException("statement.columns-impossible", "Choose a date, a label, and either one amount or debit and credit, each another column of the file.");
    }

    private static int? Find(List<string> names, string[] among) => among.Select(x => names.IndexOf(x)).FirstOrDefault(x => x >= 0, -1) is >= 0 and var at ? at : null;
}

/// <summary>The choice of columns kept for a heading, so that the next file like it asks nothing.</summary>
public sealed class KeptColumns
{
    /// <summary>Of the heading.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Names of the columns, as JSON: for people who look at what is kept.</summary>
    public required string Header { get; init; }

    public int Date { get; private set; }

    public int Label { get; private set; }

    public int? Amount { get; private set; }

    public int? Debit { get; private set; }

    public int? Credit { get; private set; }

    public int? Reference { get; private set; }

    public int? Account { get; private set; }

    public string ChosenBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime ChosenAt { get; private set; }

    public IReadOnlyList<string> Names => JsonSerializer.Deserialize<List<string>>(Header)!;

    public ColumnChoice Choice => new(Date, Label, Amount, Debit, Credit, Reference, Account);

    public void Choose(ColumnChoice choice, string by, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(choice);
        choice.Check(Names.Count);
        (Date, Label, Amount, Debit, Credit, Reference, Account) = choice;
        (ChosenBy, ChosenAt) = (by, at);
    }
}

internal sealed class KeptColumnsMapping : IEntityTypeConfiguration<KeptColumns>
{
    public void Configure(EntityTypeBuilder<KeptColumns> builder)
    {
        builder.ToTable("bank_statement_columns");
        builder.HasKey(x => x.Fingerprint);
        builder.Property(x => x.Fingerprint).HasMaxLength(64);
        builder.Property(x => x.ChosenBy).HasMaxLength(200);
        builder.Ignore(x => x.Names);
        builder.Ignore(x => x.Choice);
    }
}
