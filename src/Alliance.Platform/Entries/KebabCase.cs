using System.Text.Json;

namespace Alliance.Platform.Entries;

internal static class KebabCase
{
    /// <summary>The value as a code, <c>taken-over</c>: names a cell of a breakdown and ends a translation's key.</summary>
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
