using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Tests.Contracting;
using Alliance.Platform.Tests.Governance;
using Alliance.Platform.Tests.Notices;
using Alliance.Platform.Tests.Origination.Appraisal;
using Alliance.Platform.Tests.Store;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Alliance.Platform.Tests.Origination.Opinions;

/// <summary>A confidential opinion by every door: for those who hold the permission, and for others it isn't there (D3).</summary>
internal sealed class ConfidentialTests
{
    private const string Secret = "Phrase-7319";
    private const string Open = "Phrase-2648";

    private static async Task<OpinionCase> Answered(PlatformHost host, string dossier)
    {
        var asked = new OpinionCase(new AppraisalCase(host, dossier));
        var secret = await asked.AskAndSend(("isConfidential", true), ("question", $"{Secret} question"), ("institution", $"{Secret} organisme"), ("name", $"{Secret} personne"), ("email", "phrase-7319@banque.example"));
        await asked.Answer(secret, $"{Secret} réponse", null, ($"{Secret}.pdf", SampleFiles.Pdf()));
        await asked.Answer(await asked.AskAndSend(("institution", $"{Open} organisme")), $"{Open} réponse");
        return asked;
    }

    /// <summary>What a role is answered at every address of the API that is read, with the dossier where a key is asked for.</summary>
    private static async Task<string> All(PlatformHost host, string dossier, string role, string? account = null)
    {
        var client = host.Client(role, account: account);
        var paths = PlatformHost.Routes.Where(x => x.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") is true)
            .Select(x => "/" + string.Join('/', x.RoutePattern.PathSegments.Select(y => y.Parts[0] is RoutePatternParameterPart ? dossier : string.Concat(y.Parts.Select(Text))))).Distinct();
        var said = new List<string>();
        foreach (var path in paths.Append("/api/applications?search=7319").Append("/api/applications/export?search=7319"))
        {
            var answer = await client.GetAsync(path);
            if (!answer.IsSuccessStatusCode) continue;
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            said.Add($"{path}: {(answer.Content.Headers.ContentType?.MediaType is "application/pdf" ? PaperReader.Text(bytes) : System.Text.Encoding.UTF8.GetString(bytes))}");
        }

        return string.Join('\n', said);
    }

    private static string Text(RoutePatternPart part) => part is RoutePatternLiteralPart literal ? literal.Content : part is RoutePatternSeparatorPart separator ? separator.Content : "x";

    [TestCase(Roles.Director, true)]
    [TestCase(Roles.LoanOfficer, true)]
    [TestCase(Roles.Auditor, true)]
    [TestCase(Roles.Treasurer, false)]
    public async Task It_is_for_those_who_work_on_dossiers_decide_or_audit(string role, bool sees)
    {
        await using var host = await PlatformHost.Start(funded: false);
        var dossier = await new DossierInput().Register(host);
        await Answered(host, dossier);

        var said = await All(host, dossier, role);

        Assert.That(said, Does.Contain($"{Open} réponse"), "what isn't confidential is there");
        Assert.That(said.Contains(Secret, StringComparison.OrdinalIgnoreCase), Is.EqualTo(sees));
        Assert.That(said, sees ? Does.Contain($"{Secret} réponse") : Does.Not.Contain("\"isConfidential\":true"));
    }

    [TestCase(Roles.Mentor)]
    [TestCase(Roles.Entrepreneur)]
    [TestCase(Roles.PlatformAdministrator)]
    [TestCase(Roles.CommitteeMember)]
    public async Task Who_reads_no_dossier_reads_no_opinion(string role)
    {
        await using var host = await PlatformHost.Start(funded: false);
        var dossier = await new DossierInput().Register(host);
        await Answered(host, dossier);

        Assert.That(await All(host, dossier, role), Does.Not.Contain(Secret).IgnoreCase.And.Not.Contain(Open));
    }

    [Test]
    public async Task Members_read_it_whose_session_decides_and_not_one_who_is_recused()
    {
        await using var room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");
        var dossier = await new DossierInput { Cin = null }.Ready(room.Host);
        await Answered(room.Host, dossier);
        Assert.That(await All(room.Host, dossier, Roles.CommitteeMember, "P1"), Does.Not.Contain(Secret).IgnoreCase, "on no agenda of theirs");
        var item = await room.Call(dossier);

        Assert.That(await All(room.Host, dossier, Roles.CommitteeMember, "P1"), Does.Contain($"{Secret} réponse").And.Contain($"{Open} réponse"));
        await room.Do("conflicts", new { item, reason = "Parent du demandeur" }, "P1");
        Assert.That(await All(room.Host, dossier, Roles.CommitteeMember, "P1"), Does.Not.Contain(Secret).IgnoreCase.And.Not.Contain(Open));

        await room.Vote(new { kind = "adjourn", until = "2023-07-31", words = "Le bail manque" }, "yes", "P2", "R1", "R2");
        await room.Do("closing", new { });
        foreach (var what in new[] { "minutes", "minutes.pdf" })
        {
            var minutes = await room.Director.GetAsync($"/api/sessions/{room.Session}/{what}");
            if (minutes.IsSuccessStatusCode) Assert.That(System.Text.Encoding.UTF8.GetString(await minutes.Content.ReadAsByteArrayAsync()), Does.Not.Contain("7319"));
        }
    }

    [Test]
    public async Task It_stands_on_no_paper_in_no_history_and_in_no_notice()
    {
        await using var host = await PlatformHost.Start(funded: false);
        host.Mailboxes.AddRange(Permissions.Grants.SelectMany(x => x.Permissions.Select(y => (y, new StaffMailbox(PlatformHost.AccountOf(x.Role), x.Role, $"{x.Role}@ism.example", "fr")))));
        var dossier = await new DossierInput().Register(host);
        var asked = await Answered(host, dossier);

        foreach (var language in new[] { "fr", "ar", "en" })
        {
            var paper = PaperReader.Text(await (await host.Client(Roles.Director).GetAsync($"/api/applications/{dossier}/summary.pdf?language={language}")).Content.ReadAsByteArrayAsync());
            Assert.That(paper, Does.Contain("2648").And.Not.Contain("7319"), language);
        }

        Assert.That((await asked.Dossier.History()).Skip(1), Is.EqualTo(new[] { "outside-opinion-asked", "outside-opinion-answered" }), "of the other one alone");
        while (await host.Run<Alliance.Platform.Notices.NoticeMailer, bool>(x => x.Step(default)))
        {
        }

        foreach (var role in Permissions.Grants.Select(x => x.Role))
            if (await host.Client(role).GetAsync("/api/notices") is { IsSuccessStatusCode: true } notices) Assert.That(await notices.Content.ReadAsStringAsync(), Does.Not.Contain("7319"), role);
        Assert.That(host.Mail.Sent.Where(x => !x.Address.EndsWith("banque.example", StringComparison.Ordinal)).Select(x => x.Subject + x.Text), Has.None.Contains("7319"));
        Assert.That(await host.Kinds(Roles.LoanOfficer), Is.EqualTo(["opinion-answered", "opinion-answered"]));
        Assert.That(await host.Kinds(Roles.CommitteeMember), Is.Empty);
    }

    /// <summary>Else somebody could ask what they may not read the answer to, or be told of it.</summary>
    [Test]
    public void Whoever_may_ask_may_read_what_is_answered_in_confidence() => Assert.That(
        Permissions.Grants.Where(x => x.Permissions.Contains(Permissions.RegisterApplications) && !x.Permissions.Contains(Permissions.ReadConfidentialOpinions)).Select(x => x.Role), Is.Empty);
}
