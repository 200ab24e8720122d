using Alliance.Kernel;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Collection.Statements;

/// <summary>One movement as the file tells it.</summary>
internal sealed record StatementEntry(int Number, DateOnly On, Money Amount, string Label)
{
    /// <summary>From when the money counts, where that is not the day it was booked.</summary>
    public DateOnly? ValueOn { get; init; }

    public string? Reference { get; init; }

    public string? Counterparty { get; init; }

    public string? CounterAccount { get; init; }

    public bool IsReversal { get; init; }

    /// <summary>Of the payments that it is the sum of, where the file tells them apart without their amounts: the end-to-end reference of each, empty where it has none.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>Null where it is the day of booking, or still to come: nothing is entered ahead of its day, and one such movement must not keep the others waiting.</summary>
    public static DateOnly? CountsFrom(DateOnly? value, DateOnly bookedOn, DateOnly today) => value is { } day && day != bookedOn && day <= today ? day : null;

    /// <summary>No longer than what is kept of it.</summary>
    public static string? Short(string? text, int longest) => Blank.ToNull(text) is { } kept ? kept[..Math.Min(longest, kept.Length)] : null;
}

/// <summary>A line that can't be read; one is enough, and nothing of its file is stored.</summary>
/// <param name="Number">Of the line in its file, from 1; place among the movements of an XML file.</param>
/// <param name="Code">Also the key of its sentence.</param>
public sealed record BadLine(int Number, string Code, string Message);

/// <summary>What a file says.</summary>
/// <param name="Account">The account it is about; null where it doesn't say.</param>
internal sealed record StatementContents(StatementFormat Format, string? Account, IReadOnlyList<StatementEntry> Entries, IReadOnlyList<BadLine> BadLines)
{
    /// <summary>Lines that are no movement: totals, balances, amounts of zero, headings repeated.</summary>
    public int PassedOver { get; init; }

    /// <summary>What the closing balance has more than the opening one and the movements between; null where the file gives no balances. Not zero: the bank left something out.</summary>
    public Money? Unexplained { get; init; }
}
