using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Alliance.Kernel;
using Alliance.Platform.Links;
using Alliance.Platform.Origination.Opinions;
using Alliance.Platform.Tests.Origination.Appraisal;
using Alliance.Tenancy.Jobs.Daily;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Origination.Opinions;

/// <summary>A dossier about which outsiders are asked, over HTTP; and what comes of the links that they are mailed.</summary>
internal sealed partial class OpinionCase(AppraisalCase dossier) : IAsyncDisposable
{
    public AppraisalCase Dossier => dossier;

    public PlatformHost Host => dossier.Host;

    public static async Task<OpinionCase> Start(params string[] checklist) => new(await AppraisalCase.Start(checklist: checklist));

    /// <summary>What is sent to ask; a test says what differs.</summary>
    public static Dictionary<string, object?> Question(params (string Name, object? Value)[] different)
    {
        var input = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["name"] = "Hanane Berrada",
            ["institution"] = "Banque du Souss",
            ["kind"] = "bank",
            ["email"] = "hanane@banque.example",
            ["language"] = "fr",
            ["question"] = "Accorderiez-vous un crédit ?",
            ["deadline"] = "2023-06-25",
        };
        foreach (var (name, value) in different) input[name] = value;
        return input;
    }

    public Task<HttpResponseMessage> TryAsk(string role, params (string Name, object? Value)[] different) =>
        Host.Client(role).PostAsJsonAsync($"/api/applications/{dossier.Dossier}/outside-opinions", Question(different));

    /// <returns>The key of the opinion.</returns>
    public async Task<string> Ask(params (string Name, object? Value)[] different) =>
        (await (await TryAsk(Roles.LoanOfficer, different)).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;

    /// <summary>Asks, and sends the mail.</summary>
    /// <returns>What stands in the mail's link.</returns>
    public async Task<string> AskAndSend(params (string Name, object? Value)[] different)
    {
        await Ask(different);
        return await Send();
    }

    /// <summary>Sends what waits.</summary>
    /// <returns>What stands in the link of the last mail.</returns>
    public async Task<string> Send()
    {
        while (await Host.Run<LinkMailer, bool>(x => x.Step(default)))
        {
            // until nothing waits
        }

        return CodeOf(Host.Mail.Sent[^1].Text);
    }

    public static string CodeOf(string mail) => Code().Match(mail).Groups["code"].Value;

    public Task<OpenOpinion.Seen> Open(string? code, string organisation = FixedOrganisations.Ism) => Host.Run<OpenOpinion, OpenOpinion.Seen>(x => x.Handle(code), organisation: organisation);

    public Task<AnswerOpinion.Outcome> Answer(string? code, string words = "Oui, sous réserve du bail.", bool? yes = null, params (string Name, byte[] Content)[] files) =>
        Host.Run<AnswerOpinion, AnswerOpinion.Outcome>(x => x.Handle(code, new(words, yes, [.. files.Select(y => new AnswerIntake.Sent(y.Name, y.Content))])));

    public async Task<JsonElement> List(string role = Roles.LoanOfficer, string? account = null) =>
        await (await Host.Client(role, account: account).GetAsync($"/api/applications/{dossier.Dossier}/outside-opinions")).Json();

    public async Task<JsonElement> Only(string role = Roles.LoanOfficer) => (await List(role)).GetProperty("opinions").EnumerateArray().Single();

    public async Task<string?> State() => (await Only()).GetProperty("state").GetString();

    public async Task<string[]> Steps() => [.. (await Only()).GetProperty("steps").EnumerateArray().Select(x => x.GetProperty("kind").GetString()!)];

    public async Task<string[]> Allowed() => [.. (await Only()).GetProperty("allowed").EnumerateArray().Select(x => x.GetString()!)];

    /// <summary>The business date moves on, and the day's work is done.</summary>
    public async Task Day(DateOnly day)
    {
        Host.Organisations.GoTo(day);
        await Host.Run<IServiceProvider>(async scope =>
        {
            await scope.GetRequiredService<FollowOpinions>().Step(new BusinessDays(day.AddDays(-1), day), default);
            await scope.GetRequiredService<PlatformDb>().SaveChangesAsync();
        });
    }

    /// <summary>All that is stored of opinions and links, to see that nothing was.</summary>
    public Task<string> Stored() => Host.Read(async db => JsonSerializer.Serialize(new
    {
        Opinions = await db.Set<OutsideOpinion>().AsNoTracking().ToListAsync(),
        Links = await db.Set<OutsideLink>().AsNoTracking().ToListAsync(),
        Mails = await db.Set<LinkMail>().AsNoTracking().ToListAsync(),
    }));

    public ValueTask DisposeAsync() => dossier.DisposeAsync();

    [GeneratedRegex(@"^https?://\S+/opinion\?language=[a-z]{2}&code=(?<code>[\w-]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)] private static partial Regex Code();
}
