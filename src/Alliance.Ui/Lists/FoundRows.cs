using System.Buffers.Binary;
using Alliance.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Alliance.Ui;

/// <summary>Which rows a list had found when somebody chose all of them, as marks in the address of the page that does something with them: so that what has left the list since can be named.</summary>
/// <remarks>A mark is a quarter of an id: it tells two rows of a platform apart, and some hundred of them fit into an address.</remarks>
public static class FoundRows
{
    public const string Name = "found";

    /// <summary>Beside a page of chosen rows an address still has room for their marks.</summary>
    public const int Most = 500;

    private const int Length = sizeof(uint);

    /// <returns>Null where there are too many.</returns>
    public static string? Write<T>(IReadOnlyCollection<Id<T>> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Count > Most) return null;

        var marks = new byte[ids.Count * Length];
        foreach (var (at, id) in ids.Index()) BinaryPrimitives.WriteUInt32BigEndian(marks.AsSpan(at * Length), MarkOf(id));
        return WebEncoders.Base64UrlEncode(marks);
    }

    /// <returns>None where the address has none, or what stands there is none.</returns>
    public static IReadOnlySet<uint> Read(NavigationManager navigation)
    {
        ArgumentNullException.ThrowIfNull(navigation);
        if (ListAddress.Of(navigation)[Name] is not { } written) return new HashSet<uint>();
        try
        {
            var marks = WebEncoders.Base64UrlDecode(written);
            return Enumerable.Range(0, Math.Min(marks.Length / Length, Most)).Select(x => BinaryPrimitives.ReadUInt32BigEndian(marks.AsSpan(x * Length))).ToHashSet();
        }
        catch (FormatException)
        {
            return new HashSet<uint>();
        }
    }

    /// <summary>The end of the id: its beginning is a time, which many share.</summary>
    public static uint MarkOf<T>(Id<T> id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.Value.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes[^Length..]);
    }
}
