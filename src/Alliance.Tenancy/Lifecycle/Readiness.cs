using System.Collections.Concurrent;

namespace Alliance.Tenancy.Lifecycle;

/// <summary>Whether an organisation's database is migrated and it may be served.</summary>
public interface IReadiness
{
    bool IsReady(string organisationId);

    /// <summary>Why it is fenced off, for operators; null when it isn't.</summary>
    string? FencedBecause(string organisationId);

    /// <summary>Done when every organisation known at start is ready or fenced.</summary>
    Task FirstPass { get; }

    /// <summary>Raised with the organisation's id each time it may be served. Handlers must be quick.</summary>
    event EventHandler<string>? BecameReady;
}

/// <summary>Kept by <see cref="OrganisationStarter"/>. Unknown means not ready: fail closed.</summary>
public sealed class Readiness : IReadiness
{
    private readonly ConcurrentDictionary<string, string?> _outcomes = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _firstPass = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public event EventHandler<string>? BecameReady;

    public Task FirstPass => _firstPass.Task;

    public bool IsReady(string organisationId) => _outcomes.TryGetValue(organisationId, out var fenced) && fenced is null;

    public string? FencedBecause(string organisationId) => _outcomes.GetValueOrDefault(organisationId);

    public void Ready(string organisationId)
    {
        _outcomes[organisationId] = null;
        BecameReady?.Invoke(this, organisationId);
    }

    public void Fence(string organisationId, string reason) => _outcomes[organisationId] = reason;

    public void FirstPassIsDone() => _firstPass.TrySetResult();
}
