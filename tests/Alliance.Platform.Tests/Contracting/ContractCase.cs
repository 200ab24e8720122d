using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Contracting;

/// <summary>A loan of 50 000 over 36 months with 6 of grace, granted on 20 May 2023 by a platform that wants a contract first. It is 15 June 2023.</summary>
internal sealed class ContractCase(PlatformHost host, string dossier, string loan) : IAsyncDisposable
{
    public PlatformHost Host { get; } = host;

    public string Dossier { get; } = dossier;

    public string Loan { get; } = loan;

    public string Path => $"/api/loans/{Loan}/contract";

    public HttpClient Officer { get; } = host.Client(Roles.LoanOfficer);

    public HttpClient Director { get; } = host.Client(Roles.Director);

    public HttpClient Treasurer { get; } = host.Client(Roles.Treasurer);

    /// <param name="address">Whether the platform's file has one.</param>
    public static async Task<PlatformHost> Platform(bool required = true, bool address = true)
    {
        var host = await PlatformHost.Start();
        var ism = host.Organisations.Find(FixedOrganisations.Ism)!;
        var sections = ism.Sections.SetItem("contracts", JsonSerializer.SerializeToElement(new { required }));
        if (address) sections = sections.SetItems(FixedOrganisations.Letterhead);
        host.Organisations.Put(ism with { Name = "Initiative Souss-Massa", Sections = sections });
        return host;
    }

    public static async Task<ContractCase> Approved(DossierInput? input = null, bool required = true, bool address = true)
    {
        var host = await Platform(required, address);
        var (dossier, loan) = await (input ?? new()).Approve(host);
        return new(host, dossier, loan);
    }

    /// <summary>With all that the default templates ask for.</summary>
    public static async Task<ContractCase> Ready(DossierInput? input = null, bool required = true)
    {
        var contract = await Approved(input, required);
        await contract.Particulars(new { otherName = "فاطمة الزهراء العمراني", address = "12, rue de la Kasbah, Tiznit", addressInArabic = "12، زنقة القصبة، تزنيت" });
        return contract;
    }

    public async Task Particulars(object body) => await (await Officer.PutAsJsonAsync($"{Path}/particulars", body)).Json(HttpStatusCode.NoContent);

    public Task<HttpResponseMessage> Make(string form = "french", string? paidOutOn = null) => Officer.PostAsJsonAsync($"{Path}/versions", new { form, paidOutOn });

    public async Task<JsonElement> Made(string form = "french") => await (await Make(form)).Json(HttpStatusCode.Created);

    public Task<HttpResponseMessage> Sign(int number = 1, string on = "2023-06-15", object? scan = null, string[]? witnesses = null) => Director.PostAsJsonAsync(
        $"{Path}/signing", new { number, signedOn = on, place = "Agadir", forPlatform = "Hind Mernissi, directrice", witnesses = witnesses ?? ["Driss Alami"], scan });

    public Task<HttpResponseMessage> PayOut(decimal amount = 50_000, string on = "2023-06-15") => Treasurer.PostAsJsonAsync($"/api/loans/{Loan}/disbursements", new { amount, paidOn = on });

    public Task<HttpResponseMessage> Undo(string eventId) => Treasurer.PostAsJsonAsync($"/api/loans/{Loan}/events/{eventId}/undoing", new { reason = "Erreur" });

    public Task<HttpResponseMessage> UndoDecision() => Director.PostAsJsonAsync($"/api/applications/{Dossier}/decision/undoing", new { words = "Erreur" });

    public async Task<JsonElement> Show() => await (await Officer.GetAsync(Path)).Json();

    public Task<byte[]> Download(string file) => Officer.GetByteArrayAsync($"{Path}/{file}");

    public async Task<string> Paper(int number = 1) => PaperReader.Text(await Download(string.Create(CultureInfo.InvariantCulture, $"{number}.pdf")));

    public async Task<JsonElement> Template(string language, string text, int after = 0) =>
        await (await Director.PutAsJsonAsync($"/api/contract-templates/{language}", new { text, after })).Json();

    public Task<HttpResponseMessage> Verify(string code, string more = "") => Host.Client().GetAsync($"/api/contracts/verify/{code}{more}");

    public Task Rename(string name) => Host.Run<PlatformDb>(async db =>
    {
        await db.Database.ExecuteSqlAsync($"UPDATE platform_Entrepreneurs SET Name = {name}");
    });

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
