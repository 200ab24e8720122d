using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Alliance.Architecture.Tests;

/// <summary>The Dockerfile names files one by one, so that packages are restored in a layer that source code doesn't touch. What it forgets fails only where an image is built.</summary>
public sealed class ContainerImage
{
    private const string Host = "src/Alliance.Host/Alliance.Host.csproj";

    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Product.Root, "Dockerfile"));

    /// <summary>A project forgotten fails the restore; a file too many restores everything again whenever it changes.</summary>
    [Test]
    public void Restores_from_every_file_that_says_what_to_restore_and_from_no_other()
    {
        string[] settings = [.. Directory.GetFiles(Product.Root, "Directory.*.*").Select(x => Path.GetFileName(x)!), "global.json"];
        var projects = ReferencedFrom(Host).Distinct().ToArray();
        var locks = projects.Select(x => $"{Folder(x)}/packages.lock.json").Where(x => File.Exists(Path.Combine(Product.Root, x)));

        Assert.That(projects, Has.Length.GreaterThan(1));
        Assert.That(CopiedBeforeRestore().Select(x => x.From), Is.EquivalentTo([.. settings, .. projects, .. locks]));
    }

    [Test]
    public void Copies_each_of_them_to_its_own_place() => Assert.That(
        CopiedBeforeRestore().Where(x => x.To.TrimEnd('/') != (Folder(x.From) is { Length: > 0 } folder ? folder : ".")), Is.Empty);

    /// <summary>The SDK adds the package with Blazor's script when it sees a page. Restored before there is one and published so, every build succeeds and no page comes alive (dotnet/aspnetcore, issue 69341).</summary>
    [Test]
    public void Restores_the_script_of_pages_that_are_not_there_yet() => Assert.That(
        XDocument.Load(Path.Combine(Product.Root, Host)).Descendants("RequiresAspNetWebAssets").Select(x => x.Value), Is.EqualTo(["true"]));

    /// <summary>An SDK of another feature band refuses to build, and a tag without patch moves to the next band one day.</summary>
    [Test]
    public void Builds_with_the_sdk_of_the_repository()
    {
        var sdk = JsonNode.Parse(File.ReadAllText(Path.Combine(Product.Root, "global.json")))!["sdk"]!["version"]!;

        Assert.That(Lines, Has.One.EqualTo($"FROM mcr.microsoft.com/dotnet/sdk:{sdk} AS build"));
    }

    private static IEnumerable<(string From, string To)> CopiedBeforeRestore() =>
        from line in Lines.TakeWhile(x => !x.Contains("dotnet restore", StringComparison.Ordinal))
        let words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where words is ["COPY", ..]
        from file in words[1..^1]
        select (file, words[^1]);

    private static IEnumerable<string> ReferencedFrom(string project) => XDocument.Load(Path.Combine(Product.Root, project))
        .Descendants("ProjectReference")
        .Select(x => Path.GetRelativePath(Product.Root, Path.GetFullPath(Path.Combine(Product.Root, Folder(project), x.Attribute("Include")!.Value.Replace('\\', '/')))).Replace('\\', '/'))
        .SelectMany(ReferencedFrom)
        .Prepend(project);

    private static string Folder(string file) => Path.GetDirectoryName(file)!.Replace('\\', '/');
}
