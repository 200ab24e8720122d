using Alliance.Kernel;

namespace Alliance.Platform.Origination.Enterprises;

/// <summary>Something that is changed as a whole and counts in the figures of one enterprise.</summary>
/// <remarks>Whenever it or a part of it is saved, the enterprise's figures are marked as due, by a step before the commit.</remarks>
public interface IAggregate : IRevised
{
    /// <summary>Whose figures change with it.</summary>
    Id<Enterprise> EnterpriseId { get; }
}
