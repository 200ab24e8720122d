using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Contracts.Platform;
using Alliance.EndToEnd.Tests.Hosting;

namespace Alliance.EndToEnd.Tests.Figures;

/// <summary>What anyone can check over HTTP: the published series of Souss-Massa, and the nation as the sum of its platforms.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class PublishedFiguresTests
{
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await ReadingHost.Get();

    [Test]
    public async Task Souss_Massa_as_of_mid_2023()
    {
        var figures = await Figures("souss-massa", "2023-06-30");

        Assert.That(figures.GetProperty("enterprisesFinanced").GetInt64(), Is.EqualTo(1_061));
        Assert.That(figures.GetProperty("enterprisesCreated").GetInt64(), Is.EqualTo(1_061));
        Assert.That(figures.GetProperty("loansFullyRepaid").GetInt64(), Is.EqualTo(289));
        Assert.That(figures.GetProperty("repaymentRate").GetDecimal(), Is.InRange(0.845m, 0.855m));
        Assert.That(figures.GetProperty("jobsCreated").GetInt64(), Is.GreaterThan(4_000));
    }

    [Test]
    public async Task Souss_Massa_over_the_years()
    {
        Assert.That(await Enterprises("2008-12-31"), Is.EqualTo(10));
        Assert.That(await Enterprises("2021-12-31") - await Enterprises("2020-12-31"), Is.EqualTo(171));

        var end2012 = await Figures("souss-massa", "2012-12-31");
        Assert.That(end2012.GetProperty("loansDisbursed").GetInt64(), Is.InRange(147, 153));
        Assert.That(end2012.GetProperty("amountDisbursed").GetDecimal(), Is.EqualTo(8_100_000m).Within(2).Percent);

        var end2018 = await Figures("souss-massa", "2018-12-31");
        Assert.That(end2018.GetProperty("loansDisbursed").GetInt64(), Is.EqualTo(406));
        Assert.That(end2018.GetProperty("amountDisbursed").GetDecimal(), Is.EqualTo(23_220_000m).Within(1).Percent);
        Assert.That(end2018.GetProperty("applicationsReceived").GetInt64(), Is.EqualTo(579));

        var end2022 = await Figures("souss-massa", "2022-12-31");
        Assert.That(end2022.GetProperty("loansDisbursed").GetInt64(), Is.GreaterThan(1_000));
        Assert.That(end2022.GetProperty("amountDisbursed").GetDecimal(), Is.EqualTo(63_000_000m).Within(2).Percent);
    }

    [Test]
    public async Task The_nation_is_the_sum_of_its_platforms([Values("2012-12-31", "2018-12-31", "2023-06-30")] string asOf)
    {
        var nation = await Figures("alliance", asOf);
        var platforms = nation.GetProperty("platforms").EnumerateArray().ToArray();
        Assert.That(platforms, Has.Length.EqualTo(5));

        var own = await Task.WhenAll(new[] { "souss-massa", "rabat-sale-kenitra", "oriental", "larache", "el-hajeb" }.Select(x => Figures(x, asOf)));
        foreach (var figure in Indicators.All.OfType<Stock>().Select(x => x.Code))
        {
            Assert.That(nation.GetProperty(figure).GetDecimal(), Is.EqualTo(platforms.Sum(x => x.GetProperty(figure).GetDecimal())), figure);
            Assert.That(nation.GetProperty(figure).GetDecimal(), Is.EqualTo(own.Sum(x => x.GetProperty(figure).GetDecimal())), $"{figure} as the platforms show it themselves");
        }
    }

    [TestCase("2023-06-29", "figures.month-end-only")]
    [TestCase("2023-07-31", "figures.in-the-future")]
    [TestCase("yesterday", null)]
    public async Task Other_days_are_a_clear_bad_request(string asOf, string? code)
    {
        foreach (var label in new[] { "souss-massa", "alliance" })
        {
            using var client = _host.Client(label);
            using var answer = await client.GetAsync(new Uri($"api/figures?asOf={asOf}", UriKind.Relative));
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();

            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), label);
            Assert.That(problem.GetProperty("code").GetString(), code is null ? Is.Not.Empty : Is.EqualTo(code));
        }
    }

    private async Task<long> Enterprises(string asOf) => (await Figures("souss-massa", asOf)).GetProperty("enterprisesFinanced").GetInt64();

    private async Task<JsonElement> Figures(string label, string asOf)
    {
        using var client = _host.Client(label);
        return await client.GetFromJsonAsync<JsonElement>(new Uri($"api/figures?asOf={asOf}", UriKind.Relative));
    }
}
