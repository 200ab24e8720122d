using System.Text.Json;
using Alliance.Kernel;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Alliance.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Benchmarks;

/// <summary>A temporary folder with generated organisations and their databases.</summary>
internal sealed class BenchmarkFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("alliance-benchmark-").FullName;

    public string Tenants => Path.Combine(_path, "tenants");

    public string Data => Path.Combine(_path, "data");

    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("Network:BaseDomain", "localhost"), new("Network:Scheme", "http"), new("Demo:Allowed", "true"),
        new("Mail:Folder", Path.Combine(_path, "mail")), new("Tenants:Folder", Tenants), new("Database:Template", $"Data Source={Path.Combine(Data, "{id}.db")}"),
    ];

    public static string Label(int n) => $"platform-{n}";

    /// <summary>The Alliance and as many active platforms.</summary>
    public void WriteOrganisations(int platforms)
    {
        Write("aim", new { id = "aim", label = "alliance", name = "Alliance", kind = "alliance", status = "active" });
        for (var n = 0; n < platforms; n++) WritePlatform(n);
    }

    public void WritePlatform(int n) => Write($"p{n}", new
    {
        id = $"p{n}",
        label = Label(n),
        name = $"Platform {n}",
        kind = "platform",
        status = "active",
        territory = new { region = "MA-09", provinces = new[] { "Tiznit" } },
    });

    /// <summary>The Alliance and one small platform with generated loans.</summary>
    public void WriteDemonstration()
    {
        var demo = (string profile) => new { businessDate = "2023-06-30", seed = 2014, profile };
        Write("aim", new { id = "aim", label = "alliance", name = "Alliance", kind = "alliance", status = "active", demo = demo("alliance") });
        Write("ila", new { id = "ila", label = "larache", name = "Larache", kind = "platform", status = "active", territory = new { region = "MA-01", provinces = new[] { "Larache" } }, demo = demo("larache") });
    }

    /// <summary>The Alliance and two small platforms with generated loans.</summary>
    public void WriteNeighbours()
    {
        WriteDemonstration();
        Write("ieh", new { id = "ieh", label = "el-hajeb", name = "El Hajeb", kind = "platform", status = "active", territory = new { region = "MA-03", provinces = new[] { "El Hajeb" } }, demo = new { businessDate = "2023-06-30", seed = 2016, profile = "el-hajeb" } });
    }

    /// <summary>The organisations as shipped, with the demonstration of five platforms.</summary>
    public void WriteShipped()
    {
        Directory.CreateDirectory(Tenants);
        Directory.CreateDirectory(Data);
        foreach (var file in Directory.GetFiles(Path.Combine(HostProcess.Repository, "tenants"), "*.json")) File.Copy(file, Path.Combine(Tenants, Path.GetFileName(file)));
    }

    /// <summary>As it is now, with whatever a killed process left behind.</summary>
    public BenchmarkFolder Copy()
    {
        var copy = new BenchmarkFolder();
        foreach (var (from, to) in new[] { (Tenants, copy.Tenants), (Data, copy.Data) })
        {
            Directory.CreateDirectory(to);
            foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        return copy;
    }

    public string DatabaseOf(string id) => Path.Combine(Data, id + ".db");

    private void Write<T>(string id, T organisation)
    {
        Directory.CreateDirectory(Tenants);
        Directory.CreateDirectory(Data);
        File.WriteAllText(Path.Combine(Tenants, id + ".json"), JsonSerializer.Serialize(organisation));
    }

    /// <summary>Reads the files and says that every organisation is ready, without making a thousand databases.</summary>
    public static async Task LoadRegistry(IServiceProvider services)
    {
        await services.GetRequiredService<OrganisationRegistry>().Start(default);
        foreach (var organisation in services.GetRequiredService<IOrganisations>().All) services.GetRequiredService<Readiness>().Ready(organisation.Id);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
