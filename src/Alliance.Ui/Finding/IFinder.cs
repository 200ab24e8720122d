using Alliance.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Alliance.Ui;

/// <summary>Finds things of one kind by what somebody typed. Registered by the area that keeps them, as navigation entries are: who shows what was found knows no area.</summary>
public interface IFinder
{
    /// <summary>Hosts that have such things.</summary>
    HostKind Kinds => HostKind.Platform;

    /// <summary>Needed to see them, and demanded by <see cref="Find"/> itself; null for everyone signed in.</summary>
    string? Permission { get; }

    /// <summary>Lower stands higher.</summary>
    int Order { get; }

    /// <returns>At most <see cref="Sought.MostOfGroup"/> of them; without any, the group is left out.</returns>
    Task<FoundGroup> Find(Sought sought, CancellationToken ct);
}

/// <summary>Things of one kind that were found.</summary>
/// <param name="Title">The kind's name, already translated.</param>
public sealed record FoundGroup(string Title, IReadOnlyList<FoundItem> Items)
{
    /// <summary>The list that has all of them, where there is one.</summary>
    public string? AllHref { get; init; }
}

/// <summary>One thing that was found.</summary>
/// <param name="Title">A name or number.</param>
/// <param name="Href">Where it is opened.</param>
public sealed record FoundItem(string Title, string Href)
{
    /// <summary>What tells it from others of its name. Never a whole CIN or phone number: what somebody typed stands on the same page.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}

public static class FinderRegistration
{
    public static void AddFinder<TFinder>(this IServiceCollection services) where TFinder : class, IFinder
    {
        services.TryAddScoped<FindAnything>();
        services.AddScoped<IFinder, TFinder>();
    }
}
