using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;
using Alliance.Platform.Files.Iso20022;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>One debit that the bank says didn't hold.</summary>
/// <param name="Number">Line of a table, from 1; place among the payments of an XML file.</param>
/// <param name="On">Null where the file doesn't say.</param>
/// <param name="Amount">Null where the file doesn't say.</param>
/// <param name="Problem">Code of what is wrong with the line itself; null when it can be read.</param>
public sealed record ReturnedDebit(int Number, string Reference, string? Reason, DateOnly? On, Money? Amount = null, string? Problem = null)
{
    /// <summary>What it came back in together with others, where the file gives no amount of each; null where it does, or says nothing of amounts.</summary>
    public ReturnedSum? Of { get; init; }
}

/// <summary>Several debits that the bank booked in one sum: they came back whole if theirs come to it.</summary>
/// <param name="Entry">Its place in the file.</param>
/// <param name="Rest">Less those whose amounts the file gives.</param>
public sealed record ReturnedSum(int Entry, Money Rest);

/// <summary>A whole file of debits, or those of one day of collection, that the bank rejected.</summary>
/// <param name="File">Its reference: <c>ISM-P0007</c>.</param>
/// <param name="Block">Of the file: <c>ISM-P0007-01</c>; null for all of it.</param>
public sealed record RejectedFile(int Number, string File, string? Block, string? Reason);

/// <summary>What the bank's answer says.</summary>
internal sealed record ReturnsContents
{
    public IReadOnlyList<ReturnedDebit> Debits { get; init; } = [];

    public IReadOnlyList<RejectedFile> Files { get; init; } = [];

    /// <summary>Lines of debits that held, or wait: nothing is taken back for them.</summary>
    public int NotReturned { get; init; }

    /// <summary>Lines that concern no debit of ours (the bank's fees, sums), or that it has not booked yet.</summary>
    public int SetAside { get; init; }

    /// <summary>Columns that nothing was read from.</summary>
    public IReadOnlyList<string> UnknownColumns { get; init; } = [];
}

/// <summary>Reads the bank's answer about returned debits: a table with a heading (reference, reason, date …), or CAMT.054 or pain.002 in XML.</summary>
internal static class ReturnsFile
{
    /// <summary>Files, or days of collection of them, that one answer may reject as a whole: several months of them.</summary>
    public const int MostFiles = 60;

    public static FileLimits Limits { get; } = FileLimits.Default with { Bytes = 5_000_000, Rows = 20_000 };

    /// <param name="today">The day on which it is read.</param>
    /// <exception cref="RefusedException">The file can't be read at all, or names no returned debit.</exception>
    public static ReturnsContents Read(byte[] file, DateOnly today, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            var reading = new Reading(Limits, ct);
            reading.RefuseTooLarge(file.Length);
            var contents = FileKinds.Of(file) is FileKind.Xml ? IsoReturns.Of(Iso20022File.Read(file, reading), today) : TableReturns.Of(TableFile.Sheets(file, reading), today, reading);
            return contents.Debits.Count + contents.Files.Count > 0 ? contents : throw new RefusedException("returns.empty", "The file names no returned debit.");
        }
        catch (UnreadableException why)
        {
            throw why.As("returns");
        }
    }

    /// <summary>All of a stream, or a refusal as soon as there is more of it than a file may have.</summary>
    public static async Task<byte[]> Take(Stream from, CancellationToken ct)
    {
        try
        {
            return await Upload.Take(from, Limits, ct);
        }
        catch (UnreadableException why)
        {
            throw why.As("returns");
        }
    }

    /// <summary>The day from which the money is gone; that of booking where it isn't said, or is still to come, as for movements of a statement.</summary>
    internal static DateOnly? Day(DateOnly? value, DateOnly? booked, DateOnly today) => value is { } from && (from <= today || booked is null) ? from : booked;

    internal static string Short(string reference) => reference[..Math.Min(100, reference.Length)];

    internal static string? ShortReason(string? reason) => reason?[..Math.Min(DirectDebitLine.LongestReason, reason.Length)];
}
