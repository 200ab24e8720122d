using System.Net.Http.Json;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.EndToEnd.Tests.Providers;

/// <summary>The same story on each database engine: tables from migrations, demonstration data, a dossier to a payment, the national figure.</summary>
public sealed class ProviderTests
{
    private const string Server = "ALLIANCE_TEST_SQLSERVER";

    [Test]
    public async Task A_dossier_becomes_a_loan_a_payment_and_a_national_figure([Values("Sqlite", "SqlServer")] string provider)
    {
        using var folder = HostFolder.AsShipped("alliance.json", "el-hajeb.json");
        await using var host = await RunningHost.Start(folder, SettingsOf(provider));
        try
        {
            await Tell(host);
        }
        finally
        {
            if (provider != "Sqlite") await DropDatabases(host);
        }
    }

    private static async Task Tell(RunningHost host)
    {
        using var director = await Visitor.SignedIn(host, "el-hajeb", "directeur");
        using var treasurer = await Visitor.SignedIn(host, "el-hajeb", "tresorier");
        var before = await Own(host);

        var dossier = await Post(director, "api/applications", SignedContracts.Plausible("El Hajeb"));
        var approved = await Post(director, $"api/applications/{dossier.GetProperty("id")}/approval", new { amount = 50_000, term = 36, graceMonths = 6, decidedOn = "2023-06-30" });
        var loan = $"api/loans/{approved.GetProperty("loanId")}";
        await SignedContracts.Sign(director, approved.GetProperty("loanId").GetString()!, "2023-06-30");
        await Post(treasurer, loan + "/disbursements", new { amount = 50_000, paidOn = "2023-06-30" });
        var paid = await Post(treasurer, loan + "/payments", new { amount = 1_250.50, paidOn = "2023-06-30" });

        Assert.That(paid.GetProperty("outstanding").GetDecimal(), Is.EqualTo(48_749.50m));
        await Eventually.Becomes(() => Own(host), before + 50_000);
        await Eventually.Becomes(() => Nation(host), before + 50_000);
    }

    private static Dictionary<string, string?> SettingsOf(string provider)
    {
        if (provider == "Sqlite") return [];
        var server = Environment.GetEnvironmentVariable(Server);
        if (string.IsNullOrEmpty(server)) Assert.Ignore($"No SQL Server: give a connection string in {Server}.");
        return new()
        {
            ["Database:Provider"] = provider,
            ["Database:Template"] = $"{server};Initial Catalog=alliance_test_{Guid.NewGuid():N}_{{id}}",
        };
    }

    private static async Task DropDatabases(RunningHost host)
    {
        var databases = host.Services.GetRequiredService<OrganisationDatabases>();
        foreach (var organisation in host.Services.GetRequiredService<IOrganisations>().All)
        {
            var database = databases.Of(organisation);
            await database.Engine.Drop(database.ConnectionString, default);
        }
    }

    private static async Task<JsonElement> Post(Visitor visitor, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await visitor.Http.SendAsync(request);
        Assert.That(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static Task<decimal> Own(RunningHost host) => AmountDisbursed(host, "el-hajeb");

    private static Task<decimal> Nation(RunningHost host) => AmountDisbursed(host, "alliance");

    private static async Task<decimal> AmountDisbursed(RunningHost host, string label)
    {
        using var client = host.Client(label);
        return (await client.GetFromJsonAsync<JsonElement>(new Uri("api/figures", UriKind.Relative))).GetProperty("amountDisbursed").GetDecimal();
    }
}
