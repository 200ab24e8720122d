using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Alliance.Kernel;

namespace Alliance.Platform.Tests.Origination.DossierDocuments;

/// <summary>The documents of one dossier as clients see them.</summary>
internal sealed class DocumentsApi(PlatformHost host, string dossier)
{
    public string Address => $"/api/applications/{dossier}/documents";

    public static async Task<DocumentsApi> OfNewDossier(PlatformHost host, DossierInput? input = null) => new(host, await (input ?? new()).Register(host));

    /// <summary>All in one request, those of a list entry behind its code.</summary>
    public Task<HttpResponseMessage> Send(string? role, string? listed, params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent();
        if (listed is not null) form.Add(new StringContent(listed), "listed");
        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(part, "files", name);
        }

        return host.Client(role).PostAsync(Address, form);
    }

    /// <returns>The key of the document that was taken.</returns>
    public async Task<string> Add(string name, byte[] content, string? listed = null)
    {
        var outcome = await (await Send(Roles.LoanOfficer, listed, (name, content))).Json(HttpStatusCode.Created);
        return outcome.GetProperty("added")[0].GetProperty("id").GetString()!;
    }

    public async Task<JsonElement> List(string role = Roles.LoanOfficer) => await (await host.Client(role).GetAsync(Address)).Json();

    public Task<HttpResponseMessage> Get(string document, string what = "file", string? role = Roles.LoanOfficer, string organisation = FixedOrganisations.Ism) =>
        host.Client(role, organisation).GetAsync($"{Address}/{document}/{what}");

    public Task<HttpResponseMessage> Withdraw(string document, string role = Roles.LoanOfficer) => host.Client(role).PostAsync($"{Address}/{document}/withdrawal", null);

    public Task<HttpResponseMessage> Restore(string document, string role = Roles.LoanOfficer) => host.Client(role).DeleteAsync($"{Address}/{document}/withdrawal");

    /// <summary>How far each document of the checklist is there, by code.</summary>
    public async Task<Dictionary<string, string>> States() => (await List()).GetProperty("checklist").EnumerateArray()
        .ToDictionary(x => x.GetProperty("code").GetString()!, x => x.GetProperty("state").GetString()!, StringComparer.Ordinal);

    public static string[] Stored(PlatformHost host, string organisation = FixedOrganisations.Ism) =>
        Path.Combine(PlatformHost.FilesOf(host.Folder), organisation) is var folder && Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
}
