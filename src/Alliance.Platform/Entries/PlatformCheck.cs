using Alliance.Kernel;

namespace Alliance.Platform.Entries;

/// <summary>One thing that an administrator keeps an eye on, as it stands.</summary>
/// <param name="What">What was looked at and found, in the reader's language.</param>
/// <param name="Href">Where one sees or mends it; null where that is outside the product.</param>
public sealed record CheckResult(string What, bool IsFine, string? Href = null);

/// <summary>A look at one area's readiness; registered by it. One query at most.</summary>
public interface IPlatformCheck
{
    Task<CheckResult> Look(CancellationToken ct);
}

/// <summary>All checks of the platform, what is amiss first.</summary>
public sealed class RunChecks(IEnumerable<IPlatformCheck> checks, ICurrentUser user)
{
    public async Task<IReadOnlyList<CheckResult>> Handle(CancellationToken ct = default)
    {
        user.Demand(Permissions.RunChecks);
        var results = new List<CheckResult>();
        foreach (var check in checks) results.Add(await check.Look(ct));
        return [.. results.OrderBy(x => x.IsFine)];
    }
}
