using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Platform.Governance.Sessions;

namespace Alliance.Platform.Governance.Minutes;

/// <summary>All that minutes say, names included: from it alone they are printed, and anybody comes to the same results. Its JSON is the canonical text.</summary>
/// <remarks>In UTF-8 with line feeds and two spaces of indentation, properties in the order of this declaration, what is null left out. A later release may add properties at the end, and changes none.</remarks>
public sealed record MinutesText
{
    public sealed record Names(string Fr, string Ar);

    /// <param name="Number">What facts name it by.</param>
    public sealed record Item(int Number, string Title, string Text);

    /// <param name="Item">Its number; 0 of the whole session.</param>
    public sealed record Remark(int Item, string Words);

    private static readonly JsonSerializerOptions Json = new(SessionFile.Json) { WriteIndented = true, NewLine = "\n" };

    /// <summary>1 for the minutes, more for corrections in their order.</summary>
    public required int Number { get; init; }

    public required Names Platform { get; init; }

    public required string Body { get; init; }

    public required Guid Session { get; init; }

    public required DateOnly MeetsOn { get; init; }

    public string? Place { get; init; }

    public required DateOnly FrozenOn { get; init; }

    /// <summary>Of a correction: the hash of the minutes.</summary>
    public string? Corrects { get; init; }

    /// <summary>Of a correction: what is to be read otherwise.</summary>
    public string? Correction { get; init; }

    /// <summary>In their order.</summary>
    public IReadOnlyList<Item> Agenda { get; init; } = [];

    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    /// <summary>Statutes, members and facts; null of a correction.</summary>
    public SessionFile? Course { get; init; }

    [JsonIgnore]
    public bool IsCorrection => Corrects is not null;

    public string NameIn(string language) => language == "ar" ? Platform.Ar : Platform.Fr;

    public string? RemarkOn(int item) => Remarks.FirstOrDefault(x => x.Item == item)?.Words;

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static MinutesText Read(string json) => JsonSerializer.Deserialize<MinutesText>(json, Json)!;
}
