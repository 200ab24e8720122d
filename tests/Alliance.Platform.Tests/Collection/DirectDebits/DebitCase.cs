using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Alliance.Kernel;
using Alliance.Platform.Tests.Lending.Loans;

namespace Alliance.Platform.Tests.Collection.DirectDebits;

/// <summary>A platform with a bank account and some loans paid out on 1 June 2023, instalments of 1 000 from 1 January 2024 on (a holiday, then 2 January). It is 20 December 2023.</summary>
internal sealed class DebitCase : IAsyncDisposable
{
    public const string GoodRib = "007640000123450000041222";
    public const string OtherRib = "145050021116087000018707";

    private DebitCase(PlatformHost host, ImmutableArray<LoanCase> loans) => (Host, Loans, Treasurer) = (host, loans, host.Client(Roles.Treasurer));

    public PlatformHost Host { get; }

    public ImmutableArray<LoanCase> Loans { get; }

    public HttpClient Treasurer { get; }

    /// <param name="loans">Each with a mandate.</param>
    public static async Task<DebitCase> With(int loans, string? bank = $$"""{ "name": "Initiative Souss-Massa", "rib": "{{GoodRib}}", "bic": "BCMAMAMC", "creditorId": "MA-ISM-001" }""")
    {
        var host = await PlatformHost.Start();
        if (bank is not null)
        {
            var organisation = host.Organisations.Find(FixedOrganisations.Ism)!;
            host.Organisations.Put(organisation with { Sections = organisation.Sections.SetItem("bank", JsonSerializer.Deserialize<JsonElement>(bank)) });
        }

        var cases = ImmutableArray.CreateBuilder<LoanCase>();
        for (var i = 0; i < loans; i++)
        {
            var (_, id) = await new DossierInput { Amount = 36_000, Entrepreneur = $"Fatima Zahra Élalaoui {i}", Enterprise = $"Atelier {i}", Cin = $"J{i}" }.Approve(host);
            var loan = new LoanCase(host, id);
            await (await loan.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
            await (await loan.Post("mandate", new { rib = GoodRib, signedOn = "2023-06-01" })).Json();
            cases.Add(loan);
        }

        host.Organisations.GoTo(new(2023, 12, 20));
        return new(host, cases.ToImmutable());
    }

    public async Task<JsonElement> Preview(string month = "2024-01-01", bool withArrears = false) =>
        await (await Treasurer.GetAsync($"/api/direct-debits/preview?month={month}&withArrears={(withArrears ? "true" : "false")}")).Json();

    public Task<HttpResponseMessage> Prepare(string month = "2024-01-01", bool withArrears = false) => Treasurer.PostAsJsonAsync("/api/direct-debits/batches", new { month, withArrears });

    /// <returns>The file's key.</returns>
    public async Task<string> Prepared(string month = "2024-01-01", bool withArrears = false) =>
        (await (await Prepare(month, withArrears)).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;

    public async Task<XDocument> File(string batch)
    {
        var answer = await Treasurer.GetAsync($"/api/direct-debits/batches/{batch}/file");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return XDocument.Parse(await answer.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> Collect(string batch, bool acceptRest = false) => Treasurer.PostAsJsonAsync($"/api/direct-debits/batches/{batch}/collection", new { acceptRest });

    public async Task<JsonElement> Show(string batch) => await (await Treasurer.GetAsync($"/api/direct-debits/batches/{batch}")).Json();

    public Task<HttpResponseMessage> Return(string file, string query = "") =>
        Treasurer.PostAsync("/api/direct-debits/returns" + query, new ByteArrayContent(Encoding.UTF8.GetBytes(file)));

    /// <summary>A file for January, recorded as collected on 3 January.</summary>
    public async Task<(string Batch, string[] References)> Collected()
    {
        var batch = await Prepared();
        Host.Organisations.GoTo(new(2024, 1, 3));
        await (await Collect(batch)).Json();
        return (batch, [.. (await Show(batch)).GetProperty("lines").EnumerateArray().Select(x => x.GetProperty("endToEndId").GetString()!)]);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
