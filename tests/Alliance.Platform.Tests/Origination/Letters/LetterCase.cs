using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Origination.Letters;
using Alliance.Platform.Tests.Origination.Appraisal;
using Reader = UglyToad.PdfPig.PdfDocument;

namespace Alliance.Platform.Tests.Origination.Letters;

/// <summary>A dossier that is decided, and the letters about it, over HTTP.</summary>
internal sealed class LetterCase(AppraisalCase dossier) : IAsyncDisposable
{
    public static readonly object[] Two =
    [
        new { text = "Bail signé", proof = "Contrat de bail", deadline = "2023-07-10" },
        new { text = "Formation suivie", proof = "Attestation", deadline = "2023-07-31", owner = "platform" },
    ];

    public AppraisalCase Dossier => dossier;

    public PlatformHost Host => dossier.Host;

    public static async Task<LetterCase> Start(DossierInput? input = null, params (string Section, object Value)[] sections)
    {
        var host = await PlatformHost.Start();
        var dossier = await AppraisalCase.Of(host, input ?? new());
        var platform = host.Organisations.Find(FixedOrganisations.Ism)!;
        host.Organisations.Put(platform with
        {
            Name = "Initiative Souss-Massa",
            Sections = platform.Sections.SetItems(sections.Select(x => KeyValuePair.Create(x.Section, JsonSerializer.SerializeToElement(x.Value)))),
        });
        return new(dossier);
    }

    public Task Approve(int grace = 6, object[]? conditions = null, string? words = null) =>
        dossier.Do("approval", new { amount = 45_000, term = 36, graceMonths = grace, decidedOn = "2023-06-10", conditions, words }, Roles.Director);

    public Task Adjourn(string words = "Deux devis pour le métier à tisser") =>
        dossier.Do("adjournment", new { until = "2023-07-15", words, decidedOn = "2023-06-10" }, Roles.Director);

    public Task Refuse(string reason = "insufficient-own-funds", string words = "L’apport représente moins de 10 % de l’investissement.") =>
        dossier.Do("refusal", new { reason, words, decidedOn = "2023-06-10" }, Roles.Director);

    public Task<HttpResponseMessage> TryStart(string language = "fr", string? name = null, string role = Roles.LoanOfficer) => dossier.Ask("letters", new { language, name }, role);

    /// <returns>The key of the letter.</returns>
    public async Task<string> Start(string language, string? name = null) =>
        (await (await TryStart(language, name)).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;

    public async Task<JsonElement> List(string role = Roles.LoanOfficer) => await (await Host.Client(role).GetAsync($"/api/applications/{dossier.Dossier}/letters")).Json();

    public async Task<JsonElement> Draft() => (await List()).GetProperty("draft");

    public async Task<JsonElement> Latest() => (await List()).GetProperty("letters")[0];

    /// <summary>The text of the draft, with spaces that anybody can type.</summary>
    public async Task<string> Body() => Plain((await Draft()).GetProperty("body").GetString()!);

    public async Task<string> Composed(string language = "fr", string? name = null)
    {
        await Start(language, name);
        return await Body();
    }

    public Task<HttpResponseMessage> Save(string letter, string subject, string body, long? revision = null) =>
        Host.Client(Roles.LoanOfficer).PutAsJsonAsync($"/api/applications/{dossier.Dossier}/letters/{letter}", new { subject, body, revision });

    public Task<HttpResponseMessage> Send(string letter, string way, string? on = null, long? revision = null) =>
        dossier.Ask($"letters/{letter}/dispatch", new { way, on, revision });

    public Task<HttpResponseMessage> Get(string letter, string what, string role = Roles.LoanOfficer) => Host.Client(role).GetAsync($"/api/applications/{dossier.Dossier}/letters/{letter}.{what}");

    public async Task<byte[]> Paper(string letter) => await (await Get(letter, "pdf")).EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();

    public Task<bool> MailStep() => Host.Run<LetterMailer, bool>(x => x.Step(default));

    /// <summary>Words of a paper, page by page.</summary>
    public static string[] Pages(byte[] pdf)
    {
        using var paper = Reader.Open(pdf);
        return [.. paper.GetPages().Select(x => Plain(string.Join(' ', x.GetWords().Select(y => y.Text))))];
    }

    public static string Plain(string text) => text.Replace('\u202F', ' ').Replace('\u00A0', ' ');

    public ValueTask DisposeAsync() => dossier.DisposeAsync();
}
