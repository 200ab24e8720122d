using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alliance.Platform.Entries;

/// <summary>Settings write enumerations as lower-case words, <c>taken-over</c>; a number is refused.</summary>
internal sealed class KebabCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
