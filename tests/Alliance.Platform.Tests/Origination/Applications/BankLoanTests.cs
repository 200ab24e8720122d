using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Insight.Figures;

namespace Alliance.Platform.Tests.Origination.Applications;

/// <summary>What came of the bank loan beside an honour loan of 50 000 DH, received on 2 May, granted on 20 May and paid out on 1 June 2023; the day is 15 June.</summary>
internal sealed class BankLoanTests
{
    private PlatformHost _host = null!;
    private string _dossier = "", _loan = "";

    [SetUp]
    public async Task Start()
    {
        _host = await PlatformHost.Start();
        (_dossier, _loan) = await new DossierInput().Approve(_host);
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task It_is_recorded_changed_and_taken_back()
    {
        await Record(120_000.50m, "Banque Populaire", "2023-06-10");
        Assert.That(await Recorded(), Is.EqualTo("120000.5 Banque Populaire 2023-06-10"));
        await Record(0, null, "2023-06-12");
        Assert.That(await Recorded(), Is.EqualTo("0  2023-06-12"), "the bank said no after all");

        var answer = await _host.Client(Roles.LoanOfficer).DeleteAsync($"/api/applications/{_dossier}/bank-loan");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await Recorded(), Is.Null);
        Assert.That(await Code(await _host.Client(Roles.LoanOfficer).DeleteAsync($"/api/applications/{_dossier}/bank-loan")), Is.EqualTo("bank-loan.none"));
        var history = (await Show()).GetProperty("history").EnumerateArray().TakeLast(3).Select(x => $"{x.GetProperty("kind")} {x.GetProperty("note")}");
        Assert.That(history, Is.EqualTo(new[] { "bank-loan-obtained 120000.50 Banque Populaire", "bank-loan-obtained 0.00", "bank-loan-taken-back 0.00" }));
    }

    /// <summary>Leverage = bank loans ÷ honour loans: 120 000 ÷ 50 000; the plan counts on none.</summary>
    [Test]
    public async Task The_leverage_counts_what_was_obtained()
    {
        await (await _host.Client(Roles.Treasurer).PostAsJsonAsync($"/api/loans/{_loan}/disbursements", new { amount = 50_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        Assert.That(await Leverage(), Is.Zero);

        await Record(120_000, "BP", "2023-06-10");
        Assert.That(await Leverage(), Is.EqualTo(2.4m));

        await _host.Client(Roles.LoanOfficer).DeleteAsync($"/api/applications/{_dossier}/bank-loan");
        Assert.That(await Leverage(), Is.Zero);
    }

    [TestCase(-1, "2023-06-10", ExpectedResult = "bank-loan.negative")]
    [TestCase(1_000, "2023-06-16", ExpectedResult = "bank-loan.in-the-future")]
    [TestCase(1_000, "2023-05-01", ExpectedResult = "bank-loan.before-received")]
    public async Task<string?> Refused(decimal amount, string on) => await Code(await Put(amount, null, on));

    [TestCase("2023-06-15", ExpectedResult = HttpStatusCode.NoContent)]
    [TestCase("2023-05-02", ExpectedResult = HttpStatusCode.NoContent)]
    public async Task<HttpStatusCode> The_first_and_the_last_good_day(string on) => (await Put(1_000, null, on)).StatusCode;

    [Test]
    public async Task Before_a_yes_nothing_is_obtained_beside_it()
    {
        _dossier = await new DossierInput { Entrepreneur = "Autre", Cin = null, Enterprise = "Autre" }.Register(_host);

        Assert.That(await Code(await Put(1_000, null, "2023-06-10")), Is.EqualTo("application.nothing-granted"));
        Assert.That((await Show()).GetProperty("allowed").EnumerateArray().Select(x => x.GetString()), Has.None.EqualTo("record-bank-loan"));
    }

    [Test]
    public async Task Who_saves_second_is_told()
    {
        var read = (await Show()).GetProperty("revision").GetInt64();
        await Record(1_000, null, "2023-06-10");

        var answer = await _host.Client(Roles.LoanOfficer).PutAsJsonAsync($"/api/applications/{_dossier}/bank-loan", new { amount = 2_000, on = "2023-06-10", revision = read });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await Recorded(), Does.StartWith("1000 "));
    }

    private Task<HttpResponseMessage> Put(decimal amount, string? bank, string on) =>
        _host.Client(Roles.LoanOfficer).PutAsJsonAsync($"/api/applications/{_dossier}/bank-loan", new { amount, bank, on });

    private async Task Record(decimal amount, string? bank, string on) => Assert.That((await Put(amount, bank, on)).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));

    private async Task<JsonElement> Show() => await (await _host.Client(Roles.LoanOfficer).GetAsync($"/api/applications/{_dossier}")).Json();

    private async Task<string?> Recorded() => (await Show()).GetProperty("bankLoan") is { ValueKind: JsonValueKind.Object } loan
        ? $"{loan.GetProperty("amount").GetDecimal().ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)} {loan.GetProperty("bank")} {loan.GetProperty("on")}"
        : null;

    private async Task<decimal> Leverage()
    {
        await _host.Run<FiguresKeeper>(async x => await x.CatchUp());
        return (await (await _host.Client(Roles.Director).GetAsync("/api/figures")).Json()).GetProperty("bankLeverage").GetDecimal();
    }

    private static Task<string?> Code(HttpResponseMessage answer) => answer.Code(HttpStatusCode.Conflict);
}
