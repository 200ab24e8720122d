using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.EndToEnd.Tests.Isolation;

/// <summary>A platform whose database another process holds answers for itself; the others notice nothing (TENANCY 21).</summary>
public sealed class LockedDatabaseTests
{
    [Test]
    public async Task Payments_into_a_locked_database_are_told_to_come_back_and_others_are_paid()
    {
        await using var host = await RunningHost.Start();
        using var treasurer = await Visitor.SignedIn(host, "el-hajeb", "tresorier");
        using var elsewhere = await Visitor.SignedIn(host, "oriental", "tresorier");
        var (loan, other) = (await Running(treasurer), await Running(elsewhere));
        var condition = host.Services.GetRequiredService<OrganisationDatabases>().Of(host.Services.GetRequiredService<IOrganisations>().All.Single(x => x.Label == "el-hajeb")).Condition;
        Assert.That(await Health(host), Is.EqualTo(("Healthy", "Ready")));

        await using var held = new SqliteConnection($"Data Source={Path.Combine(host.Folder.Data, condition.OrganisationId + ".db")};Pooling=False");
        await held.OpenAsync();
        await Execute(held, "BEGIN EXCLUSIVE");
        var payments = Enumerable.Range(0, 20).Select(_ => Pay(treasurer, loan)).ToArray();
        await Eventually.Holds(() => payments.Any(x => x.IsCompleted), "those who came last are told");

        Assert.That(condition.Writers.Waiting, Is.LessThanOrEqualTo(WriteGate.WaitingWhileLocked));
        Assert.That(await Pay(elsewhere, other), Is.EqualTo((HttpStatusCode.OK, "")), "another platform takes a payment meanwhile");
        Assert.That(await Health(host), Is.EqualTo(("Degraded", "Locked")));
        Assert.That((await Task.WhenAll(payments)).Distinct(), Is.EqualTo([(HttpStatusCode.ServiceUnavailable, "database-busy")]));

        await Execute(held, "ROLLBACK");
        await Eventually.Holds(async () => await Health(host) == ("Healthy", "Ready"), "it is free again");
        Assert.That(await Pay(treasurer, loan), Is.EqualTo((HttpStatusCode.OK, "")));

        async Task<(string?, string?)> Health(RunningHost running)
        {
            using var management = running.ManagementClient();
            var seen = await management.GetFromJsonAsync<JsonElement>(new Uri("health/ready", UriKind.Relative));
            return (seen.GetProperty("status").GetString(), seen.GetProperty("organisations").GetProperty(condition.OrganisationId).GetString());
        }
    }

    private static async Task<string> Running(Visitor treasurer)
    {
        var loans = await treasurer.Http.GetFromJsonAsync<JsonElement>(new Uri("api/loans?status=in-repayment", UriKind.Relative));
        return loans.GetProperty("rows")[0].GetProperty("id").GetString()!;
    }

    private static async Task<(HttpStatusCode Status, string? Code)> Pay(Visitor treasurer, string loan)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"api/loans/{loan}/payments", UriKind.Relative)) { Content = JsonContent.Create(new { amount = 1, paidOn = "2023-06-30", again = true }) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await treasurer.Http.SendAsync(request);
        if (answer.IsSuccessStatusCode) return (HttpStatusCode.OK, "");
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    private static async Task Execute(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
