using System.Text.Json.Nodes;

namespace Alliance.Tenancy.Tests.Registry;

/// <summary>The text of a good organisation's file. A test states only the facts it is about.</summary>
internal sealed record FileBuilder
{
    public string Id { get; init; } = "ism";
    public string? Label { get; init; }
    public string Kind { get; init; } = "platform";
    public string Status { get; init; } = "active";

    public static FileBuilder Alliance { get; } = new() { Id = "aim", Label = "alliance", Kind = "alliance" };

    /// <summary>The text, after the given change.</summary>
    public string With(Action<JsonObject>? change = null)
    {
        var file = new JsonObject { ["id"] = Id, ["label"] = Label ?? $"label-{Id}", ["name"] = $"Initiative {Id}", ["kind"] = Kind, ["status"] = Status };
        if (Kind == "platform") file["territory"] = new JsonObject { ["region"] = "MA-09", ["provinces"] = new JsonArray("Tiznit") };
        change?.Invoke(file);
        return file.ToJsonString();
    }

    public static implicit operator string(FileBuilder file) => file.With();
}
