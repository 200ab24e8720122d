using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Origination.Appraisal;
using Alliance.Tenancy.Jobs.Daily;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Origination.Appraisal;

/// <summary>A dossier on its way to the committee, over HTTP, on a platform that asks for two documents.</summary>
internal sealed class AppraisalCase(PlatformHost host, string dossier) : IAsyncDisposable
{
    public PlatformHost Host { get; } = host;

    public string Dossier { get; } = dossier;

    /// <param name="appraisal">The section <c>appraisal</c> of the platform's file.</param>
    /// <param name="on">The business date on which it is received.</param>
    /// <param name="checklist">Codes of documents that it needs.</param>
    public static async Task<AppraisalCase> Start(object? appraisal = null, DateOnly? on = null, params string[] checklist)
    {
        var host = await PlatformHost.Start(funded: false);
        if (on is { } day) host.Organisations.GoTo(day);
        return await Of(host, new(), appraisal, checklist);
    }

    /// <summary>On a host that there is.</summary>
    public static async Task<AppraisalCase> Of(PlatformHost host, DossierInput input, object? appraisal = null, params string[] checklist)
    {
        var platform = host.Organisations.Find(FixedOrganisations.Ism)!;
        host.Organisations.Put(platform with
        {
            Sections = platform.Sections
                .SetItem("documents", JsonSerializer.SerializeToElement(new { checklist = checklist.Select(x => new { code = x, name = $"Pièce {x}" }) }))
                .SetItem(AppraisalSettings.SectionName, JsonSerializer.SerializeToElement(appraisal ?? new { })),
        });
        return new(host, await input.Register(host));
    }

    public Task<HttpResponseMessage> Ask(string what, object? input = null, string role = Roles.LoanOfficer, string? account = null) =>
        Host.Client(role, account: account).PostAsJsonAsync($"/api/applications/{Dossier}/{what}", input ?? new { });

    /// <summary>An officer takes it up and says what they think: what keeps it from being ready then are documents and corrections.</summary>
    public async Task TakeUp()
    {
        await Do("appraisal");
        await Do("opinion", new { tone = "favourable", words = "Marché porteur" });
    }

    /// <summary>Fails when it is refused.</summary>
    public async Task Do(string what, object? input = null, string role = Roles.LoanOfficer, string? account = null)
    {
        var answer = await Ask(what, input, role, account);
        Assert.That(answer.IsSuccessStatusCode, Is.True, $"{what}: {await answer.Content.ReadAsStringAsync()}");
    }

    public async Task<string> Refused(string what, object? input = null, string role = Roles.LoanOfficer, string? account = null) => (await (await Ask(what, input, role, account)).Code(HttpStatusCode.Conflict))!;

    public async Task<JsonElement> Show(string path = "") => await (await Host.Client(Roles.LoanOfficer).GetAsync($"/api/applications/{Dossier}{path}")).Json();

    public async Task<string?> Status() => (await Show()).GetProperty("status").GetString();

    public async Task<string[]> History() => [.. (await Show()).GetProperty("history").EnumerateArray().Select(x => x.GetProperty("kind").GetString()!)];

    public async Task<JsonElement> Clock() => (await Show("/readiness")).GetProperty("clock");

    /// <returns>The key of the correction.</returns>
    public async Task<string> AskFor(object input, string role = Roles.LoanOfficer, string? account = null) =>
        (await (await Ask("corrections", input, role, account)).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;

    /// <summary>The business date moves on, and the day's work is done.</summary>
    public async Task Day(DateOnly day)
    {
        Host.Organisations.GoTo(day);
        await Host.Run<IServiceProvider>(async scope =>
        {
            await scope.GetRequiredService<FollowAppraisals>().Step(new BusinessDays(day.AddDays(-1), day), default);
            await scope.GetRequiredService<PlatformDb>().SaveChangesAsync();
        });
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
