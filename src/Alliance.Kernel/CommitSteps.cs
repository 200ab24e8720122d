namespace Alliance.Kernel;

/// <summary>The steps that follow from saving one context, with the scope whose services they use.</summary>
public sealed class CommitSteps
{
    private readonly IReadOnlyList<CommitStep> _steps;
    private readonly IServiceProvider? _scope;

    private CommitSteps(IReadOnlyList<CommitStep> steps, IServiceProvider? scope) => (_steps, _scope) = (steps, scope);

    /// <summary>For a database from whose saving nothing follows.</summary>
    public static CommitSteps None { get; } = new([], null);

    internal bool IsEmpty => _steps.Count == 0;

    /// <param name="steps">In the order in which they run.</param>
    /// <param name="scope">Null outside a scope: nothing can follow there.</param>
    /// <returns>Null when something should follow and can't: then saving is refused.</returns>
    public static CommitSteps? In(IServiceProvider? scope, IReadOnlyList<CommitStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return steps.Count == 0 ? None : scope is null ? null : new(steps, scope);
    }

    internal async Task Run(ModuleDb db, CancellationToken ct)
    {
        foreach (var step in _steps)
        {
            await step.Run(_scope!, db, ct);
            db.ChangeTracker.DetectChanges(); // what it changed is seen by those after it
        }
    }
}
