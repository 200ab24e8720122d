using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Identity.Accounts;

namespace Alliance.Identity.Tests.Accounts;

/// <summary>Roles that wait for a second person, as somebody has read them.</summary>
internal sealed record WaitingRoles(IReadOnlyList<string> Roles, string By, DateTime At);

/// <summary>How roles that two persons give are proposed and answered.</summary>
internal static class Proposing
{
    public static Task<HttpResponseMessage> Give(this Browser by, Account account, params string[] roles) =>
        by.Put($"/api/accounts/{account.Id}/roles", new { roles });

    public static Task<HttpResponseMessage> Invite(this Browser by, string email, params string[] roles) =>
        by.Post("/api/accounts", new { email, name = "Nom " + email.Split('@')[0], roles });

    /// <returns>What waits for the account; null where nothing does.</returns>
    public static async Task<WaitingRoles?> Waiting(this Browser by, Account account)
    {
        using var answer = await by.Get($"/api/accounts?size=100&search={Uri.EscapeDataString(account.Email)}");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accounts")[0].Waiting();
    }

    public static WaitingRoles? Waiting(this JsonElement row) => row.GetProperty("waiting").GetArrayLength() == 0 ? null : new(
        [.. row.GetProperty("waiting").EnumerateArray().Select(x => x.GetString()!)], row.GetProperty("proposedBy").GetString()!, row.GetProperty("proposedAt").GetDateTime());

    public static Task<HttpResponseMessage> Agree(this Browser by, Account account, WaitingRoles seen) =>
        by.Post($"/api/accounts/{account.Id}/roles/agreement", new { roles = seen.Roles, proposedAt = seen.At });

    /// <summary>To what waits at this moment.</summary>
    public static async Task<HttpResponseMessage> Agree(this Browser by, Account account) => await by.Agree(account, (await by.Waiting(account))!);

    public static Task<HttpResponseMessage> Decline(this Browser by, Account account, WaitingRoles seen) =>
        by.Delete($"/api/accounts/{account.Id}/roles/proposal?proposedAt={seen.At:O}");

    /// <summary>The administrator whom the organisation's file names, who has just joined.</summary>
    public static async Task<Browser> NamedByTheFile(this TestHost host)
    {
        const string Named = "first@souss-massa.example";
        var model = await host.Join("model@x.example", ["mentor"]);
        await host.Change(Named, x =>
        {
            x.Join("Première", "fr", DateTime.UtcNow);
            x.PasswordHash = model.PasswordHash;
        });
        var browser = host.Browse();
        (await browser.SignIn(Named)).Dispose();
        return browser;
    }
}
