using System.Collections.Concurrent;
using System.Reflection;
using Alliance.Kernel;

namespace Alliance.Architecture.Tests;

/// <summary>The product as these tests read it: its assemblies, and its files as they lie in the repository.</summary>
internal static class Product
{
    private static readonly string[] NotOurs = [".git", "bin", "obj", "data", "mail", "secrets", "TestResults", "BenchmarkDotNet.Artifacts"];

    /// <summary>By path: hundreds of tests read the same files.</summary>
    private static readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    public static string Root { get; } = FindRoot();

    /// <summary>Every assembly built from <c>src/</c>.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "src")).Select(x => Assembly.Load(Path.GetFileName(x)!))];

    public static IReadOnlyList<Type> Types { get; } = [.. Assemblies.SelectMany(x => x.GetTypes())];

    /// <summary>Every module's database context.</summary>
    public static IReadOnlyList<Type> Databases { get; } =
        [.. Types.Where(x => x.IsSubclassOf(typeof(ModuleDb)) && !x.IsAbstract)];

    /// <summary>Files below <paramref name="folder"/> whose names end in one of <paramref name="endings"/>, nothing built or generated at run time.</summary>
    public static IEnumerable<SourceFile> Files(string folder, params string[] endings) =>
        Walk(Path.Combine(Root, folder))
            .Where(x => endings.Length == 0 || endings.Any(ending => x.EndsWith(ending, StringComparison.Ordinal)))
            .Select(x => new SourceFile(Path.GetRelativePath(Root, x).Replace('\\', '/'), _texts.GetOrAdd(x, File.ReadAllText)));

    private static IEnumerable<string> Walk(string folder) => Directory.GetFileSystemEntries(folder)
        .Where(x => !NotOurs.Contains(Path.GetFileName(x)))
        .SelectMany(x => Directory.Exists(x) ? Walk(x) : [x]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Alliance.SaaS.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("These tests read the repository they were built in.");
        return folder.FullName;
    }
}

/// <param name="Path">From the root of the repository, with slashes.</param>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>The lines without comments, numbered as in the file.</summary>
    public IEnumerable<(int Number, string Code)> Lines => Text.Split('\n')
        .Select((line, index) => (index + 1, line))
        .Where(x => !x.line.TrimStart().StartsWith("//", StringComparison.Ordinal));

    public bool IsIn(params string[] folders) => folders.Any(x => Path.StartsWith(x, StringComparison.Ordinal));
}
