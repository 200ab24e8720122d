using System.Buffers.Text;
using System.Security.Cryptography;

namespace Alliance.Platform.Entries;

/// <summary>What the link on a paper asks for, so that anybody can verify it: 128 random bits, kept in this platform's database alone, so that it can be neither guessed nor verified elsewhere.</summary>
internal static class PublicCode
{
    /// <summary>Characters.</summary>
    public const int Length = 22;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}
