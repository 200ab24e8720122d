using System.Text.Json.Serialization;
using Alliance.Kernel;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What the money of a project is for, by kind.</summary>
/// <param name="Equipment">Machines, tools, furniture.</param>
/// <param name="Works">Building and fitting out.</param>
/// <param name="Stock">The first one.</param>
/// <param name="WorkingCapital">Cash until customers pay.</param>
/// <param name="Fees">Of founding, permits, deposits.</param>
public sealed record PlanUses(Money Equipment, Money Works, Money Vehicles, Money Stock, Money WorkingCapital, Money Fees, Money Other)
{
    /// <summary>Each with the word of its field.</summary>
    [JsonIgnore]
    public IReadOnlyList<(string Kind, Money Amount)> Named =>
        [("equipment", Equipment), ("works", Works), ("vehicles", Vehicles), ("stock", Stock), ("working-capital", WorkingCapital), ("fees", Fees), ("other-uses", Other)];

    public Money Total => Named.Aggregate(Money.Zero, (sum, x) => sum + x.Amount);

    /// <summary>What can be touched and stays.</summary>
    public Money Physical => Equipment + Works + Vehicles;
}
