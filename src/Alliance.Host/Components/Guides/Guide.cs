using Alliance.Kernel;

namespace Alliance.Host.Components.Guides;

/// <summary>How one works here in a role: a few tasks of a few steps.</summary>
/// <param name="Role">Of <see cref="Roles"/>, or <see cref="National"/>.</param>
public sealed record Guide(string Role, HostKind Kinds, IReadOnlyList<GuideTask> Tasks)
{
    /// <summary>For all who work at the Alliance.</summary>
    public const string National = "national";

    /// <summary>Whether it is written for who acts.</summary>
    public bool IsFor(ICurrentUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Role is National ? Roles.Of(HostKind.Alliance).Any(user.Has) : user.Has(Role);
    }
}

/// <param name="Title">A key of <see cref="GuideText"/>.</param>
/// <param name="Picture">Below <c>wwwroot/guide</c>, without language and ending; null for none.</param>
public sealed record GuideTask(string Title, IReadOnlyList<GuideStep> Steps, string? Picture = null);

/// <param name="Text">A key of <see cref="GuideText"/>; it fills in the labels, in order.</param>
public sealed record GuideStep(string Text, params GuideLabel[] Labels);

/// <summary>A word that a page shows, by its key: where the page is called otherwise tomorrow, so is it here.</summary>
/// <param name="Texts">Marker of the set that the page takes it from.</param>
/// <param name="Href">Where it leads; null for what stands on a page.</param>
public sealed record GuideLabel(Type Texts, string Key, string? Href = null);
