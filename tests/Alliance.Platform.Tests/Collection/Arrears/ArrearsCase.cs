using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Tests.Lending.Loans;

namespace Alliance.Platform.Tests.Collection.Arrears;

/// <summary>Loans of 36 000 paid out on 1 June 2023, with instalments of 1 000 from 1 January 2024 on; the business date is 10 February 2024 unless a test moves it.</summary>
internal sealed class ArrearsCase(PlatformHost host) : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2024, 2, 10);

    public PlatformHost Host { get; } = host;

    public HttpClient Officer { get; } = host.Client(Roles.LoanOfficer);

    public Dictionary<string, LoanCase> Loans { get; } = [];

    public LoanCase this[string enterprise] => Loans[enterprise];

    /// <param name="loans">Enterprise and what was paid on 1 February 2024; nothing paid is 40 days late, 1 000 is 9 days late, 2 000 is on time.</param>
    public static async Task<ArrearsCase> Of(params (string Enterprise, decimal Paid, string Province)[] loans)
    {
        var arrears = new ArrearsCase(await PlatformHost.Start());
        foreach (var (enterprise, paid, province) in loans) await arrears.Add(enterprise, paid, province);
        return arrears;
    }

    public static Task<ArrearsCase> OneLate() => Of(("Tapis Anzi", 0, "Tiznit"));

    public async Task Add(
        string enterprise, decimal paid, string province = "Tiznit", string sector = "crafts", string paidOutOn = "2023-06-01", int term = 36, string? email = null)
    {
        Host.Organisations.GoTo(FixedOrganisations.Today);
        var dossier = new DossierInput { Enterprise = enterprise, Amount = 36_000, Province = province, Sector = sector, Term = term, Email = email };
        var (_, id) = await dossier.Approve(Host);
        var loan = Loans[enterprise] = new(Host, id);
        await (await loan.Disburse(new { amount = 36_000, paidOn = paidOutOn })).Json(HttpStatusCode.Created);
        Host.Organisations.GoTo(Today);
        if (paid > 0) await (await loan.Pay(new { amount = paid, paidOn = "2024-02-01" })).Json(HttpStatusCode.Created);
    }

    public async Task<JsonElement> Get(string path) => await (await Officer.GetAsync("/api/arrears" + path)).Json();

    public Task<HttpResponseMessage> Post(string path, object body) => Officer.PostAsJsonAsync("/api/arrears" + path, body);

    public async Task<string?> Names(string query) => string.Join(',', (await Get("?" + query)).GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("enterprise").GetString()));

    public async Task<JsonElement> FollowUp(string enterprise) => await Get($"/loans/{this[enterprise].Id}");

    /// <summary>The same loans, served by the process that came after.</summary>
    public ArrearsCase On(PlatformHost successor)
    {
        var again = new ArrearsCase(successor);
        foreach (var (enterprise, loan) in Loans) again.Loans[enterprise] = new(successor, loan.Id);
        return again;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
