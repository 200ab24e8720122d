using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;

namespace Alliance.Federation.Tests.Figures;

/// <summary>When a year of the country is told by sector, gender and so on, and that it stays as it was told.</summary>
public sealed class TellNationalYearsTests
{
    private static readonly DateOnly End2021 = new(2021, 12, 31);
    private static readonly DateOnly End2022 = new(2022, 12, 31);

    private FederationHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await FederationHost.Start();

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task A_year_is_told_once_the_last_active_platform_has_told_it()
    {
        await Tell("ism", End2022, 40);
        await Tell("ior", End2022, 30);
        await _host.Store("ieh", new Announcement { AsOf = End2022, Told = false, Breakdown = [Trade(20)] });
        Assert.That(await Told(), Is.Null, "El Hajeb's December may still change");

        await Tell("ieh", End2022, 21, revision: 2);

        Assert.That(await Told(), Is.EqualTo(("2022-12-31", 91L)));
    }

    [Test]
    public async Task Years_are_told_in_their_order()
    {
        await Tell("ism", End2021, 40);
        await Tell("ism", End2022, 50);
        await Tell("ior", End2022, 30);
        await Nothing("ieh");
        Assert.That(await Told(), Is.Null, "the Oriental may still tell 2021");

        await _host.StoreInventory("ior", new(FixedOrganisations.Today, [new(new(2022, 12, 1), 1)]));

        Assert.That(await Told(), Is.EqualTo(("2022-12-31", 80L)));
        Assert.That(await Told(End2021), Is.EqualTo(("2021-12-31", 40L)));
    }

    [Test]
    public async Task A_platform_that_has_nothing_yet_holds_nobody_once_it_has_said_so_after_the_year()
    {
        await Tell("ism", End2022, 40);
        await Tell("ior", End2022, 30);
        await _host.StoreInventory("ieh", new(End2022, []));
        Assert.That(await Told(), Is.Null, "on the last day somebody may still come");

        await _host.StoreInventory("ieh", new(End2022.AddDays(1), []));

        Assert.That(await Told(), Is.EqualTo(("2022-12-31", 70L)));
    }

    [Test]
    public async Task A_platform_whose_figures_are_on_their_way_is_waited_for()
    {
        await Tell("ism", End2022, 40);
        await Tell("ior", End2022, 30);
        await _host.StoreInventory("ieh", new(FixedOrganisations.Today, [new(new(2022, 12, 1), 1)]));

        Assert.That(await Told(), Is.Null);
    }

    [Test]
    public async Task A_suspended_platform_is_carried_forward_and_what_it_tells_later_shows_in_the_next_year()
    {
        await Tell("ism", End2021, 40);
        await Tell("ior", End2021, 30);
        await Nothing("ieh");
        await Tell("ism", End2022, 60);
        Status("ior", OrganisationStatus.Suspended);
        Assert.That(await Told(), Is.EqualTo(("2022-12-31", 90L)));

        Status("ior", OrganisationStatus.Active);
        await Tell("ior", End2022, 45);

        Assert.That(await Told(), Is.EqualTo(("2022-12-31", 90L)));
    }

    [Test]
    public async Task A_platform_that_joins_with_its_history_changes_no_year_that_was_told()
    {
        Status("ieh", OrganisationStatus.Onboarding);
        await Tell("ism", End2022, 40);
        await Tell("ior", End2022, 30);
        Assert.That(await Told(), Is.EqualTo(("2022-12-31", 70L)));

        Status("ieh", OrganisationStatus.Active);
        await Tell("ieh", End2022, 8);

        Assert.That(await Told(), Is.EqualTo(("2022-12-31", 70L)), "78 would be its eight");
        using var client = _host.Client(Roles.NationalAnalyst);
        Assert.That((long)(await client.GetFromJsonAsync<JsonNode>(new Uri("/api/figures", UriKind.Relative)))!["borrowers"]!, Is.EqualTo(78), "totals are those of today");
    }

    [Test]
    public async Task A_correction_shows_in_the_total_and_in_no_cell()
    {
        await Tell("ism", End2022, 40);
        await Tell("ior", End2022, 30);
        await Nothing("ieh");
        await Told();

        await _host.Store("ism", Year(End2022, 40, revision: 2) with { Cells = [FigureCell.Total(Persons(41)), Trade(41)] });

        Assert.That(await Told(), Is.EqualTo(("2022-12-31", 70L)));
    }

    /// <summary>A platform restored from an older copy, or a replica of the version before, announces December without its year.</summary>
    [Test]
    public async Task What_a_platform_told_it_does_not_take_back()
    {
        await Tell("ism", End2022, 40);
        await _host.Store("ism", new Announcement { AsOf = End2022, Told = false, Revision = 2, Breakdown = [Trade(44)] });
        await Tell("ior", End2022, 30);
        await Nothing("ieh");

        Assert.That(await Told(), Is.EqualTo(("2022-12-31", 70L)));
    }

    /// <summary>An indicator that one platform's version didn't count yet: nothing is told of it, rather than a part.</summary>
    [Test]
    public async Task What_not_all_counted_is_not_told()
    {
        var ism = Year(End2022, 40, 1);
        await _host.Store("ism", ism with { Told = ism.Told! with { Counted = [.. ism.Told.Counted.Where(x => x != Indicators.JobsCreated.Code)] } });
        await Tell("ior", End2022, 30);
        await Nothing("ieh");
        await Told();

        using var client = _host.Client(Roles.NationalAnalyst);
        var cell = (await client.GetFromJsonAsync<JsonNode>(new Uri("/api/figures/breakdown?dimension=sector", UriKind.Relative)))!["cells"]![0]!.AsObject();

        Assert.That((cell.ContainsKey("jobsCreated"), (long?)cell["jobsCreated"], (long?)cell["jobsPlanned"]), Is.EqualTo((true, (long?)null, (long?)0)));
    }

    /// <summary>The Oriental was suspended before jobs were counted. Its eight in trade hide that two alone have any: 3 jobs would be theirs.</summary>
    [Test]
    public async Task What_a_platform_that_is_carried_forward_did_not_count_is_not_told()
    {
        await CountedWithoutJobs("ior", [FigureCell.Total(Persons(8)), Trade(8)]);

        Assert.That(await JobsTold(2), Is.EqualTo((10L, (long?)null)));
    }

    /// <summary>But one that has nobody hides nobody, and need not have counted anything.</summary>
    [Test]
    public async Task Whoever_has_nobody_keeps_nothing_from_being_told()
    {
        await CountedWithoutJobs("ior", [FigureCell.Total(FigureSet.Zero)]);

        Assert.That(await JobsTold(40), Is.EqualTo((40L, (long?)3)));
    }

    private async Task CountedWithoutJobs(string platform, FigureCell[] cells)
    {
        await _host.Store(platform, new FiguresAnnounced(new(2021, 12, 1), End2021, 1, cells, Announcement.Year(cells) with { Counted = [Indicators.Borrowers.Code, Indicators.Applicants.Code] }));
        Status(platform, OrganisationStatus.Suspended);
    }

    /// <returns>How many are told of in trade, and how many jobs, when Souss-Massa tells so many and three jobs.</returns>
    private async Task<(long?, long?)> JobsTold(int persons)
    {
        await Nothing("ieh");
        await Tell("ism", End2021, persons);
        var trade = FigureCell.Of(Dimensions.Sector, "trade", Persons(persons) + new FigureSet { [Indicators.JobsCreated] = 3 });
        FigureCell[] cells = [FigureCell.Total(trade.Figures), trade];
        await _host.Store("ism", new FiguresAnnounced(new(2022, 12, 1), End2022, 1, cells, Announcement.Year(cells)));
        await _host.TellWhatIsDue();

        using var client = _host.Client(Roles.NationalAnalyst);
        var cell = (await client.GetFromJsonAsync<JsonNode>(new Uri("/api/figures/breakdown?dimension=sector&asOf=2022-12-31", UriKind.Relative)))!["cells"]![0]!.AsObject();
        return ((long?)cell["persons"], (long?)cell["jobsCreated"]);
    }

    private Task<bool> Nothing(string platform) => _host.StoreInventory(platform, new(FixedOrganisations.Today, []));

    private Task<bool> Tell(string platform, DateOnly end, int persons, long revision = 1) => _host.Store(platform, Year(end, persons, revision));

    private static FiguresAnnounced Year(DateOnly end, int persons, long revision)
    {
        FigureCell[] cells = [FigureCell.Total(Persons(persons)), Trade(persons)];
        return new(new(end.Year, end.Month, 1), end, revision, cells, Announcement.Year(cells));
    }

    private void Status(string platform, OrganisationStatus status) => _host.Organisations.Put(_host.Organisations.Find(platform)! with { Status = status });

    /// <summary>The year told at a date, after the job has looked, and how many it tells of.</summary>
    private async Task<(string, long)?> Told(DateOnly? asOf = null)
    {
        await _host.TellWhatIsDue();
        using var client = _host.Client(Roles.NationalAnalyst);
        var answer = (await client.GetFromJsonAsync<JsonNode>(new Uri($"/api/figures/breakdown?dimension=sector&asOf={asOf ?? FixedOrganisations.Today:O}", UriKind.Relative)))!;
        return (string?)answer["asOf"] is { } told ? (told, (long)answer["cells"]!.AsArray().Single()!["persons"]!) : null;
    }

    private static FigureCell Trade(int persons) => FigureCell.Of(Dimensions.Sector, "trade", Persons(persons));

    private static FigureSet Persons(int persons) => new() { [Indicators.Applicants] = persons, [Indicators.Borrowers] = persons };
}
