using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.Extensions.Localization;

namespace Alliance.Host.Components.Finding;

/// <summary>Pages of the navigation, by their names in the reader's language, and what can be begun from anywhere.</summary>
public sealed class PageFinder(IEnumerable<NavigationEntry> entries, IServiceProvider services, TenantContext tenant, ICurrentUser user, IStringLocalizer<ShellText> text) : IFinder
{
    public HostKind Kinds => HostKind.AnyOrganisation;

    /// <summary>Each page has its own.</summary>
    public string? Permission => null;

    public int Order => 10;

    public Task<FoundGroup> Find(Sought sought, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sought);
        var pages =
            from entry in entries
            where entry.Kinds.HasFlag(tenant.Organisation.Kind) && (entry.Permission is null || user.May(entry.Permission))
            orderby entry.Order
            let name = entry.Text(services)
            where Search.Finds(sought.Written, name)
            select new FoundItem(name, entry.Href);
        return Task.FromResult(new FoundGroup(text["Pages"], [.. pages.Take(Sought.MostOfGroup)]));
    }
}
