using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Origination.Applications;

internal sealed class RegisterApplicationTests
{
    private PlatformHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await PlatformHost.Start();

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task A_dossier_is_received_with_its_entrepreneur_enterprise_and_plan()
    {
        var answer = await new DossierInput { PhysicalInvestment = 75_000 }.Post(_host.Client(Roles.LoanOfficer));

        var received = await answer.Json(HttpStatusCode.Created);
        Assert.That(received.GetProperty("number").GetString(), Is.EqualTo("ISM-D-2023-0001"));
        Assert.That(received.GetProperty("warnings").GetArrayLength(), Is.Zero);
        var dossier = await (await _host.Client(Roles.Auditor).GetAsync(answer.Headers.Location)).Json();
        Assert.Multiple(() =>
        {
            Assert.That(dossier.GetProperty("status").GetString(), Is.EqualTo("received"));
            Assert.That(dossier.GetProperty("entrepreneur").GetProperty("name").GetString(), Is.EqualTo("Fatima Zahra Amrani"));
            Assert.That(dossier.GetProperty("enterprise").GetProperty("province").GetString(), Is.EqualTo("Tiznit"));
            Assert.That(dossier.GetProperty("request").GetProperty("plan").GetProperty("physicalInvestment").GetDecimal(), Is.EqualTo(75_000m));
            Assert.That(dossier.GetProperty("history")[0].GetProperty("by").GetString(), Is.EqualTo(Roles.LoanOfficer));
        });
    }

    [TestCase(null, HttpStatusCode.Unauthorized)]
    [TestCase(Roles.Auditor, HttpStatusCode.Forbidden)]
    [TestCase(Roles.Treasurer, HttpStatusCode.Forbidden)]
    public async Task Only_those_who_may_register_dossiers_do(string? role, HttpStatusCode expected)
    {
        var answer = await new DossierInput().Post(_host.Client(role));

        Assert.That(answer.StatusCode, Is.EqualTo(expected));
        Assert.That(await _host.Read(x => x.Applications.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task What_the_form_lacks_is_named()
    {
        var answer = await _host.Client(Roles.LoanOfficer).PostAsJsonAsync("/api/applications", new { amount = 50_000, term = 36, purpose = "" });

        var problem = await answer.Json(HttpStatusCode.BadRequest);
        Assert.That(problem.GetProperty("errors").EnumerateObject().Select(x => x.Name.ToUpperInvariant()), Has.Member("PURPOSE").And.Member("PLAN"));
    }

    [Test]
    public async Task A_kind_that_does_not_exist_is_bad_input()
    {
        var answer = await new DossierInput { Kind = "stolen" }.Post(_host.Client(Roles.LoanOfficer));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task An_enterprise_that_is_not_this_platforms_is_not_found()
    {
        var answer = await _host.Client(Roles.LoanOfficer).PostAsJsonAsync("/api/applications", new
        {
            amount = 50_000,
            term = 36,
            purpose = "Atelier",
            plan = new { totalInvestment = 50_000, ownFunds = 0, bankLoan = 0, other = 0 },
            enterpriseId = Guid.CreateVersion7(),
            entrepreneurId = Guid.CreateVersion7(),
        });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static readonly object[][] Refusals =
    [
        [new DossierInput { TotalInvestment = 80_000.01m }, "plan.unbalanced"],
        [new DossierInput { OwnFunds = -1 }, "plan.negative"],
        [new DossierInput { PhysicalInvestment = 90_000 }, "plan.physical-above-total"],
        [new DossierInput { Amount = 0 }, "application.nothing-asked"],
        [new DossierInput { BornOn = "2005-05-03" }, "application.too-young"],
        [new DossierInput { ReceivedOn = "2023-06-16" }, "application.in-the-future"],
        [new DossierInput { Sector = "alchemy" }, "enterprise.unknown-sector"],
    ];

    [TestCaseSource(nameof(Refusals))]
    public async Task What_cannot_be_received_leaves_no_trace_and_takes_no_number(object dossier, string code)
    {
        var refused = await ((DossierInput)dossier).Post(_host.Client(Roles.LoanOfficer));

        Assert.That(await refused.Code(HttpStatusCode.Conflict), Is.EqualTo(code));
        Assert.That(await _host.Read(x => x.Enterprises.CountAsync()), Is.Zero);
        var next = await (await new DossierInput().Post(_host.Client(Roles.LoanOfficer))).Json(HttpStatusCode.Created);
        Assert.That(next.GetProperty("number").GetString(), Is.EqualTo("ISM-D-2023-0001"));
    }

    [Test]
    public async Task Eighteen_on_the_day_of_the_application_is_old_enough()
    {
        var answer = await new DossierInput { BornOn = "2005-05-02" }.Post(_host.Client(Roles.LoanOfficer));

        await answer.Json(HttpStatusCode.Created);
    }

    [Test]
    public async Task Doubtful_identifiers_and_another_territory_warn_and_do_not_block()
    {
        var answer = await new DossierInput { Cin = "1X", Ice = "123", Province = "Oujda-Angad", Amount = 400_000, PhysicalInvestment = 100_000 }
            .Post(_host.Client(Roles.LoanOfficer));

        var warnings = (await answer.Json(HttpStatusCode.Created)).GetProperty("warnings").EnumerateArray().Select(x => x.GetString());
        Assert.That(warnings, Is.EquivalentTo(new[]
        {
            ApplicationWarnings.DoubtfulCin, ApplicationWarnings.DoubtfulIce, ApplicationWarnings.OutsideTerritory,
            ApplicationWarnings.AmountOutsideProduct, ApplicationWarnings.AboveShareOfInvestment,
        }));
    }

    [Test]
    public async Task A_person_known_already_is_pointed_out()
    {
        await new DossierInput { Cin = "j123456" }.Register(_host);

        var again = await (await new DossierInput().Post(_host.Client(Roles.LoanOfficer))).Json(HttpStatusCode.Created);

        Assert.That(again.GetProperty("warnings")[0].GetString(), Is.EqualTo(ApplicationWarnings.KnownCin));
    }

    [TestCase("j 123456")]
    [TestCase("J-123.456")]
    [TestCase("J١٢٣٤٥٦")]
    public async Task However_their_number_was_written(string cin)
    {
        var first = await (await new DossierInput { Cin = cin }.Post(_host.Client(Roles.LoanOfficer))).Json(HttpStatusCode.Created);
        var again = await (await new DossierInput { Cin = "J123456" }.Post(_host.Client(Roles.LoanOfficer))).Json(HttpStatusCode.Created);

        Assert.That(first.GetProperty("warnings").GetArrayLength(), Is.Zero);
        Assert.That(again.GetProperty("warnings").EnumerateArray().Select(x => x.GetString()), Is.EqualTo(new[] { ApplicationWarnings.KnownCin }));
        Assert.That(await _host.Read(x => x.Entrepreneurs.Select(y => y.Person.Cin).Distinct().ToListAsync()), Is.EqualTo(new[] { "J123456" }));
    }

    [TestCase("0539 00 00 70/74", "0539 00 00 70/74")]
    [TestCase("+212 600-00-04-56", "+212 6 00 00 04 56")]
    [TestCase("06 61 12 34 56 / 0537700000", "+212 6 61 12 34 56 / +212 5 37 70 00 00")]
    [TestCase("+33 (0)6 12 34 56 78", "+33 6 12 34 56 78")]
    [TestCase("٠٦٦١١٢٣٤٥٦", "+212 6 61 12 34 56")]
    [TestCase("  ", null)]
    public async Task A_phone_is_kept_in_one_form(string phone, string? kept)
    {
        await (await new DossierInput { Phone = phone }.Post(_host.Client(Roles.LoanOfficer))).Json(HttpStatusCode.Created);

        Assert.That(await _host.Read(x => x.Entrepreneurs.Select(y => y.Person.Phone).SingleAsync()), Is.EqualTo(kept));
    }

    [Test]
    public async Task What_is_no_phone_is_refused_by_the_form_as_by_the_door() =>
        Assert.That(await (await new DossierInput { Phone = "chez Karim" }.Post(_host.Client(Roles.LoanOfficer))).Code(HttpStatusCode.Conflict), Is.EqualTo("entrepreneur.bad-phone"));

    [Test]
    public async Task Signs_that_nobody_sees_are_not_kept()
    {
        await (await new DossierInput { Entrepreneur = "Salma\u0002 \u202EIdrissi\u000B", Enterprise = "Atelier\u0007  Quatre\u200F", Purpose = "Un métier\u0000\r\net du fil" }.Post(_host.Client(Roles.LoanOfficer))).Json(HttpStatusCode.Created);

        Assert.That(await _host.Read(x => x.Entrepreneurs.Select(y => y.Person.Name).SingleAsync()), Is.EqualTo("Salma Idrissi"));
        Assert.That(await _host.Read(x => x.Enterprises.Select(y => y.Profile.Name).SingleAsync()), Is.EqualTo("Atelier Quatre"));
        Assert.That(await _host.Read(x => x.Applications.Select(y => y.Request.Purpose).SingleAsync()), Is.EqualTo("Un métier\net du fil"));
        Assert.That(await (await new DossierInput { Entrepreneur = "\u0002\u0002\u0002" }.Post(_host.Client(Roles.LoanOfficer))).Code(HttpStatusCode.BadRequest), Is.EqualTo("bad-request"));
    }

    [Test]
    public async Task An_address_that_no_mail_reaches_warns()
    {
        var received = await (await new DossierInput { Email = "hind.@menara.example" }.Post(_host.Client(Roles.LoanOfficer))).Json(HttpStatusCode.Created);

        Assert.That(received.GetProperty("warnings").EnumerateArray().Select(x => x.GetString()), Is.EqualTo(new[] { ApplicationWarnings.DoubtfulEmail }));
    }

    [Test]
    public async Task Numbers_given_at_once_have_neither_doubles_nor_gaps()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(x =>
            new DossierInput { ReceivedOn = x % 4 == 0 ? "2022-12-31" : "2023-01-02" }.Post(_host.Client(Roles.LoanOfficer))));

        var numbers = new List<string?>();
        foreach (var answer in answers) numbers.Add((await answer.Json(HttpStatusCode.Created)).GetProperty("number").GetString());
        Assert.That(numbers, Is.EquivalentTo(
            Enumerable.Range(1, 4).Select(x => $"ISM-D-2022-{x:0000}").Concat(Enumerable.Range(1, 12).Select(x => $"ISM-D-2023-{x:0000}"))));
    }
}
