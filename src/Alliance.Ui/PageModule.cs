using System.Reflection;
using Alliance.Kernel;

namespace Alliance.Ui;

/// <summary>An assembly with pages; registered as a singleton by its module. The router of a host loads the assemblies of its kind only.</summary>
public sealed record PageModule(Assembly Assembly, HostKind Kinds);

/// <summary>An entry of the navigation; registered as a singleton by the module that owns the page.</summary>
/// <param name="Text">The word in each language, already translated: called per render.</param>
/// <param name="Icon">A MudBlazor icon.</param>
/// <param name="Permission">Shown to those who have it; null for everyone signed in.</param>
/// <param name="Order">Lower stands higher. 0–99 daily work, 100–199 network, 200–299 administration.</param>
public sealed record NavigationEntry(string Href, Func<IServiceProvider, string> Text, string Icon, HostKind Kinds, string? Permission, int Order)
{
    /// <summary>Stands at the top as a sign instead of in the list: the bell.</summary>
    public bool InHeader { get; init; }
}
