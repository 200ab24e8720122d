namespace Alliance.Tenancy.Lifecycle;

/// <summary>What a module does when an organisation becomes active, after its migrations: invite administrators, reconcile API clients, generate demonstration data. Registered with <c>AddActivation</c>.</summary>
/// <remarks>Resolved in a scope of that organisation; runs again at every start and change of its file, so it is idempotent. Throwing fences the organisation alone.</remarks>
public interface IActivation
{
    /// <summary>Those whose work it builds on. The others come in the order of their registration.</summary>
    static virtual IReadOnlyList<Type> After => [];

    Task Activate(IProgress<string> progress, CancellationToken ct);
}
