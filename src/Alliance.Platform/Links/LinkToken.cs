using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Alliance.Platform.Links;

/// <summary>What a link opens by: 256 random bits that stand in one mail and nowhere else. Stored is their hash, by which nobody who reads the database opens anything.</summary>
internal static class LinkToken
{
    /// <summary>Characters.</summary>
    public const int Length = 43;

    /// <summary>Characters of a hash.</summary>
    public const int HashLength = 64;

    private const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Null for what can be no token: nothing is looked up by it.</summary>
    public static string? HashOf(string? token) => token is { Length: Length } && token.All(x => char.IsAsciiLetterOrDigit(x) || x is '-' or '_')
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)))
        : null;
}
