using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace Alliance.EndToEnd.Tests.Upgrades;

/// <summary>Writes the databases of this version as text, once, when a version is released: its folder is named in ALLIANCE_KEEP_VERSION_IN.</summary>
[Explicit("Makes what UpgradeTests reads; what was written is never written again.")]
public sealed class WriteKeptVersion
{
    [Test]
    public async Task As_text()
    {
        var target = Environment.GetEnvironmentVariable("ALLIANCE_KEEP_VERSION_IN") ?? throw new InvalidOperationException("Name a folder in ALLIANCE_KEEP_VERSION_IN.");
        using var folder = KeptStory.Folder();
        await using (var host = await RunningHost.Start(folder))
        {
            using var director = await Visitor.SignedIn(host, "el-hajeb", "directeur");
            using var treasurer = await Visitor.SignedIn(host, "el-hajeb", "tresorier");
            await new KeptStory(director, treasurer).Tell();
            using var alliance = host.Client("alliance");
            await Eventually.Becomes(async () => (await alliance.GetFromJsonAsync<JsonElement>(new Uri("api/figures", UriKind.Relative))).GetProperty("loansDisbursed").GetInt32(), 3);
        }

        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(folder.Data, "*.db"))
        {
            await File.WriteAllTextAsync(Path.Combine(target, Path.GetFileNameWithoutExtension(file) + ".sql"), SqlText.Of(file));
            foreach (var (table, rows) in SqlText.Rows(file).Where(x => x.Value == 0)) await TestContext.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}: {table} {rows}"));
        }
    }
}
