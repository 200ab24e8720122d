using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;

namespace Alliance.Federation.Tests.Figures;

/// <summary>A platform and the Alliance tell its share of women from the same years, whatever the Alliance missed; and beside the shares no breakdown tells of the few since.</summary>
public sealed class SharesFromOneChainTests
{
    private readonly PublishedShares _published = new();
    private FederationHost _host = null!;
    private long _revision;

    [SetUp]
    public async Task Start() => _host = await FederationHost.Start();

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    /// <summary>El Hajeb's page tells 8 of 20, since 21 and 23 are too few more. The Alliance, which hears of it with 23 for the first time, tells the same: 11 of 23 would tell of three women.</summary>
    [Test]
    public async Task A_platform_that_joins_with_its_history_is_told_as_it_tells_itself([Values] bool latestFirst)
    {
        Status("ieh", OrganisationStatus.Onboarding);
        await Tell("ism", 2021, 10, 30);
        await Tell("ior", 2021, 12, 30);
        await Look();
        Status("ieh", OrganisationStatus.Active);
        (int Year, long Women, long All)[] history = [(2020, 8, 20), (2021, 9, 21), (2022, 11, 23)];

        foreach (var (year, women, all) in latestFirst ? history.Reverse() : history) await Tell("ieh", year, women, all);
        await Tell("ism", 2022, 20, 60);
        await Tell("ior", 2022, 22, 60);
        await Look();
        foreach (var (_, women, all) in history) _published.OwnPage("ieh", women, all);

        Assert.That(await Share("ieh"), Is.EqualTo(0.4m));
        Assert.That(ShareAttack.On(_published.Read), Is.Empty);
    }

    /// <summary>Its page tells 12 of 30, then 18 of 45; three more are too few. The Alliance told 30 last, and 20 of 48 would tell of two women.</summary>
    [Test]
    public async Task A_platform_that_was_suspended_is_told_as_it_tells_itself_once_it_is_back()
    {
        await Nothing("ieh");
        await Tell("ism", 2020, 10, 30);
        await Tell("ior", 2020, 12, 30);
        await Look();
        Status("ior", OrganisationStatus.Suspended);
        await Tell("ism", 2021, 20, 60);
        await Look();
        Status("ior", OrganisationStatus.Active);

        await Tell("ior", 2021, 18, 45);
        await Tell("ior", 2022, 20, 48);
        await Tell("ism", 2022, 30, 90);
        await Look();
        foreach (var (women, all) in new[] { (12, 30), (18, 45), (20, 48) }) _published.OwnPage("ior", women, all);

        Assert.That(await Share("ior"), Is.EqualTo(0.4m));
        Assert.That(ShareAttack.On(_published.Read), Is.Empty);
    }

    /// <summary>Messages come in any order, and one may be missing for long: each year says itself what the platform tells from.</summary>
    [Test]
    public async Task Years_that_were_lost_on_the_way_change_nothing()
    {
        await Nothing("ior");
        await Nothing("ism");
        await Tell("ieh", 2022, 11, 23, toldFrom: (8, 20));
        await Look();
        _published.OwnPage("ieh", 8, 20);

        Assert.That(await Share("ieh"), Is.EqualTo(0.4m));
        Assert.That(ShareAttack.On(_published.Read), Is.Empty);
    }

    /// <summary>In 2021 the country has 56 women of 113. Souss-Massa's page tells 30 of 60 and the Oriental's still 25 of 50: one woman and two men came there since.</summary>
    [Test]
    public async Task A_breakdown_does_not_tell_of_the_few_by_which_a_share_is_behind()
    {
        await Nothing("ieh");
        await Tell("ism", 2020, 20, 40);
        await Tell("ior", 2020, 25, 50);
        await Tell("ism", 2021, 30, 60);
        await Tell("ior", 2021, 26, 53);
        await Tell("ism", 2022, 36, 72);
        await Tell("ior", 2022, 31, 62);
        await Look();

        Assert.That(await Women(2020), Is.EqualTo(45));
        Assert.That(await Women(2021), Is.Null, "56 less 30 and 25 is one woman");
        Assert.That(await Women(2022), Is.EqualTo(67), "the Oriental's page tells 31 of 62 by now");
    }

    /// <summary>Eight came in 2021, but two women among them: 22 of 48 waits until 2022, with three more.</summary>
    [Test]
    public async Task A_share_waits_until_enough_women_and_men_have_come([Values] bool saidByThePlatform)
    {
        await Nothing("ieh");
        await Nothing("ior");
        foreach (var (year, women, all, told) in new[] { (2020, 20, 40, (20, 40)), (2021, 22, 48, (20, 40)), (2022, 25, 52, (25, 52)) })
        {
            await Tell("ism", year, women, all, toldFrom: saidByThePlatform ? told : null);
            await Look();
            _published.OwnPage("ism", women, all);
        }

        Assert.That(await Country(2020), Is.EqualTo(0.5m));
        Assert.That(await Country(2021), Is.EqualTo(0.5m), "20 of 40; 22 of 48 would tell of two women");
        Assert.That(await Country(2022), Is.EqualTo(0.480769m), "25 of 52: five women and seven men since");
        Assert.That(ShareAttack.On(_published.Read), Is.Empty);
    }

    /// <summary>The Alliance stored in 2021 what a platform of the release before said: 22 of 48.</summary>
    [Test]
    public async Task What_the_release_before_told_too_soon_is_told_no_longer()
    {
        await Nothing("ieh");
        await Nothing("ior");
        await Tell("ism", 2020, 20, 40, toldFrom: (20, 40));
        await Tell("ism", 2021, 22, 48, toldFrom: (22, 48));
        await Look();

        Assert.That(await Country(2021), Is.EqualTo(0.5m));
    }

    /// <summary>Each year is far enough from the one before it: 26 of 60 came to 20 of 40, then nine women were entered as men. Yet 17 of 70 less 20 of 40 is three women.</summary>
    [Test]
    public async Task A_share_is_held_against_every_one_told_before()
    {
        await Nothing("ieh");
        await Nothing("ior");
        foreach (var (year, women, all) in new[] { (2020, 20, 40), (2021, 26, 60), (2022, 17, 70) })
        {
            await Tell("ism", year, women, all);
            _published.OwnPage("ism", women, all);
        }

        await Look();

        Assert.That(await Country(2022), Is.EqualTo(0.433333m), "26 of 60");
        Assert.That(ShareAttack.On(_published.Read), Is.Empty);
    }

    /// <summary>The Oriental's shares of 2021 wait for two young people. Less Souss-Massa's the table would tell its 35 women, and its share of 2022, 37 of 80, of two more.</summary>
    [Test]
    public async Task A_breakdown_does_not_tell_of_the_one_platform_whose_shares_are_behind()
    {
        await Nothing("ieh");
        foreach (var (year, women, all, young) in new[] { (2020, 25, 50, 10), (2021, 35, 70, 12), (2022, 37, 80, 20) })
        {
            await Tell("ism", year, 20 + 10 * (year - 2020), 40 + 20 * (year - 2020));
            await Tell("ior", year, women, all, young: young);
        }

        await Look();

        Assert.That(await Women(2020), Is.EqualTo(45));
        Assert.That(await Women(2021), Is.Null);
        Assert.That(await Share("ior"), Is.EqualTo(0.4625m), "37 of 80");
    }

    /// <summary>Each told share of the country is the sum of those withheld: 2 of 10, 3 of 30 and 3 of 40, a year later the first two alone. The difference is the third.</summary>
    [Test]
    public async Task The_countrys_share_does_not_tell_by_two_years_what_a_platform_withheld_in_one()
    {
        foreach (var year in new[] { 2021, 2022 })
        {
            await Tell("ieh", year, 2, 10);
            await Tell("ior", year, 3, 30);
            await Tell("ism", year, year == 2021 ? 3 : 20, year == 2021 ? 40 : 60);
        }

        await Look();

        Assert.That(await Country(2021), Is.EqualTo(0.1m), "8 of 80: nobody can tell where");
        Assert.That(await Country(2022), Is.Null, "25 of 100 less 20 of 60 is 5 of 40; 8 less 5 is 3");
    }

    private Task<bool> Nothing(string platform) => _host.StoreInventory(platform, new(FixedOrganisations.Today, []));

    private void Status(string platform, OrganisationStatus status) => _host.Organisations.Put(_host.Organisations.Find(platform)! with { Status = status });

    /// <param name="toldFrom">What the platform says that it tells its share from; nothing from the release before.</param>
    private Task<bool> Tell(string platform, int year, long women, long all, (long Women, long All)? toldFrom = null, long young = 0)
    {
        FigureCell[] cells =
        [
            FigureCell.Total(Persons(women, all) + new FigureSet { [Indicators.BorrowersYoung] = young }),
            FigureCell.Of(Dimensions.Gender, "woman", Persons(0, women)),
            FigureCell.Of(Dimensions.Gender, "man", Persons(0, all - women)),
        ];
        var told = Announcement.Year(cells) with { Persons = toldFrom is { } from ? Persons(from.Women, from.All) : null };
        return _host.Store(platform, new FiguresAnnounced(new(year, 12, 1), new(year, 12, 31), ++_revision, cells, told));
    }

    private static FigureSet Persons(long women, long all) => new() { [Indicators.BorrowersWomen] = women, [Indicators.Borrowers] = all };

    private async Task Look()
    {
        await _host.TellWhatIsDue();
        await _published.Alliance(_host, new(2020, 12, 31), new(2021, 12, 31), new(2022, 12, 31), FixedOrganisations.Today);
    }

    private async Task<decimal?> Share(string platform) => (decimal?)(await Get("/api/figures"))["platforms"]!.AsArray().Single(x => (string)x!["id"]! == platform)!["womenShare"];

    private async Task<decimal?> Country(int year) => (decimal?)(await Get($"/api/figures?asOf={year}-12-31"))["womenShare"];

    /// <summary>Of the country's breakdown, which is of that year.</summary>
    private async Task<long?> Women(int year)
    {
        var answer = await Get($"/api/figures/breakdown?dimension=gender&asOf={year}-12-31");
        Assert.That((string?)answer["asOf"], Is.EqualTo($"{year}-12-31"));
        return (long?)answer["cells"]!.AsArray().Single(x => (string)x!["value"]! == "woman")!["persons"];
    }

    private async Task<JsonNode> Get(string path)
    {
        using var client = _host.Client(Roles.NationalAnalyst);
        return (await client.GetFromJsonAsync<JsonNode>(new Uri(path, UriKind.Relative)))!;
    }
}
