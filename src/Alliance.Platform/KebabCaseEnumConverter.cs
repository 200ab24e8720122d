using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alliance.Platform;

/// <summary>Enumerations travel as lower-case words, <c>taken-over</c>; a number is refused.</summary>
internal sealed class KebabCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

internal static class KebabCase
{
    /// <summary>The same word as in JSON: code of a breakdown cell, end of a translation's key.</summary>
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
