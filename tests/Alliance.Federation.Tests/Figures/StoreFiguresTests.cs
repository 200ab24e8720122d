using Alliance.Contracts.Platform;
using Alliance.Kernel;

namespace Alliance.Federation.Tests.Figures;

public sealed class StoreFiguresTests
{
    private static readonly DateOnly Today = FixedOrganisations.Today;
    private FederationHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await FederationHost.Start();

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task A_higher_revision_replaces_the_month()
    {
        await _host.Store("ism", new Announcement { Revision = 1, Enterprises = 10 });
        await _host.Store("ism", new Announcement { Revision = 2, Enterprises = 7 });

        Assert.That((await _host.National(Today)).Total[Indicators.EnterprisesFinanced], Is.EqualTo(7));
    }

    [TestCase(3, TestName = "A repeated message changes nothing")]
    [TestCase(2, TestName = "A message that comes late changes nothing")]
    public async Task What_is_not_newer_is_ignored(long revision)
    {
        await _host.Store("ism", new Announcement { Revision = 3, Enterprises = 10 });

        var stored = await _host.Store("ism", new Announcement { Revision = revision, Enterprises = 99 });

        Assert.That(stored, Is.False);
        Assert.That((await _host.National(Today)).Total[Indicators.EnterprisesFinanced], Is.EqualTo(10));
    }

    [Test]
    public async Task Consumers_at_the_same_time_leave_the_highest_revision_of_each_month()
    {
        var messages = Enumerable.Range(1, 12).SelectMany(revision => (IEnumerable<(string Id, int Revision)>)[("ism", revision), ("ior", revision)]).ToArray();

        await Task.WhenAll(messages.Select(x => Task.Run(() => _host.Store(x.Id, new Announcement { Revision = x.Revision, Enterprises = x.Revision * 10 }))));

        var national = await _host.National(Today);
        Assert.That(national.Platforms.ToDictionary(x => x.Id, x => x.Figures[Indicators.EnterprisesFinanced]), Is.EqualTo(new Dictionary<string, long>
        {
            ["ieh"] = 0,
            ["ior"] = 120,
            ["ism"] = 120,
        }));
    }

    [Test]
    public void Only_platforms_announce_figures() =>
        Assert.That(
            () => _host.Store("aim", new Announcement()),
            Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo("figures.not-a-platform"));

    [Test]
    public void A_platform_that_left_the_registry_is_refused()
    {
        var gone = _host.Organisations.Find("ism")!;
        _host.Organisations.Remove("ism");

        Assert.That(
            () => _host.Run<Federation.Figures.StoreFigures, bool>(x => x.Handle(gone, new Announcement())),
            Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo("figures.not-a-platform"));
    }

    [TestCase("2023-06-02", "2023-06-30", 1)]
    [TestCase("2023-06-01", "2023-07-01", 1)]
    [TestCase("2023-06-01", "2023-05-31", 1)]
    [TestCase("2023-06-01", "2023-06-30", 0)]
    public void What_is_not_a_month_is_refused(string month, string asOf, long revision) =>
        Assert.That(
            () => _host.Store("ism", new FiguresAnnounced(Day(month), Day(asOf), revision, [FigureCell.Total(FigureSet.Zero)])),
            Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo("figures.malformed"));

    private static IEnumerable<FigureCell[]> CellsThatContradictThemselves()
    {
        var total = FigureCell.Total(FigureSet.Zero);
        var trade = FigureCell.Of(Dimensions.Sector, "trade", FigureSet.Zero);
        yield return [trade];
        yield return [total, total];
        yield return [total, trade, trade];
        yield return [total, new(null, new(Dimensions.Sector, "trade"), FigureSet.Zero)];
    }

    [TestCaseSource(nameof(CellsThatContradictThemselves))]
    public void A_month_has_one_total_and_each_cell_once(FigureCell[] cells) =>
        Assert.That(
            () => _host.Store("ism", new FiguresAnnounced(Day("2023-06-01"), Day("2023-06-30"), 1, cells)),
            Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo("figures.malformed"));

    [Test]
    public async Task A_refused_or_old_message_leaves_the_version_alone()
    {
        await _host.Store("ism", new Announcement { Revision = 2 });
        var before = await Version();

        await _host.Store("ism", new Announcement { Revision = 1 });
        Assert.That(await Version(), Is.EqualTo(before));

        await _host.Store("ism", new Announcement { Revision = 3 });
        Assert.That(await Version(), Is.EqualTo(before + 1));
    }

    private Task<long> Version() => _host.Run<FederationDb, long>(async x => (await x.Version.FindAsync(1))!.Number);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");
}
