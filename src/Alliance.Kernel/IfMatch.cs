using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Alliance.Kernel;

/// <summary>The revision that a change over HTTP started from, as a quoted number in <c>If-Match</c>: when it is stale, the answer is 412 <c>changed-meanwhile</c>, and nothing is changed.</summary>
public static class IfMatch
{
    public const string Header = "If-Match";

    /// <summary>The <c>ETag</c> of a revision.</summary>
    public static string Of(long revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    /// <summary>Null without the header, and for <c>*</c>: whatever is stored now.</summary>
    /// <exception cref="BadHttpRequestException">It is no revision of ours (400).</exception>
    public static long? Revision(string? header)
    {
        if (header is null or "*") return null;
        return header.Length > 2 && header[0] == '"' && header[^1] == '"' && long.TryParse(header[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : throw new BadHttpRequestException("If-Match is a revision in quotes, as ETag gave it.");
    }
}
