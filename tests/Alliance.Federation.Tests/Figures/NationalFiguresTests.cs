using Alliance.Contracts.Platform;
using Alliance.Federation.Figures;
using Alliance.Federation.Reconciliation;
using Alliance.Tenancy.Organisations;
using CsCheck;

namespace Alliance.Federation.Tests.Figures;

public sealed class NationalFiguresTests
{
    private static readonly DateOnly Today = FixedOrganisations.Today;
    private FederationHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await FederationHost.Start();

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task A_platform_that_says_nothing_is_carried_forward_and_counted_late()
    {
        await _host.Store("ism", new Announcement { Enterprises = 100 });
        await _host.Store("ior", new Announcement { Enterprises = 20 });
        await _host.Store("ieh", new Announcement { Enterprises = 5, AsOf = new(2023, 4, 28) });

        var national = await _host.National(Today);

        Assert.That(national.Total[Indicators.EnterprisesFinanced], Is.EqualTo(125));
        Assert.That((national.PlatformsUpToDate, national.PlatformsTotal), Is.EqualTo((2, 3)));
        Assert.That(national.Late.Single(), Has.Property("Id").EqualTo("ieh").And.Property("AsOf").EqualTo(new DateOnly(2023, 4, 28)));
    }

    [Test]
    public async Task At_an_earlier_month_end_later_months_do_not_count()
    {
        await _host.Store("ism", new Announcement { Enterprises = 80, AsOf = new(2023, 5, 31) });
        await _host.Store("ism", new Announcement { Enterprises = 100 });

        Assert.That((await _host.National(new(2023, 5, 31))).Total[Indicators.EnterprisesFinanced], Is.EqualTo(80));
        Assert.That((await _host.National(new(2023, 4, 30))).Total, Is.EqualTo(FigureSet.Zero));
    }

    [Test]
    public async Task An_inventory_of_the_day_says_that_nothing_changed_since()
    {
        await _host.Store("ism", new Announcement { AsOf = new(2023, 5, 31) });
        Assert.That((await _host.National(Today)).PlatformsUpToDate, Is.Zero);

        await _host.StoreInventory("ism", new(Today, [new(new(2023, 5, 1), 1)]));

        Assert.That((await _host.National(Today)).PlatformsUpToDate, Is.EqualTo(1));
    }

    [Test]
    public async Task A_gap_makes_a_platform_late()
    {
        await _host.Store("ism", new Announcement());
        await _host.StoreInventory("ism", new(Today, [new(new(2023, 5, 1), 1), new(new(2023, 6, 1), 1)]));
        Assert.That((await _host.National(Today)).PlatformsUpToDate, Is.Zero);

        await _host.Store("ism", new Announcement { AsOf = new(2023, 5, 31) });

        Assert.That((await _host.National(Today)).PlatformsUpToDate, Is.EqualTo(1));
    }

    [Test]
    public async Task A_suspended_platform_stays_in_the_total_but_nobody_waits_for_it()
    {
        await _host.Store("ism", new Announcement { Enterprises = 100 });
        await _host.Store("ior", new Announcement { Enterprises = 20, AsOf = new(2023, 1, 31) });
        _host.Organisations.Put(_host.Organisations.Find("ior")! with { Status = OrganisationStatus.Suspended });

        var national = await _host.National(Today);

        Assert.That(national.Total[Indicators.EnterprisesFinanced], Is.EqualTo(120));
        Assert.That((national.PlatformsUpToDate, national.PlatformsTotal), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task The_national_rate_comes_from_sums_and_the_median_from_rates()
    {
        await _host.Store("ism", new Announcement { CapitalDue = 900_00, CapitalReceived = 810_00 });
        await _host.Store("ior", new Announcement { CapitalDue = 100_00, CapitalReceived = 50_00 });
        await _host.Store("ieh", new Announcement { CapitalDue = 0, CapitalReceived = 0 });

        var national = await _host.National(Today);

        Assert.That(national.RepaymentRate, Is.EqualTo(0.86m));
        Assert.That(national.MedianRepaymentRate, Is.EqualTo(0.7m));
    }

    /// <summary>The law of federation: whatever is repeated, reordered or lost, after a rebuild the national figure is the sum over what platforms last announced, and the reconciliation knew when it was not.</summary>
    [Test]
    public async Task National_is_the_sum_over_what_platforms_last_announced()
    {
        var platforms = new[] { "ieh", "ior", "ism" };
        var announcement = Gen.Select(Gen.Int[0, 2], Gen.Int[1, 6], Gen.Int[0, 500], (id, month, enterprises) => (platforms[id], month, enterprises));
        var delivery = Gen.Select(Gen.Bool, Gen.Int[1, 3], Gen.Int[0, 1000], (arrives, times, order) => (arrives, times, order));

        await Gen.Select(announcement, delivery).Array[1, 25].SampleAsync(async history =>
        {
            await using var host = await FederationHost.Start();
            var last = new Dictionary<(string Id, int Month), Announcement>();
            var sent = history.Select(x =>
            {
                var ((id, month, enterprises), how) = x;
                var revision = last.TryGetValue((id, month), out var before) ? before.Revision + 1 : 1;
                var said = new Announcement { AsOf = AsOf(month), Revision = revision, Enterprises = enterprises };
                last[(id, month)] = said;
                return (id, said, how);
            }).ToArray();

            foreach (var (id, said, how) in sent.Where(x => x.how.arrives).OrderBy(x => x.how.order))
                for (var i = 0; i < how.times; i++) await host.Store(id, said);
            foreach (var id in platforms) await host.StoreInventory(id, Inventory(id, last));

            var incomplete = platforms.Where(id => last.Any(x => x.Key.Id == id && !sent.Any(s => s.id == id && s.said == x.Value && s.how.arrives))).ToHashSet();
            var noticed = (await host.National(Today)).Late.Select(x => x.Id).ToHashSet();
            host.Clock.Advance(AskForGaps.Patience);
            var asked = await host.Run<AskForGaps, IReadOnlyList<string>>(x => x.Handle());

            foreach (var ((id, _), said) in last) await host.Store(id, said); // what platforms answer when asked

            for (var month = 1; month <= 6; month++)
            {
                var expected = platforms
                    .Select(id => last.Where(x => x.Key.Id == id && x.Key.Month <= month).OrderByDescending(x => x.Key.Month).Select(x => (FiguresAnnounced)x.Value).FirstOrDefault()?.Cells.Single(x => x.By is null).Figures)
                    .Aggregate(FigureSet.Zero, (sum, x) => sum + (x ?? FigureSet.Zero));
                Assert.That((await host.National(AsOf(month))).Total, Is.EqualTo(expected));
            }

            Assert.That(noticed, Is.EquivalentTo(incomplete));
            Assert.That(asked, Is.EquivalentTo(incomplete));
            Assert.That((await host.National(Today)).Late, Is.Empty);
        }, iter: Thorough.Times(15), threads: 2);

        static DateOnly AsOf(int month) => new DateOnly(2023, month, 1).AddMonths(1).AddDays(-1);

        static FiguresInventory Inventory(string id, Dictionary<(string Id, int Month), Announcement> last) =>
            new(Today, [.. last.Where(x => x.Key.Id == id).Select(x => new MonthRevision(new(2023, x.Key.Month, 1), x.Value.Revision))]);
    }
}
