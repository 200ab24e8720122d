using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Insight.Figures;

/// <summary>What one enterprise adds to the figures, month by month: changes of stocks, not the stocks themselves, so that quiet months take no room.</summary>
/// <remarks>Dimensions are as recorded today, stocks as of the end of each month (or today).</remarks>
internal sealed record Contribution(IReadOnlyList<Contribution.Part> Parts)
{
    /// <summary>Raised when a definition changes whose code stays.</summary>
    private const int Version = 3;

    /// <summary>Another number when a definition changed, or when a stock was declared or dropped: every platform then computes all again at its next start.</summary>
    public static readonly int Definitions = Indicators.Stocks.Aggregate(Version, (hash, stock) => stock.Code.Aggregate(hash, (x, letter) => unchecked(x * 31 + letter)));

    /// <summary>The share of some of its borrowers.</summary>
    /// <param name="By">Value of each dimension.</param>
    /// <param name="Changes">By code of the stock: pairs of a month's number and the change in it, ascending.</param>
    internal sealed record Part(IReadOnlyDictionary<string, string> By, IReadOnlyDictionary<string, long[]> Changes);

    public string ToJson() => JsonSerializer.Serialize(this, ContributionJson.Default.Contribution);

    public static Contribution FromJson(string json) => JsonSerializer.Deserialize(json, ContributionJson.Default.Contribution)!;
}

[JsonSerializable(typeof(Contribution))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
internal sealed partial class ContributionJson : JsonSerializerContext;
