using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Summary;
using Alliance.Platform.Tests.Governance;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Origination.Appraisal;

/// <summary>A dossier on one page for the committee, on paper and for those who may read it.</summary>
internal sealed partial class SummaryTests
{
    private static string Path(string dossier, string language) => $"/api/applications/{dossier}/summary.pdf?language={language}";

    [TestCase("fr")]
    [TestCase("ar")]
    [TestCase("en")]
    public async Task It_is_one_page_however_much_was_written(string language)
    {
        await using var host = await PlatformHost.Start(funded: false);
        var long_ = string.Join(' ', Enumerable.Repeat("Marché porteur", 66));
        var dossier = new AppraisalCase(host, await new DossierInput { Purpose = long_, Cin = null, Email = "x@example.org", Province = "Oujda-Angad" }.Register(host));
        await dossier.Do("appraisal");
        await dossier.Do("opinion", new { tone = "with-reservations", words = string.Join(' ', Enumerable.Repeat("Marché porteur.", 56)), weakPoints = string.Join('\n', Enumerable.Repeat("Un seul client, sans contrat écrit ni avenant, pour un produit que deux concurrents installés de longue date vendent moins cher au souk", 6)) });

        var answer = await host.Client(Roles.Director).GetAsync(Path(dossier.Dossier, language));

        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/pdf"));
        Assert.That(Page().Count(Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync())), Is.EqualTo(1));
    }

    /// <summary>Uses of seven kinds, a bank, three years, an officer's usual words and much that is missing: the kinds and some names are left out and letters get smaller; the years stay, in Arabic too, whose lines are taller.</summary>
    [TestCase("fr", 0)]
    [TestCase("en", 0)]
    [TestCase("ar", 0)]
    [TestCase("fr", 14)]
    [TestCase("ar", 14)]
    public async Task It_is_one_page_of_a_whole_project_too(string language, int missing)
    {
        await using var host = await PlatformHost.Start(funded: false);
        await AppraisalCase.Of(host, new(), checklist: [.. Enumerable.Range(1, missing).Select(x => $"attestation-de-situation-fiscale-{x}")]);
        var dossier = new AppraisalCase(host, await WholeProject(host));
        await dossier.Do("appraisal");
        await dossier.Do("opinion", new { tone = "favourable", words = "Activité déjà commencée à petite échelle, clients fidèles, apport personnel réuni.", weakPoints = "Endettement du foyer déjà élevé.\nPas de local." });

        var answer = await host.Client(Roles.Director).GetAsync(Path(dossier.Dossier, language));

        using var read = UglyToad.PdfPig.PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());
        Assert.That(read.NumberOfPages, Is.EqualTo(1));
        var words = string.Join(' ', read.GetPage(1).GetWords().Select(x => x.Text));
        Assert.That(words.Replace('\u202F', ' '), Does.Contain("130 000"), "turnover of the third year");
        Assert.That(words.Contains("situation-fiscale-1", StringComparison.Ordinal), Is.EqualTo(missing > 0));
    }

    [Test]
    public async Task It_says_what_was_asked_the_plan_the_opinion_and_what_is_missing()
    {
        await using var dossier = await AppraisalCase.Start(checklist: ["cin"]);
        await dossier.Do("appraisal");
        await dossier.Do("opinion", new { tone = "unfavourable", words = "Marché saturé" }, account: "Samira");

        var summary = (await dossier.Host.Run<ShowSummary, DossierSummary?>(x => x.Handle(new Id<LoanApplication>(Guid.Parse(dossier.Dossier)), CultureInfo.GetCultureInfo("fr"), isPassedOn: false), Roles.LoanOfficer))!;

        Assert.That(summary.Facts[0].Value, Is.EqualTo("Fatima Zahra Amrani, 33 ans"), "born on 12 March 1990, looked at on 15 June 2023");
        Assert.That(summary.Plan.Select(x => (x.Name, x.Amount.InDirhams)), Is.EqualTo(new[] { ("Investissement total", 80_000m), ("Prêt d’honneur demandé", 50_000m), ("Apport personnel", 30_000m) }));
        Assert.That(summary.Plan[1].Share, Does.Contain("63"), "50 000 of 80 000 are 62,5 %");
        Assert.That(summary.OpinionOf(summary.Opinion!), Is.EqualTo("Avis\u00A0: défavorable · Samira · 15 juin 2023"));
        Assert.That(summary.Doubts(), Has.One.EqualTo("Il manque\u00A0: Pièce cin."));
    }

    [Test]
    public async Task Members_of_the_session_read_it_others_do_not()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");
        var dossier = await new DossierInput { Cin = null }.Ready(room.Host);
        Assert.That((await room.Of("P1").GetAsync(Path(dossier, "fr"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "on no agenda of theirs");

        var item = await room.Call(dossier);
        Assert.That((await room.Of("P1").GetAsync(Path(dossier, "ar"))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var seen = await room.Host.Run<Alliance.Platform.Governance.Sessions.ShowRoom, Alliance.Platform.Governance.Sessions.ShowRoom.Seen?>(x => x.Handle(new(Guid.Parse(room.Session))), Roles.CommitteeMember, account: "P1");
        Assert.That(seen!.Summaries[item], Is.EqualTo($"/applications/{dossier}/summary"));
        await room.Do("conflicts", new { item, reason = "Parent du demandeur" }, "P1");
        Assert.That((await room.Of("P1").GetAsync(Path(dossier, "fr"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "recused");
        Assert.That((await room.Host.Client(Roles.Mentor).GetAsync(Path(dossier, "fr"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await room.Host.Client(null).GetAsync(Path(dossier, "fr"))).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    /// <summary>The question who may read it costs several statements of the sessions: for one paper it is asked once.</summary>
    [Test]
    public async Task Whether_it_may_be_read_is_asked_once()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");
        var dossier = await new DossierInput { Cin = null }.Ready(room.Host);
        await room.Call(dossier);
        using var member = room.Of("P1");
        var source = await room.Host.Read(db => Task.FromResult(db.Database.GetDbConnection().DataSource));
        var asked = 0;
        using (Testing.Statements.Of(source, x =>
        {
            if (x.Sql is { } sql && sql.Contains("FROM \"platform_sessions\"", StringComparison.OrdinalIgnoreCase) && sql.Contains("EXISTS", StringComparison.Ordinal)) Interlocked.Increment(ref asked);
        }))
            Assert.That((await member.GetAsync(Path(dossier, "fr"))).StatusCode, Is.EqualTo(HttpStatusCode.OK));

        Assert.That(asked, Is.EqualTo(1));
    }

    private static async Task<string> WholeProject(PlatformHost host)
    {
        var body = JsonSerializer.SerializeToNode(new DossierInput { Cin = null, Email = "x@example.org" }.Body, JsonSerializerOptions.Web)!;
        body["plan"]!["bank"] = "Banque Populaire";
        body["plan"]!["uses"] = new JsonObject { ["equipment"] = 30_000, ["works"] = 20_000, ["vehicles"] = 10_000, ["stock"] = 10_000, ["workingCapital"] = 5_000, ["fees"] = 3_000, ["other"] = 2_000 };
        body["forecast"] = new JsonObject { ["first"] = Year(90_000), ["second"] = Year(110_000), ["third"] = Year(130_000) };
        return (await (await host.Client(Roles.LoanOfficer).PostAsJsonAsync("/api/applications", body)).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;

        static JsonObject Year(decimal turnover) => new() { ["turnover"] = turnover, ["charges"] = turnover - 10_000, ["cash"] = 5_000 };
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.None, 1_000)] private static partial Regex Page();
}
