using Alliance.Kernel;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Tests;

/// <summary>Each platform's tables, made once for all tests: copying a file is much quicker than migrating a database.</summary>
internal static class EmptyDatabases
{
    private static readonly Lazy<DirectoryInfo> Made = new(() => Make().GetAwaiter().GetResult());

    /// <summary>Leaves alone what is there already.</summary>
    public static void CopyTo(DirectoryInfo folder)
    {
        foreach (var file in Made.Value.EnumerateFiles("*.db"))
            if (Path.Combine(folder.FullName, file.Name) is var copy && !File.Exists(copy)) file.CopyTo(copy);
    }

    public static void Remove()
    {
        if (Made.IsValueCreated) Made.Value.Delete(recursive: true);
    }

    private static async Task<DirectoryInfo> Make()
    {
        var folder = Directory.CreateTempSubdirectory("platform-empty-");
        await using var host = PlatformHost.On(folder);
        foreach (var platform in host.Organisations.All.Where(x => x.Kind is HostKind.Platform)) await host.Migrate(platform);
        return folder;
    }
}

/// <summary>When the last test is done.</summary>
[SetUpFixture]
public sealed class EmptyDatabasesCleanUp
{
    [OneTimeTearDown]
    public void Remove() => EmptyDatabases.Remove();
}
