namespace Alliance.Tenancy.Organisations;

/// <summary>Brings a raw Host header into the one spelling that the registry knows, without allocating: lower-case ASCII, no port, no final dot.</summary>
/// <remarks>
/// Not <c>Request.Host</c>, which throws on invalid punycode, decodes <c>xn--</c> but not <c>XN--</c>, and passes port 99999.
/// Not a regular expression, whose <c>$</c> matches before a final line feed. Internationalised names are compared as they travel: as A-labels.
/// </remarks>
public static class HostName
{
    /// <summary>Longest name in DNS, without its final dot.</summary>
    public const int MaximumLength = 253;

    private const int MaximumLabel = 63;

    /// <summary>Normalises <paramref name="raw"/> into the start of <paramref name="buffer"/>, which holds <see cref="MaximumLength"/> characters.</summary>
    /// <returns>False for whatever isn't a host name with an optional port: nothing is repaired but case, port and one final dot.</returns>
    public static bool TryNormalise(ReadOnlySpan<char> raw, Span<char> buffer, out int length)
    {
        length = 0;
        var colon = raw.IndexOf(':');
        if (colon >= 0)
        {
            if (!IsPort(raw[(colon + 1)..])) return false;
            raw = raw[..colon];
        }

        if (raw is [.. var withoutDot, '.']) raw = withoutDot;
        if (raw.Length is 0 or > MaximumLength || raw.Length > buffer.Length) return false;

        var label = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (c == '.')
            {
                if (label == 0 || raw[i - 1] == '-') return false;
                label = 0;
            }
            else
            {
                if (!char.IsAsciiLetterOrDigit(c) && (c != '-' || label == 0)) return false;
                if (++label > MaximumLabel) return false;
            }

            buffer[i] = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
        }

        if (label == 0 || raw[^1] == '-') return false;
        length = raw.Length;
        return true;
    }

    /// <summary>The normalised name, or null: for names in files and settings, not for requests.</summary>
    public static string? Normalise(ReadOnlySpan<char> raw)
    {
        Span<char> buffer = stackalloc char[MaximumLength];
        return TryNormalise(raw, buffer, out var length) ? new string(buffer[..length]) : null;
    }

    /// <summary>The same host and port without the dot that ends a fully qualified name: <c>example.ma.:443</c> is <c>example.ma:443</c>. Whoever compares authorities as texts compares these.</summary>
    public static string WithoutFinalDot(string authority)
    {
        ArgumentNullException.ThrowIfNull(authority);
        var end = authority.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? colon : authority.Length;
        return end > 0 && authority[end - 1] == '.' ? authority.Remove(end - 1, 1) : authority;
    }

    /// <summary>1 to 65535, in at most five digits.</summary>
    private static bool IsPort(ReadOnlySpan<char> port)
    {
        if (port.Length is 0 or > 5) return false;
        var number = 0;
        foreach (var c in port)
        {
            if (!char.IsAsciiDigit(c)) return false;
            number = number * 10 + (c - '0');
        }

        return number is >= 1 and <= 65535;
    }
}
