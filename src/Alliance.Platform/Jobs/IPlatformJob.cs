using Alliance.Tenancy.Lifecycle;

namespace Alliance.Platform.Jobs;

/// <summary>Work of one platform that goes on behind the back of requests, in small steps that each commit: after a stop it goes on where it was.</summary>
public interface IPlatformJob
{
    /// <summary>Name of the lease by which replicas take turns.</summary>
    static abstract string Lease { get; }

    /// <summary>Whether there is something to do: asked every few seconds for every platform, so answered from an index.</summary>
    Task<bool> IsDue(CancellationToken ct);

    /// <returns>Whether there may be more to do now.</returns>
    Task<bool> Step(CancellationToken ct);
}

/// <summary>Rings when a platform has something to do for a job.</summary>
public sealed class JobBell<T> : OrganisationBell where T : IPlatformJob;
