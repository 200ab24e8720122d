using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alliance.Contracts.Platform;

/// <summary><c>{"loansDisbursed":3,"amountDisbursed":15000000}</c>.</summary>
internal sealed class FigureSetJson : JsonConverter<FigureSet>
{
    public override FigureSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartObject) throw new JsonException("Figures are an object: numbers by code.");
        var byCode = new Dictionary<string, long>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var code = reader.GetString()!;
            reader.Read();
            byCode[code] = reader.GetInt64();
        }

        return new(byCode);
    }

    public override void Write(Utf8JsonWriter writer, FigureSet value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (code, number) in value.ByCode()) writer.WriteNumber(code, number);
        writer.WriteEndObject();
    }
}
