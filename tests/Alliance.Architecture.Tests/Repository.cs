using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Alliance.Architecture.Tests;

public sealed class Repository
{
    private static readonly string[] Binary = [".png", ".ttf", ".otf", ".woff2", ".ico"];

    /// <summary>What only one machine has, nobody else can build: its paths, and the registry it restores from.</summary>
    [Test]
    public void Speaks_of_no_machine()
    {
        const string machines = @"(?<![\w.~])/(tmp|work|root|home|Users|usr/share/dotnet)/\w|[A-Z]:\\\\?Users|\bnuget\.org\b";
        var found =
            from file in Product.Files("")
            where !Binary.Any(x => file.Path.EndsWith(x, StringComparison.Ordinal)) && !file.IsIn("tests/Alliance.Architecture.Tests/Repository.cs")
            from line in file.Text.Split('\n').Select((text, index) => (Text: text, Number: index + 1))
            where Regex.IsMatch(line.Text, machines)
            select $"{file.Path}:{line.Number}: {line.Text.Trim()}";

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void Keeps_no_restore_settings_and_no_keys() => Assert.That(
        Product.Files("").Select(x => x.Path).Where(x => Regex.IsMatch(x, @"(?i)nuget\.config$|\.pfx$|\.pem$")), Is.Empty);

    [Test]
    public void Builds_every_project_it_has()
    {
        var solution = File.ReadAllText(Path.Combine(Product.Root, "Alliance.SaaS.sln"));

        Assert.That(
            Product.Files("", ".csproj").Select(x => Path.GetFileName(x.Path)).Where(x => !solution.Contains(x, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void States_package_versions_in_one_place()
    {
        var versions = XDocument.Load(Path.Combine(Product.Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(x => x.Attribute("Include")!.Value);
        var elsewhere =
            from project in Product.Files("", ".csproj")
            from package in XDocument.Parse(project.Text).Descendants("PackageReference")
            where package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null
            select $"{project.Path}: {package.Attribute("Include")?.Value}";

        Assert.That(versions, Is.Unique);
        Assert.That(elsewhere, Is.Empty);
    }

    /// <summary>What the build's style rules don't see: System first, then by name, as editors order them.</summary>
    [Test]
    public void Orders_usings_as_editors_do()
    {
        var disorderly =
            from file in Product.Files("", ".cs")
            let usings = Regex.Matches(file.Text, @"^using (?!static )([\w.]+);", RegexOptions.Multiline).Select(x => x.Groups[1].Value).ToList()
            where !usings.SequenceEqual(usings.OrderBy(x => !(x + ".").StartsWith("System.", StringComparison.Ordinal)).ThenBy(x => x.Replace('.', '\0'), StringComparer.OrdinalIgnoreCase))
            select file.Path;

        Assert.That(disorderly, Is.Empty);
    }
}
