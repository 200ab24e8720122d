namespace Alliance.Kernel;

/// <summary>One turn at an organisation's background work. The number rises each time the work is taken, so that whoever was overtaken is found out when it commits.</summary>
/// <param name="Name">The work, such as <c>figures</c>.</param>
/// <param name="Fence">Number of this turn; higher than that of any turn before.</param>
/// <param name="DoneThrough">Business date to note as done by the next commit, in the same transaction; null notes nothing.</param>
public sealed record HeldLease(string Name, long Fence, DateOnly? DoneThrough = null);

/// <summary>Somebody else has taken the work over meanwhile; nothing was saved, and whoever has it now goes on.</summary>
public sealed class LeaseLostException(string name) : InvalidOperationException($"The work '{name}' was taken over by another process.");
