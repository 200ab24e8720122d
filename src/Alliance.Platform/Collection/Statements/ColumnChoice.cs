using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Which column is what, counted from 0. Either one amount with a sign or a column that says its direction, or a debit and a credit.</summary>
/// <param name="Date">The day a movement was booked; the only date of the file, whatever that is.</param>
/// <param name="Account">Of the other side.</param>
/// <param name="Direction">Says of each amount whether it came or went: <c>C</c> or <c>D</c>, <c>+</c> or <c>-</c>.</param>
public sealed record ColumnChoice(int Date, int Label, int? Amount = null, int? Debit = null, int? Credit = null, int? Reference = null, int? Account = null, int? Direction = null)
{
    /// <summary>From when the money counts, where the file has that beside the day of booking.</summary>
    public int? ValueDate { get; init; }

    /// <summary>What a heading makes one think, for a person to confirm; null where it says too little.</summary>
    public static ColumnChoice? Guess(IReadOnlyList<string> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        List<string> names = [.. header.Select(Folded.Text)];
        var value = ColumnNames.ValueDate.Find(names);
        if ((ColumnNames.Date.Find(names, value) ?? value) is not { } date || ColumnNames.Label.Find(names, date, value) is not { } label) return null;

        var direction = ColumnNames.Direction.Find(names, date, value, label);
        var credit = ColumnNames.Credit.Find(names, date, value, label, direction);
        var debit = ColumnNames.Debit.Find(names, date, value, label, direction, credit);
        var amount = credit is null ? ColumnNames.Amount.Find(names, date, value, label, direction) : null;
        if ((amount ?? credit) is null) return null;

        var reference = ColumnNames.Reference.Find(names, date, value, label, direction, credit, debit, amount);
        var account = ColumnNames.Account.Find(names, date, value, label, direction, credit, debit, amount, reference);
        return new(date, label, amount, amount is null ? debit : null, credit, reference, account, amount is null ? null : direction) { ValueDate = value == date ? null : value };
    }

    /// <exception cref="RefusedException"><c>statement.columns-impossible</c>.</exception>
    public void Check(int columns)
    {
        int?[] chosen = [Date, ValueDate, Label, Amount, Debit, Credit, Reference, Account, Direction];
        List<int> given = [.. chosen.OfType<int>()];
        if (given.Exists(x => x < 0 || x >= columns) || given.Distinct().Count() != given.Count || Amount is null == Credit is null || (Debit is not null && Credit is null) || (Direction is not null && Amount is null))
            throw new RefusedException("statement.columns-impossible", "Choose a date, a label, and either one amount or debit and credit, each another column of the file.");
    }
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

    public int? Direction { get; private set; }

    public int? ValueDate { get; private set; }

    public string ChosenBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime ChosenAt { get; private set; }

    public IReadOnlyList<string> Names => JsonSerializer.Deserialize<List<string>>(Header)!;

    public ColumnChoice Choice => new(Date, Label, Amount, Debit, Credit, Reference, Account, Direction) { ValueDate = ValueDate };

    public void Choose(ColumnChoice choice, string by, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(choice);
        choice.Check(Names.Count);
        (Date, Label, Amount, Debit, Credit, Reference, Account, Direction) = choice;
        (ValueDate, ChosenBy, ChosenAt) = (choice.ValueDate, by, at);
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
