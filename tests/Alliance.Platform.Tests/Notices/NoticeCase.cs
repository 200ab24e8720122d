using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Tests.Lending.Loans;

namespace Alliance.Platform.Tests.Notices;

/// <summary>What one person is told, as the bell and the list say it.</summary>
internal static class NoticeCase
{
    public static async Task<JsonElement> Notices(this PlatformHost host, string role, string? account = null, string query = "", string organisation = FixedOrganisations.Ism) =>
        await (await host.Client(role, organisation, account).GetAsync("/api/notices" + query)).Json();

    /// <summary>Kinds of all that are shown, latest first.</summary>
    public static async Task<string[]> Kinds(this PlatformHost host, string role, string? account = null, string organisation = FixedOrganisations.Ism) =>
        [.. (await host.Notices(role, account, organisation: organisation)).GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("kind").GetString()!)];

    public static async Task<int> Unread(this PlatformHost host, string role, string? account = null) => (await host.Notices(role, account)).GetProperty("unread").GetInt32();

    public static async Task<string> Propose(this LoanCase loan, string account = "salma") => (await (await loan.Post(
        "write-off-proposals", new { on = "2023-06-05", reason = "Recours épuisés" }, client: loan.Host.Client(Roles.Treasurer, account: account))).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;

    public static Task<HttpResponseMessage> Decide(this LoanCase loan, string proposal, string how, string role = Roles.Director) =>
        loan.Host.Client(role).PostAsJsonAsync($"/api/proposals/{proposal}/{how}", new { });

    public static Task<HttpResponseMessage> Switch(this HttpClient client, string kind, bool onPage, bool byMail) =>
        client.PutAsJsonAsync("/api/notices/switches", new { choices = new[] { new { kind, onPage, byMail } } });
}
