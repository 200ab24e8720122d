using Alliance.Kernel;

namespace Alliance.Platform.Origination.Enterprises;

/// <summary>Something that is changed as a whole and counts in the figures of one enterprise.</summary>
/// <remarks><see cref="PlatformDb"/> raises the revision and marks the enterprise's figures as due whenever the aggregate or a part of it is saved: nobody has to think of it.</remarks>
public interface IAggregate
{
    /// <summary>Whose figures change with it.</summary>
    Id<Enterprise> EnterpriseId { get; }

    /// <summary>Optimistic concurrency: rises with each save; of two that started from the same one, the second is refused (<c>changed-meanwhile</c>).</summary>
    long Revision { get; }
}
