using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Tests.Collection.Arrears;
using Alliance.Platform.Tests.Lending.Loans;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Insight.Dashboard;

/// <summary>What areas put on the home, and for whom.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class HomePartsTests
{
    [Test]
    public async Task Every_role_of_a_platform_has_parts_of_its_own()
    {
        await using var host = await PlatformHost.Start();
        var parts = host.Services.GetServices<HomePart>().Where(x => x.Kinds.HasFlag(HostKind.Platform)).ToList();
        var grants = host.Services.GetServices<RoleGrant>().ToList();

        using (Assert.EnterMultipleScope())
        {
            foreach (var role in Roles.Of(HostKind.Platform))
                Assert.That(parts.Where(x => x.Roles.Contains(role) && (x.Permission is null || grants.Exists(y => y.Role == role && y.Permissions.Contains(x.Permission)))), Is.Not.Empty, role);
            foreach (var part in parts)
                Assert.That(part.Roles.Where(x => part.Permission is not null && !grants.Exists(y => y.Role == x && y.Permissions.Contains(part.Permission))), Is.Empty, $"{part.Component.Name} is shown to a role that may not see it");
            Assert.That(parts.Where(x => x.Component.GetProperties().Any(y => y.IsDefined(typeof(EditorRequiredAttribute), false))).Select(x => x.Component.Name), Is.Empty, "parts take no parameters");
        }
    }

    [Test]
    public async Task An_empty_platform_says_what_to_do_first_until_it_is_done()
    {
        await using var host = await PlatformHost.Start(funded: false);
        var before = await Steps(host);
        await new DossierInput().Register(host);
        var after = await Steps(host);

        Assert.That(before, Is.EqualTo([("/fund/agreements/new", false), ("/applications/new", false)]));
        Assert.That(after, Is.EqualTo([("/fund/agreements/new", false), ("/applications/new", true)]));
    }

    [Test]
    public async Task What_changed_lately_is_told_as_far_as_the_reader_may_read_it()
    {
        await using var loan = await LoanCase.Disbursed();
        await (await loan.Pay(new { amount = 1_000, paidOn = "2023-06-10" })).Json(HttpStatusCode.Created);

        var auditor = await Changes(loan.Host, Roles.Auditor);
        var officer = await Changes(loan.Host, Roles.LoanOfficer);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(auditor[0].Href, Is.EqualTo($"/loans/{loan.Id}"), "the payment came last");
            Assert.That(auditor.Select(x => x.By), Does.Contain(Roles.Treasurer).And.Contain(Roles.Director).And.Contain(Roles.LoanOfficer));
            Assert.That(officer.Select(x => x.Href), Has.All.StartsWith("/applications/"), "an officer reads neither the fund nor decisions by two");
            Assert.That(await Changes(loan.Host, Roles.Mentor), Is.Empty);
            Assert.That(await loan.Host.Run<ListRecentChanges, IReadOnlyList<RecentChange>>(x => x.Handle(10), Roles.LoanOfficer, FixedOrganisations.Ior), Is.Empty, "another platform");
        }
    }

    [Test]
    public async Task Follow_up_and_schedules_agreed_anew_are_among_what_changed()
    {
        await using var arrears = await ArrearsCase.Of(("Tapis Anzi", 0, "Tiznit"));
        var loan = arrears["Tapis Anzi"];
        var contact = (await (await arrears.Post($"/loans/{loan.Id}/contacts", new { kind = "visit", on = "2024-02-09", words = "Absent" })).Json(HttpStatusCode.Created)).GetProperty("id").GetString();
        await (await arrears.Post($"/loans/{loan.Id}/promises", new { amount = 500, payBy = "2024-02-12" })).Json(HttpStatusCode.Created);
        await (await arrears.Post($"/loans/{loan.Id}/contacts/{contact}/striking", new { reason = "Autre emprunteur" })).Json(HttpStatusCode.NoContent);
        await (await loan.Post("reschedulings", new { decidedOn = "2024-02-10", firstDueOn = "2024-03-01", instalments = 24, decision = "Comité du 10 février" }, Guid.NewGuid().ToString(), arrears.Host.Client(Roles.Director))).Json(HttpStatusCode.Created);

        var changes = await Changes(arrears.Host, Roles.Auditor);

        Assert.That(changes.Select(x => (x.What.Split(" 12 ")[0], x.By)).Take(4), Is.EquivalentTo(new[]
        {
            ("Rééchelonnement", Roles.Director), ("Ne compte plus\u00A0: Visite", Roles.LoanOfficer), ("Promesse de payer au plus tard le", Roles.LoanOfficer), ("Visite", Roles.LoanOfficer),
        }));
        Assert.That(changes.Take(4).Select(x => x.About), Has.All.EqualTo("ISM-2023-0001"));
    }

    [TestCase(Roles.PlatformAdministrator, true)]
    [TestCase(Roles.Auditor, false)]
    [TestCase(Roles.Mentor, false)]
    public async Task The_checks_are_the_administrator_s(string role, bool may)
    {
        await using var host = await PlatformHost.Start();

        Assert.That(() => host.Run<RunChecks, IReadOnlyList<CheckResult>>(x => x.Handle(), role), may ? Throws.Nothing : Throws.InstanceOf<NotAllowedException>());
    }

    private static Task<IReadOnlyList<RecentChange>> Changes(PlatformHost host, string role) => host.Run<ListRecentChanges, IReadOnlyList<RecentChange>>(x => x.Handle(10), role);

    private static Task<List<(string Href, bool IsDone)>> Steps(PlatformHost host) => host.Run<IServiceProvider, List<(string, bool)>>(async scope =>
    {
        var steps = new List<(string, bool)>();
        foreach (var step in scope.GetServices<FirstStep>().OrderBy(x => x.Order)) steps.Add((step.Href, await step.IsDone(scope, default)));
        return steps;
    }, Roles.Director);
}
