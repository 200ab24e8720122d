using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Identity.Drafts;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Identity.Tests.Drafts;

/// <summary>Somebody at a page with a form, who types into it and doesn't send it.</summary>
internal sealed class Typist : IDisposable
{
    public const string NewDossier = "/applications/new";

    private readonly TestHost _host;
    private readonly Browser _browser;
    private readonly Account _account;
    private readonly string _organisation;

    private Typist(TestHost host, Browser browser, Account account, string organisation) => (_host, _browser, _account, _organisation) = (host, browser, account, organisation);

    public Account Account => _account;

    /// <param name="email">One that nobody else has, unless the test names it.</param>
    public static async Task<Typist> At(TestHost host, string organisation = "ism", string role = Roles.LoanOfficer, string? email = null)
    {
        email ??= $"{Guid.NewGuid():N}@x.example";
        var browser = await host.SignedIn(email, [role], organisation);
        return new(host, browser, await host.Load(email, organisation), organisation);
    }

    public Task<HttpResponseMessage> Keep(
        object? fields = null, string page = NewDossier, string form = "form", string? href = null, Guid? person = null, bool isBrief = false, string? about = null) =>
        _browser.Post("/drafts", new { page, form, href = href ?? page, title = "Salma", person = person ?? _account.Id.Value, fields = fields ?? new { name = "Salma" }, isBrief, about });

    public Task<HttpResponseMessage> Discard(string page = NewDossier) => _browser.Delete(AddressOf(page, "form"));

    /// <returns>What is put back into a form; null when there is nothing.</returns>
    public async Task<JsonElement?> Kept(string page = NewDossier, string form = "form")
    {
        using var answer = await _browser.Get(AddressOf(page, form));
        if (answer.StatusCode is HttpStatusCode.NoContent) return null;
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<string?> Field(string id, string page = NewDossier, string form = "form") =>
        await Kept(page, form) is { } kept ? kept.GetProperty("fields").GetProperty(id).GetString() : null;

    public Task<string?> Name(string page = NewDossier) => Field("name", page);

    /// <summary>What their home offers to go on with, as the addresses that it leads to.</summary>
    public async Task<IReadOnlyList<string>> Offered()
    {
        await using var scope = Acting();
        return [.. (await scope.ServiceProvider.GetRequiredService<ListDrafts>().Handle()).Select(x => x.Href)];
    }

    /// <summary>A scope in which they act, as their circuit's.</summary>
    /// <param name="organisation">Another than theirs: where they have no business.</param>
    public AsyncServiceScope Acting(string? organisation = null)
    {
        var scope = _host.In(organisation ?? _organisation);
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(scope.ServiceProvider.GetRequiredService<Sessions>().Of(_account, DateTimeOffset.UtcNow));
        return scope;
    }

    public Task<int> Rows() => InDatabase(db => db.Set<Draft>().CountAsync(x => x.AccountId == _account.Id));

    /// <summary>So much time goes by.</summary>
    public Task Age(TimeSpan by) => InDatabase(async db =>
    {
        foreach (var draft in await db.Set<Draft>().Where(x => x.AccountId == _account.Id).ToListAsync())
            draft.Put(draft.Href, draft.Title, draft.About, draft.Fields, draft.KeptAt - by, draft.ForgottenAfter - by);
        return await db.SaveChangesAsync();
    });

    public async Task<T> InDatabase<T>(Func<IdentityDb, Task<T>> run)
    {
        await using var scope = _host.In(_organisation);
        return await run(scope.ServiceProvider.GetRequiredService<IdentityDb>());
    }

    public void Dispose() => _browser.Dispose();

    private static string AddressOf(string page, string form) => $"/drafts?page={page}&form={form}";
}
