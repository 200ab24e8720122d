using System.Xml.Linq;

namespace Alliance.Architecture.Tests;

/// <summary>Who may know whom. What a project can't name, it can't misuse: Federation can't read a platform's tables.</summary>
public sealed class ModuleReferences
{
    private static readonly string[] Shared = ["Alliance.Contracts", "Alliance.Kernel", "Alliance.Tenancy", "Alliance.Ui"];
    private static readonly string[] Modules = ["Alliance.Federation", "Alliance.Identity", "Alliance.Platform"];
    private static readonly string[] Migrations = ["Alliance.Migrations.SqlServer", "Alliance.Migrations.Sqlite"];

    /// <summary>A new project takes its place here, with the decision that explains it.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Alliance.Contracts"] = [],
        ["Alliance.Documents"] = [],
        ["Alliance.Kernel"] = [],
        ["Alliance.Ui"] = ["Alliance.Contracts", "Alliance.Kernel"],
        ["Alliance.Schemes"] = ["Alliance.Contracts", "Alliance.Kernel", "Alliance.Ui"],
        ["Alliance.Tenancy"] = ["Alliance.Contracts", "Alliance.Kernel"],
        ["Alliance.Federation"] = Shared,
        ["Alliance.Identity"] = Shared,
        ["Alliance.Platform"] = [.. Shared, "Alliance.Documents", "Alliance.Schemes"],
        ["Alliance.Demonstration"] = [.. Shared, "Alliance.Platform"],
        ["Alliance.Migrations.SqlServer"] = [.. Modules, "Alliance.Tenancy"],
        ["Alliance.Migrations.Sqlite"] = [.. Modules, "Alliance.Tenancy"],
        ["Alliance.Host"] = [.. Shared, .. Modules, .. Migrations, "Alliance.Demonstration"],
    };

    private static IEnumerable<string> Projects() => Directory.GetDirectories(Path.Combine(Product.Root, "src")).Select(x => Path.GetFileName(x)!);

    [TestCaseSource(nameof(Projects))]
    public void A_project_knows_only_whom_it_may(string project)
    {
        Assert.That(Allowed, Does.ContainKey(project));
        var file = XDocument.Load(Path.Combine(Product.Root, "src", project, project + ".csproj"));
        var known = file.Descendants("ProjectReference").Select(x => Path.GetFileNameWithoutExtension(x.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.That(known, Is.SubsetOf(Allowed[project]));
    }

    /// <summary>A reference can also come through another project; the compiler writes down what was used.</summary>
    [TestCaseSource(nameof(Projects))]
    public void A_project_uses_only_whom_it_may(string project)
    {
        var used = Product.Assemblies.Single(x => x.GetName().Name == project).GetReferencedAssemblies()
            .Select(x => x.Name!).Where(x => x.StartsWith("Alliance.", StringComparison.Ordinal));

        // What one may know, one may use through: the kernel of a module's database, for its migrations.
        var reachable = Allowed[project].Concat(Allowed[project].SelectMany(x => Allowed[x])).Distinct();
        Assert.That(used, Is.SubsetOf(reachable));
    }
}
