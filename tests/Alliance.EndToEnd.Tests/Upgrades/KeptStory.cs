using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.EndToEnd.Tests.Hosting;

namespace Alliance.EndToEnd.Tests.Upgrades;

/// <summary>A small platform told through its doors, something of each kind that it keeps: what a version's database is made of. It is 30 June 2023.</summary>
/// <remarks>It may grow for a later version; what an earlier one wrote is kept as text and never written again.</remarks>
internal sealed class KeptStory(Visitor director, Visitor treasurer)
{
    private const string Rib = "007640000123450000041222";

    /// <summary>Two organisations: a platform with accounts and without a generated history, and the Alliance.</summary>
    public static HostFolder Folder()
    {
        var folder = HostFolder.AsShipped("alliance.json", "el-hajeb.json");
        var file = folder.FileOf("el-hajeb.json");
        var platform = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        platform["demo"]!.AsObject().Remove("profile");
        platform["bank"] = new JsonObject { ["name"] = "Initiative El Hajeb", ["rib"] = Rib, ["bic"] = "BMCEMAMC", ["creditorId"] = "MA99ZZZ123456" };
        platform["contracts"] = new JsonObject { ["required"] = false }; // a history is entered: loans of years ago, whose contracts nobody can make today
        File.WriteAllText(file, platform.ToJsonString());
        return folder;
    }

    public async Task Tell()
    {
        await Fund();
        var waiting = await Dossier("Zineb Démonstration", 30_000);
        await Post(director, $"applications/{waiting.Id}/refusal", new { reason = "not-viable", words = "Étude de marché absente", decidedOn = "2023-05-10" });
        await Dossier("Hamid Démonstration", 80_000);

        var repaying = await Lent("Salma Démonstration", 36_000, "2022-03-01");
        await Post(treasurer, $"loans/{repaying.Loan}/payments", new { amount = 1_000, paidOn = "2022-05-02", means = "cash", reference = "REÇU 7" }, "first-payment");
        var returned = await Post(treasurer, $"loans/{repaying.Loan}/payments", new { amount = 1_000, paidOn = "2022-06-01", means = "cheque" });
        await Post(treasurer, $"loans/{repaying.Loan}/payments/{returned.GetProperty("eventId").GetString()}/return", new { returnedOn = "2022-06-08" });
        await Post(director, $"deferrals/loans/{repaying.Loan}", new { from = "2023-08-01", months = 2, reason = "Sécheresse" });
        await Post(director, $"enterprises/{repaying.Enterprise}/job-observations", new { observedOn = "2023-03-01", jobsCreated = 2, jobsMaintained = 1 });
        await Post(treasurer, $"loans/{repaying.Loan}/mandate", new { rib = Rib, signedOn = "2022-03-01" });
        await Arrears(repaying.Loan);

        var rescheduled = await Lent("Driss Démonstration", 24_000, "2021-01-15");
        await Post(director, $"loans/{rescheduled.Loan}/reschedulings", new { decidedOn = "2022-02-15", firstDueOn = "2022-04-30", instalments = 12, decision = "PV 12" });
        var loss = await Post(treasurer, $"loans/{rescheduled.Loan}/write-off-proposals", new { on = "2023-06-01", reason = "Départ à l'étranger" });
        await Post(director, $"proposals/{loss.GetProperty("id").GetString()}/approval", null);
        await Post(treasurer, $"loans/{rescheduled.Loan}/recoveries", new { amount = 500, receivedOn = "2023-06-15" });

        await Statement((await Lent("Aïcha Démonstration", 12_000, "2022-06-01")).Loan);
        await Post(director, "deferrals", new { name = "Sécheresse 2023", from = "2023-09-01", months = 1, reason = "Sécheresse", provinces = new[] { "El Hajeb" } });
        await Post(treasurer, "direct-debits/batches", new { month = "2023-07-01", withArrears = false });
        (await treasurer.Http.PutAsJsonAsync(new Uri("api/holidays/2023-06-29", UriKind.Relative), new { name = "Aïd al-Adha" })).EnsureSuccessStatusCode();
        await Post(treasurer, "fund/closings", new { until = "2023-05-31" });
        await Eventually.Becomes(
            async () => (await treasurer.Http.GetFromJsonAsync<JsonElement>(new Uri("api/fund/closings", UriKind.Relative))).GetProperty("closedUntil").GetString(), "2023-05-31");
    }

    private async Task Fund()
    {
        var funder = await Post(treasurer, "fund/funders", new { name = "Conseil régional (démonstration)", kind = "public" });
        var agreement = await Post(treasurer, "fund/agreements", new
        {
            funderId = funder.GetProperty("id").GetString(),
            number = "C-2020-1",
            amount = 500_000,
            signedOn = "2020-01-02",
            startsOn = "2020-01-02",
        });
        await Post(treasurer, $"fund/agreements/{agreement.GetProperty("id").GetString()}/contributions", new { amount = 200_000, on = "2020-02-03", reference = "VIR 1" });
    }

    private async Task Arrears(string loan)
    {
        await Post(director, $"arrears/loans/{loan}/contacts", new { kind = "call", on = "2023-06-20", words = "Rappel convenu", nextOn = "2023-07-05" });
        await Post(director, $"arrears/loans/{loan}/promises", new { amount = 2_000, payBy = "2023-07-15" });
        await Post(director, "arrears/reminders", new { loanIds = new[] { loan }, language = "fr" });
    }

    private async Task Statement(string loan)
    {
        const string Heading = "Date;Libellé;Référence;Débit;Crédit";
        (await treasurer.Http.PutAsJsonAsync(new Uri("api/statements/columns", UriKind.Relative), new
        {
            header = Heading.Split(';'),
            columns = new { date = 0, label = 1, reference = 2, debit = 3, credit = 4 },
        })).EnsureSuccessStatusCode();
        var number = (await treasurer.Http.GetFromJsonAsync<JsonElement>(new Uri($"api/loans/{loan}", UriKind.Relative))).GetProperty("number").GetString();
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes($"{Heading}\n05/07/2022;VIREMENT RECU;{number};;333,33\n06/07/2022;FRAIS DE TENUE;;12,00;\n"));
        using var answer = await treasurer.Http.PostAsync(new Uri("api/statements?fileName=juillet.csv", UriKind.Relative), file);
        var statement = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        await Post(treasurer, $"statements/{statement}/acceptances/certain", null);
        await Eventually.Becomes(
            async () => (await treasurer.Http.GetFromJsonAsync<JsonElement>(new Uri($"api/statements/{statement}", UriKind.Relative))).GetProperty("recorded").GetDecimal(), 333.33m);
    }

    private async Task<(string Id, string Enterprise)> Dossier(string entrepreneur, decimal amount)
    {
        var input = JsonSerializer.SerializeToNode(Dossiers.Plausible("El Hajeb", amount))!.AsObject();
        input["entrepreneur"]!["name"] = entrepreneur;
        input["receivedOn"] = "2021-01-04";
        var dossier = await Post(director, "applications", input);
        var id = dossier.GetProperty("id").GetString()!;
        var detail = await director.Http.GetFromJsonAsync<JsonElement>(new Uri($"api/applications/{id}", UriKind.Relative));
        return (id, detail.GetProperty("enterpriseId").GetString()!);
    }

    private async Task<(string Loan, string Enterprise)> Lent(string entrepreneur, decimal amount, string paidOn)
    {
        var (id, enterprise) = await Dossier(entrepreneur, amount);
        var approved = await Post(director, $"applications/{id}/approval", new { amount, term = 36, graceMonths = 0, decidedOn = "2021-01-14" });
        var loan = approved.GetProperty("loanId").GetString()!;
        await Post(treasurer, $"loans/{loan}/disbursements", new { amount, paidOn });
        return (loan, enterprise);
    }

    private static async Task<JsonElement> Post(Visitor visitor, string door, object? body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"api/{door}", UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        using var answer = await visitor.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.IsSuccessStatusCode, Is.True, $"{door}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}
