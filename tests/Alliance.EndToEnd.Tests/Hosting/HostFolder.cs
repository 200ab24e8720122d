namespace Alliance.EndToEnd.Tests.Hosting;

/// <summary>A temporary folder with organisations' files, databases and mail of one test.</summary>
internal sealed class HostFolder : IDisposable
{
    private HostFolder()
    {
        Path = Directory.CreateTempSubdirectory("alliance-test-").FullName;
        foreach (var part in new[] { Tenants, Data, Mail }) Directory.CreateDirectory(part);
    }

    public string Path { get; }
    public string Tenants => System.IO.Path.Combine(Path, "tenants");
    public string Data => System.IO.Path.Combine(Path, "data");
    public string Mail => System.IO.Path.Combine(Path, "mail");

    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Tenants:Folder", Tenants),
        new("Database:Template", $"Data Source={System.IO.Path.Combine(Data, "{id}.db")}"),
        new("Mail:Folder", Mail),
    ];

    /// <summary>The organisations as shipped, no database yet; all, or those of the named files.</summary>
    public static HostFolder AsShipped(params string[] files)
    {
        var folder = new HostFolder();
        foreach (var file in Directory.GetFiles(System.IO.Path.Combine(Repository, "tenants"), "*.json")
            .Where(x => files.Length == 0 || files.Contains(System.IO.Path.GetFileName(x))))
            File.Copy(file, System.IO.Path.Combine(folder.Tenants, System.IO.Path.GetFileName(file)));
        return folder;
    }

    /// <summary>The organisations as shipped with their demonstration data: generated once for all tests, then copied.</summary>
    public static HostFolder WithDemonstration()
    {
        var folder = AsShipped();
        foreach (var file in Directory.GetFiles(DemonstrationData.Folder.Value.Data, "*.db"))
            File.Copy(file, System.IO.Path.Combine(folder.Data, System.IO.Path.GetFileName(file)));
        return folder;
    }

    public string FileOf(string organisationFile) => System.IO.Path.Combine(Tenants, organisationFile);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>A file of the repository these tests were built in.</summary>
    public static string RepositoryFile(string path) => System.IO.Path.Combine(Repository, path);

    private static string Repository { get; } = FindRepository(AppContext.BaseDirectory);

    private static string FindRepository(string from) =>
        File.Exists(System.IO.Path.Combine(from, "Alliance.SaaS.sln")) ? from : FindRepository(System.IO.Path.GetDirectoryName(from)!);
}
