using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Closings;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Tests.Lending.Loans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Fund;

/// <summary>A platform whose fund a test fills itself. It is 15 June 2023.</summary>
internal sealed class FundCase : IAsyncDisposable
{
    private FundCase(PlatformHost host) => (Host, Treasurer, Director) = (host, host.Client(Roles.Treasurer), host.Client(Roles.Director));

    public PlatformHost Host { get; private set; }

    public HttpClient Treasurer { get; private set; }

    public HttpClient Director { get; private set; }

    public static async Task<FundCase> Empty() => new(await PlatformHost.Start(funded: false));

    /// <summary>Money without end, for tests that aren't about it.</summary>
    public static async Task Fund(PlatformDb db)
    {
        if (await db.Set<Funder>().AnyAsync()) return; // another host on the same databases
        var entry = new Platform.Entries.Entry(new(2000, 1, 1), "Trésorier", new(2000, 1, 1, 10, 0, 0, DateTimeKind.Utc));
        var funder = new Funder("Conseil régional", FunderKind.Public);
        var agreement = new FundingAgreement(funder.Id, "C-2000", Money.Dirhams(1_000_000_000), new(2000, 1, 1), new(2000, 1, 1), null, FundingPurpose.Any);
        db.AddRange(funder, agreement, new FundMovement(FundMovementKind.Contribution, agreement.Amount, new(2000, 1, 1), new(2000, 1, 1), entry) { AgreementId = agreement.Id });
        await db.SaveChangesAsync();
    }

    /// <returns>The agreement's key.</returns>
    public async Task<string> Agreement(string number, decimal amount, decimal? paidIn = null, string startsOn = "2020-01-01", string? endsOn = null, string[]? sectors = null, string? on = null)
    {
        var funder = await (await Treasurer.PostAsJsonAsync("/api/fund/funders", new { name = $"Apporteur {number}", kind = "public" })).Json(HttpStatusCode.Created);
        var agreement = await (await Treasurer.PostAsJsonAsync("/api/fund/agreements", new
        {
            funderId = funder.GetProperty("id").GetString(),
            number,
            amount,
            signedOn = "2020-01-01",
            startsOn,
            endsOn,
            sectors,
        })).Json(HttpStatusCode.Created);
        var id = agreement.GetProperty("id").GetString()!;
        if (paidIn is { } money) await (await Contribute(id, money, on ?? "2020-02-01")).Json(HttpStatusCode.Created);
        return id;
    }

    public Task<HttpResponseMessage> Contribute(string agreement, decimal amount, string on, string? key = null, HttpClient? by = null) =>
        Post($"agreements/{agreement}/contributions", new { amount, on }, key ?? Guid.NewGuid().ToString(), by);

    public Task<HttpResponseMessage> GiveBack(string agreement, decimal amount, string on) =>
        Post($"agreements/{agreement}/restitutions", new { amount, on }, Guid.NewGuid().ToString());

    public async Task<HttpResponseMessage> Post(string door, object body, string? key = null, HttpClient? by = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/fund/{door}") { Content = JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await (by ?? Treasurer).SendAsync(request);
    }

    /// <summary>A loan of 36 months granted on 20 May 2023, not paid out.</summary>
    public async Task<LoanCase> Loan(decimal amount = 36_000, string sector = "crafts", string entrepreneur = "Fatima Zahra Amrani")
    {
        var (_, loan) = await new DossierInput { Amount = amount, Sector = sector, Entrepreneur = entrepreneur, Cin = null }.Approve(Host);
        return new(Host, loan);
    }

    public async Task<LoanCase> Lent(decimal amount = 36_000, string paidOn = "2023-06-01")
    {
        var loan = await Loan(amount);
        await (await loan.Disburse(new { amount, paidOn })).Json(HttpStatusCode.Created);
        return loan;
    }

    public async Task<JsonElement> Sheet(string? asOf = null) => await (await Treasurer.GetAsync($"/api/fund{(asOf is null ? "" : $"?asOf={asOf}")}")).Json();

    public async Task<JsonElement> Agreement(string id) => await (await Treasurer.GetAsync($"/api/fund/agreements/{id}")).Json();

    public async Task<JsonElement[]> Movements(string query = "") =>
        [.. (await (await Treasurer.GetAsync($"/api/fund/movements?size=200&{query}")).Json()).GetProperty("rows").EnumerateArray()];

    /// <returns>The closing, once proved.</returns>
    public async Task<JsonElement> Close(string until)
    {
        await (await Post("closings", new { until })).Json(HttpStatusCode.Accepted);
        await Prove();
        return await LastClosing();
    }

    /// <summary>What the worker does.</summary>
    public async Task Prove()
    {
        while (await Host.Run<MonthClosingRunner, bool>(x => x.Step(default)))
        {
        }
    }

    public async Task<JsonElement> LastClosing() => (await (await Treasurer.GetAsync("/api/fund/closings")).Json()).GetProperty("closings")[0];

    public async Task<(int Code, string Output)> Check()
    {
        var command = Host.Services.GetServices<Tenancy.Lifecycle.Commands.IOperatorCommand>().Single(x => x.Name == "check-fund");
        var output = new StringWriter();
        return (await command.Run([FixedOrganisations.Ism], output, default), output.ToString());
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
