using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Notices;
using Alliance.Platform.Tests.Lending.Loans;
using Alliance.Tenancy.Jobs.Daily;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Notices;

/// <summary>A notice is shown to those it concerns, as long as they may see it, until it is settled or over.</summary>
internal sealed class WhoIsToldTests
{
    private const string Waiting = "proposal-waiting";

    [Test]
    public async Task A_proposal_is_told_to_who_could_be_the_second_person_and_to_nobody_else()
    {
        await using var loan = await LoanCase.Disbursed();
        await loan.Propose(account: "salma");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await loan.Host.Kinds(Roles.Director), Does.Contain(Waiting));
            Assert.That(await loan.Host.Kinds(Roles.Treasurer, "omar"), Does.Contain(Waiting));
            Assert.That(await loan.Host.Kinds(Roles.Treasurer, "salma"), Does.Not.Contain(Waiting), "who proposed it knows");
            Assert.That(await loan.Host.Kinds(Roles.Auditor), Is.Empty, "reads proposals, and decides on none");
            Assert.That(await loan.Host.Kinds(Roles.LoanOfficer), Does.Not.Contain(Waiting));
            Assert.That(await loan.Host.Kinds(Roles.Director, organisation: FixedOrganisations.Ior), Is.Empty, "another platform's director");
        }
    }

    [Test]
    public async Task It_is_shown_only_while_its_reader_may_still_see_it()
    {
        await using var loan = await LoanCase.Disbursed();
        await loan.Propose();
        var notice = (await loan.Host.Notices(Roles.Director, "karim")).GetProperty("rows")[0].GetProperty("id").GetString();

        Assert.That(await loan.Host.Kinds(Roles.LoanOfficer, "karim"), Does.Not.Contain(Waiting), "the same account, in another role from now on");
        Assert.That((await loan.Host.Client(Roles.LoanOfficer, account: "karim").PostAsync($"/api/notices/{notice}/reading", null)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await loan.Host.Client(Roles.LoanOfficer, account: "karim").GetAsync($"/notices/{notice}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await loan.Host.Client(Roles.Director, FixedOrganisations.Ior, "karim").GetAsync($"/notices/{notice}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Decided_it_waits_for_nobody_and_who_proposed_it_hears_what_became_of_it()
    {
        await using var loan = await LoanCase.Disbursed();
        var proposal = await loan.Propose(account: "salma");
        Assert.That(await loan.Host.Unread(Roles.Treasurer, "omar"), Is.EqualTo(1));

        await (await loan.Decide(proposal, "rejection")).Json();

        var told = (await loan.Host.Notices(Roles.Treasurer, "salma")).GetProperty("rows")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told.GetProperty("sentence").GetString(), Is.EqualTo("Votre proposition est rejetée."));
            Assert.That(told.GetProperty("href").GetString(), Is.EqualTo("/proposals"));
            Assert.That(await loan.Host.Unread(Roles.Treasurer, "omar"), Is.Zero, "nothing is left to do");
            Assert.That((await loan.Host.Notices(Roles.Treasurer, "omar")).GetProperty("rows")[0].GetProperty("isSettled").GetBoolean(), Is.True);
        }
    }

    [Test]
    public async Task What_is_refused_tells_nobody()
    {
        await using var loan = await LoanCase.Disbursed();
        var before = await loan.Host.Read(db => db.Set<Notice>().CountAsync());

        var refused = await loan.Post("write-off-proposals", new { on = "2099-01-01", reason = "Trop tôt" });

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await loan.Host.Read(db => db.Set<Notice>().CountAsync()), Is.EqualTo(before));
    }

    [Test]
    public async Task What_a_later_step_refuses_takes_the_notice_along()
    {
        await using var host = await PlatformHost.Start(services: x => x.AddBeforeCommit<PlatformDb, RefuseDossiers>(CommitStage.Marks));

        var id = await new DossierInput().Register(host);

        var refused = await host.Client(Roles.Director).PostAsJsonAsync($"/api/applications/{id}/refusal", new { reason = "other", words = "Sans suite", decidedOn = "2023-05-20" });

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await host.Read(db => db.Set<Notice>().CountAsync()), Is.Zero);
    }

    [Test]
    public async Task The_same_fact_is_told_once_however_often_it_is_raised()
    {
        await using var host = await PlatformHost.Start();
        var kind = host.Services.GetServices<NoticeKind>().Single(x => x.Code == "month-to-close");
        NoticeFact fact = new("2023-05", "/fund/closings") { Details = ["2023-05"] };

        for (var times = 0; times < 2; times++)
        {
            await Raise(host, kind, fact);
        }

        Assert.That((await host.Notices(Roles.Treasurer)).GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("sentence").GetString()),
            Is.EqualTo(["Le mois de mai 2023 est terminé\u00A0: ses comptes peuvent être clos."]));
    }

    [Test]
    public async Task Once_over_it_is_shown_no_more_and_then_forgotten()
    {
        await using var loan = await LoanCase.Disbursed();
        await loan.Propose(); // 15 June 2023, of use for 30 days
        loan.Host.Organisations.GoTo(new(2023, 7, 15));
        Assert.That(await loan.Host.Kinds(Roles.Director), Does.Contain(Waiting));

        loan.Host.Organisations.GoTo(new(2023, 7, 16));
        Assert.That(await loan.Host.Kinds(Roles.Director), Does.Not.Contain(Waiting));
        await (await loan.Host.Client(Roles.Director).PostAsync("/api/notices/reading", null)).Json(HttpStatusCode.NoContent);
        await loan.Host.Run<ForgetNotices>(x => x.Step(new BusinessDays(null, new(2023, 7, 16)), default));

        Assert.That(await loan.Host.Read(db => db.Set<Notice>().CountAsync(x => x.Kind == Waiting)), Is.Zero);
    }

    [Test]
    public async Task Each_reads_for_himself()
    {
        await using var loan = await LoanCase.Disbursed();
        await loan.Propose(account: "salma");
        var director = loan.Host.Client(Roles.Director);
        var notice = (await loan.Host.Notices(Roles.Director, query: "?unread=true")).GetProperty("rows").EnumerateArray().First(x => x.GetProperty("kind").GetString() == Waiting).GetProperty("id").GetString();
        var before = await loan.Host.Unread(Roles.Director);

        var opened = await director.GetAsync($"/notices/{notice}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((opened.StatusCode, opened.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Redirect, "/proposals")));
            Assert.That(await loan.Host.Unread(Roles.Director), Is.EqualTo(before - 1));
            Assert.That(await loan.Host.Unread(Roles.Treasurer, "omar"), Is.EqualTo(1), "for others it stays unread");
        }

        await (await director.PostAsync("/api/notices/reading", null)).Json(HttpStatusCode.NoContent);
        await (await director.PostAsync("/api/notices/reading", null)).Json(HttpStatusCode.NoContent);
        Assert.That(await loan.Host.Unread(Roles.Director), Is.Zero);
        Assert.That(await loan.Host.Kinds(Roles.Director), Does.Contain(Waiting), "read is not gone");
    }

    [Test]
    public async Task What_one_does_not_want_to_hear_is_not_shown_and_nobody_chooses_what_is_not_theirs()
    {
        await using var loan = await LoanCase.Disbursed();
        await loan.Propose();

        await (await loan.Host.Client(Roles.Director).Switch(Waiting, onPage: false, byMail: false)).Json(HttpStatusCode.NoContent);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await loan.Host.Kinds(Roles.Director), Does.Not.Contain(Waiting));
            Assert.That(await loan.Host.Kinds(Roles.Director, "another"), Does.Contain(Waiting));
            Assert.That(await (await loan.Host.Client(Roles.LoanOfficer).Switch(Waiting, true, true)).Code(HttpStatusCode.Conflict), Is.EqualTo("notice.no-such-kind"));
            Assert.That(await (await loan.Host.Client(Roles.Director, account: PlatformHost.Machine).Switch(Waiting, true, true)).Code(HttpStatusCode.Conflict), Is.EqualTo("notice.needs-account"));
            Assert.That((await loan.Host.Notices(Roles.Director, PlatformHost.Machine)).GetProperty("total").GetInt32(), Is.Zero, "a program has no bell");
        }

        await (await loan.Host.Client(Roles.Director).Switch(Waiting, onPage: true, byMail: false)).Json(HttpStatusCode.NoContent);
        Assert.That(await loan.Host.Kinds(Roles.Director), Does.Contain(Waiting));
    }

    [Test]
    public async Task Every_kind_has_its_words_and_is_for_somebody()
    {
        await using var host = await PlatformHost.Start();
        var kinds = host.Services.GetServices<NoticeKind>().ToList();

        Assert.That(kinds.Select(x => x.Code), Is.Unique.And.Not.Empty);
        using (Assert.EnterMultipleScope())
        {
            foreach (var kind in kinds)
            {
                Assert.That(kind.Code, Has.Length.AtMost(NoticeKind.LongestCode));
                Assert.That(Permissions.Grants.Any(x => x.Permissions.Contains(kind.Permission)), kind.Code);
                foreach (var culture in Ui.Cultures.All) Assert.That(Ui.TextSet.Of(kind.Texts).Find($"notice.{kind.Code}.name", culture), Is.Not.Null.And.Not.Empty, $"{kind.Code} in {culture}");
            }
        }
    }

    /// <summary>Twice within one save, too.</summary>
    private static Task Raise(PlatformHost host, NoticeKind kind, NoticeFact fact) => host.Run<IServiceProvider>(async scope =>
    {
        await scope.GetRequiredService<RaiseNotice>().Handle(kind, fact, default);
        await scope.GetRequiredService<RaiseNotice>().Handle(kind, fact, default);
        await scope.GetRequiredService<PlatformDb>().SaveChangesAsync();
    });

    private sealed class RefuseDossiers : IBeforeCommit<PlatformDb>
    {
        public Task Run(PlatformDb db, CancellationToken ct) => db.Added<Notice>().Any() ? throw new RefusedException("gate.closed", "Closed.") : Task.CompletedTask;
    }
}
