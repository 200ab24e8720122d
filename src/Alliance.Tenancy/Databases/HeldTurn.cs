using Alliance.Kernel;

namespace Alliance.Tenancy.Databases;

/// <summary>The turn of background work that this scope is for, carried into its contexts; none in a request or message.</summary>
public sealed class HeldTurn
{
    public HeldLease? Lease { get; internal set; }
}
