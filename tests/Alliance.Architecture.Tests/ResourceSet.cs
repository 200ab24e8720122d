using System.Xml.Linq;

namespace Alliance.Architecture.Tests;

/// <summary>A set of texts as it lies in the repository.</summary>
internal sealed record ResourceSet(string Path, Dictionary<string, string> French, Dictionary<string, string> Arabic, Dictionary<string, string> English)
{
    public static IEnumerable<ResourceSet> All => Product.Files("src", "Text.resx").Select(Read);

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Module => string.Join('/', Path.Split('/')[..2]);

    /// <summary>The class that it is called after.</summary>
    public Type Marker => Product.Types.Single(x => x.Name == Name);

    public bool IsIn(string project) => Path.StartsWith(project + "/", StringComparison.Ordinal);

    private static ResourceSet Read(SourceFile french) => new(french.Path, Entries(french.Path), Entries(In(french, "ar")), Entries(In(french, "en")));

    private static string In(SourceFile french, string language) => french.Path.Replace(".resx", $".{language}.resx", StringComparison.Ordinal);

    private static Dictionary<string, string> Entries(string path) => XDocument.Load(System.IO.Path.Combine(Product.Root, path)).Root!.Elements("data")
        .ToDictionary(x => x.Attribute("name")!.Value, x => x.Element("value")!.Value, StringComparer.Ordinal);
}
