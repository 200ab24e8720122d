using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Ui;

namespace Alliance.Platform.Tests.Origination.Finding;

/// <summary>Two borrowers, one of them written in Arabic, and somebody who only asks; the first has repaid something.</summary>
internal sealed class FindingCase : IAsyncDisposable
{
    private FindingCase(PlatformHost host, string loan) => (Host, Loan) = (host, loan);

    public PlatformHost Host { get; }

    /// <summary>Key of the first loan, <c>ISM-2023-0001</c>, of 50 000,00 DH: 1 250,00 DH of it were paid back.</summary>
    public string Loan { get; }

    public static async Task<FindingCase> Start()
    {
        var host = await PlatformHost.Start();
        var (_, loan) = await new DossierInput { Entrepreneur = "Aïcha Benali", Cin = "JB123456", Phone = "06 12 34 56 78", Enterprise = "Argan d’Or" }.Approve(host);
        await new DossierInput { Entrepreneur = "أمينة العلوي", Cin = "bk 777-888", Phone = "+212 6 98 76 54 32 / 0537 70 00 00", Enterprise = "مخبزة السلام", Amount = 30_000, BornOn = "1985-07-01" }.Approve(host);
        await new DossierInput { Entrepreneur = "Brahim Oujdi", Cin = null, Enterprise = "Menuiserie Atlas", Amount = 20_000, Ice = "001525713000045" }.Register(host);
        await (await host.Client(Roles.Treasurer).PostAsJsonAsync($"/api/loans/{loan}/disbursements", new { amount = 50_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        using var payment = new HttpRequestMessage(HttpMethod.Post, $"/api/loans/{loan}/payments") { Content = JsonContent.Create(new { amount = 1_250, paidOn = "2023-06-10", means = "cash" }) };
        payment.Headers.Add("Idempotency-Key", "first");
        await (await host.Client(Roles.Treasurer).SendAsync(payment)).Json(HttpStatusCode.Created);
        return new(host, loan);
    }

    /// <summary>What is found, as <c>kind: name</c>, in the order in which it is shown.</summary>
    public async Task<string[]> Find(string written, string? role = Roles.Treasurer, string organisation = FixedOrganisations.Ism) =>
        [.. (await Groups(written, role, organisation)).SelectMany(x => x.Items).Select(x => $"{x.Href.Split('/')[1].Split('?')[0]}: {x.Title}")];

    public Task<IReadOnlyList<FoundGroup>> Groups(string written, string? role = Roles.Treasurer, string organisation = FixedOrganisations.Ism) =>
        Host.Run<FindAnything, IReadOnlyList<FoundGroup>>(x => x.Handle(Sought.Read(written), HostKind.Platform), role, organisation);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
