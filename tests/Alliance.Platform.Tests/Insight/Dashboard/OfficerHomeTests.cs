using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Tests.Collection.Arrears;

namespace Alliance.Platform.Tests.Insight.Dashboard;

/// <summary>What an officer sees first: dossiers, loans and arrears of one's own, with numbers that are those of the lists.</summary>
internal sealed class OfficerHomeTests
{
    private static string Key(string account) => $"{PlatformHost.AccountOf(account)}";

    private static async Task<int> Total(HttpClient client, string path) => (await (await client.GetAsync(path)).Json()).GetProperty("total").GetInt32();

    [Test]
    public async Task Dossiers_of_one_officer_are_found_by_account_and_no_others()
    {
        await using var host = await PlatformHost.Start();
        await (await new DossierInput { Cin = "J1" }.Post(host.Client(Roles.LoanOfficer, account: "nadia"))).Json(HttpStatusCode.Created);
        await (await new DossierInput { Cin = "J2" }.Post(host.Client(Roles.LoanOfficer, account: "nadia"))).Json(HttpStatusCode.Created);
        await (await new DossierInput { Cin = "J3" }.Post(host.Client(Roles.LoanOfficer, account: "anas"))).Json(HttpStatusCode.Created);
        var client = host.Client(Roles.Director);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Total(client, $"/api/applications?officer={Key("nadia")}"), Is.EqualTo(2));
            Assert.That(await Total(client, $"/api/applications?officer={Key("anas")}&status=received"), Is.EqualTo(1));
            Assert.That(await Total(client, $"/api/applications?officer={Key("nobody")}"), Is.Zero);
            Assert.That(await Total(client, "/api/applications?officer=nadia"), Is.Zero, "a name is that of somebody without an account");
            Assert.That(await Total(client, "/api/applications?officer="), Is.EqualTo(3), "blank is no filter");
            Assert.That(await Total(host.Client(Roles.Director, FixedOrganisations.Ior), $"/api/applications?officer={Key("nadia")}"), Is.Zero, "another platform");
        }
    }

    [Test]
    public async Task Numbers_of_loans_are_those_of_the_list_with_the_same_filter()
    {
        await using var arrears = await ArrearsCase.Of(("Tapis Anzi", 0, "Tiznit"), ("Miel Ighrem", 2_000, "Tiznit"));
        arrears.Host.Organisations.GoTo(FixedOrganisations.Today);
        await new DossierInput { Cin = "J654321", Amount = 36_000 }.Approve(arrears.Host);
        var mine = Key(Roles.LoanOfficer);

        var found = await arrears.Host.Run<CountOwnLoans, CountOwnLoans.Found>(x => x.Handle(mine), Roles.LoanOfficer);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found, Is.EqualTo(new CountOwnLoans.Found(ToPayOut: 1, InRepayment: 2, Repaid: 0)));
            Assert.That(await Total(arrears.Officer, $"/api/loans?officer={mine}&status=contracted"), Is.EqualTo(1));
            Assert.That(await Total(arrears.Officer, $"/api/loans?officer={mine}&status=in-repayment"), Is.EqualTo(2));
            Assert.That(await arrears.Host.Run<CountOwnLoans, CountOwnLoans.Found>(x => x.Handle(Key("anas")), Roles.LoanOfficer), Is.EqualTo(new CountOwnLoans.Found(0, 0, 0)));
        }
    }

    [Test]
    public async Task Calls_and_promises_are_those_of_the_work_list()
    {
        // All 40 days late on 10 February 2024 but the last one, which is on time.
        await using var arrears = await ArrearsCase.Of(("Tapis Anzi", 0, "Tiznit"), ("Miel Ighrem", 0, "Tiznit"), ("Cuir Tata", 0, "Tiznit"), ("Huile Argana", 2_000, "Tiznit"));
        await Contact(arrears, "Tapis Anzi", next: "2024-02-10");
        await Contact(arrears, "Miel Ighrem", next: "2024-02-11");
        await Promise(arrears, "Miel Ighrem", by: "2024-02-17");
        await Promise(arrears, "Cuir Tata", by: "2024-02-18");

        var today = await Count(arrears);
        arrears.Host.Organisations.GoTo(new(2024, 2, 18));
        var later = await Count(arrears);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((today.StepsDue, today.PromisesDue, today.PromisesBroken, today.Late), Is.EqualTo((1, 1, 0, 3)), "the step of the 11th and the promise for the eighth day are to come");
            Assert.That(today.First.Select(x => x.Enterprise), Is.EqualTo(["Tapis Anzi"]));
            Assert.That((later.StepsDue, later.PromisesDue, later.PromisesBroken, later.Late), Is.EqualTo((2, 1, 1, 3)));
            foreach (var (query, number) in new[] { ("stepDue=true", 2), ("promiseDue=true", 1), ("promiseBroken=true", 1), ("", 3) })
                Assert.That((await arrears.Get($"?officer={Key(Roles.LoanOfficer)}&{query}")).GetProperty("total").GetInt32(), Is.EqualTo(number), query);
            Assert.That((await arrears.Get($"?officer={Key("anas")}")).GetProperty("total").GetInt32(), Is.Zero);
        }
    }

    private static Task<CountFollowUp.Found> Count(ArrearsCase arrears) => arrears.Host.Run<CountFollowUp, CountFollowUp.Found>(x => x.Handle(Key(Roles.LoanOfficer)), Roles.LoanOfficer);

    private static async Task<JsonElement> Contact(ArrearsCase arrears, string enterprise, string next) =>
        await (await arrears.Post($"/loans/{arrears[enterprise].Id}/contacts", new { kind = "call", on = "2024-02-09", words = "Rappeler", nextOn = next })).Json(HttpStatusCode.Created);

    private static async Task<JsonElement> Promise(ArrearsCase arrears, string enterprise, string by) =>
        await (await arrears.Post($"/loans/{arrears[enterprise].Id}/promises", new { amount = 500, payBy = by })).Json(HttpStatusCode.Created);
}
