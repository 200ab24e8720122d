using System.Net.Http.Json;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;

namespace Alliance.EndToEnd.Tests.Upgrades;

/// <summary>Databases as a released version left them are brought up to date by a start, read, and gone on with.</summary>
/// <remarks>They are kept as text in <c>Upgrades/&lt;version&gt;</c>; what is expected is <see cref="KeptStory"/>, added up by hand.</remarks>
public sealed class UpgradeTests
{
    private static IEnumerable<string> Versions() => Directory.GetDirectories(KeptFolder).Select(x => Path.GetFileName(x)!);

    [TestCaseSource(nameof(Versions))]
    public async Task What_an_earlier_version_left_is_read_and_gone_on_with(string version)
    {
        using var folder = KeptStory.Folder();
        foreach (var file in Directory.GetFiles(Path.Combine(KeptFolder, version), "*.sql"))
            SqlText.Restore(await File.ReadAllTextAsync(file), Path.Combine(folder.Data, Path.GetFileNameWithoutExtension(file) + ".db"));
        await using var host = await RunningHost.Start(folder);
        using var director = await Visitor.SignedIn(host, "el-hajeb", "directeur");
        using var treasurer = await Visitor.SignedIn(host, "el-hajeb", "tresorier");

        await Loans(director);
        await Money(treasurer);
        await Registers(director, treasurer);
        await GoesOn(director, treasurer);
        using var alliance = host.Client("alliance");
        await Eventually.Becomes(async () => (await Get(alliance, "figures")).GetProperty("amountDisbursed").GetDecimal(), 36_000 + 24_000 + 12_000 + 5_000);
    }

    private static async Task Loans(Visitor director)
    {
        var loans = (await Get(director.Http, "loans")).GetProperty("rows").EnumerateArray().ToList();
        Assert.That(loans.Select(x => (x.GetProperty("entrepreneur").GetString(), x.GetProperty("status").GetString(), x.GetProperty("outstanding").GetDecimal())), Is.EquivalentTo(
        [
            ("Salma Démonstration", "in-repayment", 35_000m), // one payment of 1 000; the other one was returned
            ("Driss Démonstration", "written-off", 0m),
            ("Aïcha Démonstration", "in-repayment", 11_666.67m), // 333,33 of a bank statement
        ]));

        var salma = await Get(director.Http, $"loans/{Id(loans, "Salma Démonstration")}");
        Assert.That(salma.GetProperty("events").EnumerateArray().Select(x => x.GetProperty("kind").GetString()), Is.EquivalentTo(["disbursed", "paid", "paid", "returned", "deferred"]));
        Assert.That(salma.GetProperty("schedule").EnumerateArray().Last().GetProperty("dueOn").GetString(), Is.EqualTo("2025-05-01"), "36 months from 1 April 2022, deferred by two");
        var driss = await Get(director.Http, $"loans/{Id(loans, "Driss Démonstration")}");
        Assert.That((driss.GetProperty("writtenOff").GetDecimal(), driss.GetProperty("recovered").GetDecimal()), Is.EqualTo((24_000m, 500m)));
    }

    private static async Task Money(Visitor treasurer)
    {
        var fund = await Get(treasurer.Http, "fund");
        Assert.That(fund.GetProperty("totals").GetProperty("bank").GetDecimal(), Is.EqualTo(200_000m - 36_000 - 24_000 - 12_000 + 1_000 + 333.33m + 500));
        Assert.That((await Get(treasurer.Http, "fund/closings")).GetProperty("closedUntil").GetString(), Is.EqualTo("2023-05-31"));
    }

    private static async Task Registers(Visitor director, Visitor treasurer)
    {
        var found = (await Get(director.Http, "applications?search=ZINEB%20demonstration")).GetProperty("rows").EnumerateArray().Single();
        Assert.That(found.GetProperty("status").GetString(), Is.EqualTo("refused"));
        var dossiers = await Get(director.Http, "applications");
        Assert.That(dossiers.GetProperty("total").GetInt32(), Is.EqualTo(5));
        var decided = dossiers.GetProperty("rows").EnumerateArray().Where(x => x.GetProperty("decidedOn").ValueKind is JsonValueKind.String).ToList();
        Assert.That(decided, Has.Count.GreaterThan(2));
        Assert.That(decided.Select(x => x.GetProperty("since").GetString()), Is.EqualTo(decided.Select(x => x.GetProperty("decidedOn").GetString())), "since when it stands there is told of their histories");
        Assert.That((await Get(treasurer.Http, "statements")).EnumerateArray().Single().GetProperty("counts").GetProperty("recorded").GetInt32(), Is.EqualTo(1));
        Assert.That((await Get(treasurer.Http, "direct-debits/batches")).EnumerateArray().Single().GetProperty("lines").GetInt32(), Is.EqualTo(1));
    }

    /// <summary>The mass deferral that waited is approved, a dossier begun is decided, paid out and paid back, numbers go on.</summary>
    private static async Task GoesOn(Visitor director, Visitor treasurer)
    {
        var waiting = (await Get(treasurer.Http, "proposals")).GetProperty("waiting").EnumerateArray().Single().GetProperty("id").GetString();
        await Post(treasurer, $"proposals/{waiting}/approval", null);
        var hamid = (await Get(director.Http, "applications?search=hamid")).GetProperty("rows").EnumerateArray().Single().GetProperty("id").GetString();
        var approved = await Post(director, $"applications/{hamid}/approval", new { amount = 5_000, term = 12, graceMonths = 0, decidedOn = "2023-06-30" });
        var loan = approved.GetProperty("loanId").GetString();
        await Post(treasurer, $"loans/{loan}/disbursements", new { amount = 5_000, paidOn = "2023-06-30" });
        var paid = await Post(treasurer, $"loans/{loan}/payments", new { amount = 400, paidOn = "2023-06-30" });

        Assert.That((paid.GetProperty("outstanding").GetDecimal(), paid.GetProperty("loanNumber").GetString()), Is.EqualTo((4_600m, "IEH-2021-0002")));
        var next = JsonSerializer.SerializeToNode(Dossiers.Plausible("El Hajeb"))!.AsObject();
        next["receivedOn"] = "2021-01-04";
        Assert.That((await Post(director, "applications", next)).GetProperty("number").GetString(), Is.EqualTo("IEH-D-2021-0006"));
    }

    private static string KeptFolder => HostFolder.RepositoryFile("tests/Alliance.EndToEnd.Tests/Upgrades/Kept");

    private static string Id(IEnumerable<JsonElement> loans, string entrepreneur) => loans.Single(x => x.GetProperty("entrepreneur").GetString() == entrepreneur).GetProperty("id").GetString()!;

    private static Task<JsonElement> Get(HttpClient client, string door) => client.GetFromJsonAsync<JsonElement>(new Uri($"api/{door}", UriKind.Relative));

    private static async Task<JsonElement> Post(Visitor visitor, string door, object? body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"api/{door}", UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await visitor.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.True, $"{door}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}
