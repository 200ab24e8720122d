using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Platform.Governance.Bodies;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A whole session as JSON: statutes, members and facts, from which anybody comes to the same results.</summary>
/// <param name="Statutes">As the platform's file has them; what is left out has its default.</param>
public sealed record SessionFile(Statutes Statutes, ImmutableArray<Seat> Seats, ImmutableArray<SessionFact> Facts)
{
    /// <summary>How facts and statutes are written and read: nothing unknown, no missing part.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowOutOfOrderMetadataProperties = true, // whoever writes a file by hand begins where they like
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // names in any script, for files and the database, never for a page
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <exception cref="JsonException">It is no such file.</exception>
    public static SessionFile Read(string json)
    {
        var file = JsonSerializer.Deserialize<SessionFile>(json, Json) ?? throw new JsonException("A session is an object with statutes, seats and facts.");
        var wrong = file.Statutes.Problems().FirstOrDefault();
        return wrong is null ? file : throw new JsonException(wrong);
    }

    public string Write() => JsonSerializer.Serialize(this, Json);
}
