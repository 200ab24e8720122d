using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alliance.Kernel;

/// <summary>Which days business can be about. A day out of these bounds is a slip of the pen, or a hostile one: years before and months after it could not even be computed. One bound at every door.</summary>
public static class BusinessDay
{
    /// <summary>Nobody who asks for a loan was born before.</summary>
    public static readonly DateOnly First = new(1900, 1, 1);

    /// <summary>No loan that is granted by anybody living ends later.</summary>
    public static readonly DateOnly Last = new(2199, 12, 31);

    internal const string OutOfBounds = "A day is written 2026-06-30, from 1900-01-01 to 2199-12-31.";

    public static bool IsWithin(DateOnly day) => day >= First && day <= Last;

    /// <summary>A day as addresses have it, <c>2026-06-30</c>; null for what is none, or out of bounds.</summary>
    public static DateOnly? Read(string? written) =>
        DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && IsWithin(day) ? day : null;
}

/// <summary>Days in bodies: what isn't one, or is out of bounds, can't be read (400).</summary>
internal sealed class BusinessDayJsonConverter : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (reader.TokenType is JsonTokenType.String ? BusinessDay.Read(reader.GetString()) : null) ?? throw new JsonException(BusinessDay.OutOfBounds);

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
