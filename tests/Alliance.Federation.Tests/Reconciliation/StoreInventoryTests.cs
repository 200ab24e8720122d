using Alliance.Contracts.Federation;
using Alliance.Contracts.Platform;
using Alliance.Federation.Reconciliation;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Federation.Tests.Reconciliation;

public sealed class StoreInventoryTests
{
    private static readonly DateOnly Today = FixedOrganisations.Today;
    private static readonly string[] Ism = ["ism"];
    private FederationHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await FederationHost.Start();

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task A_lost_month_is_asked_for_again()
    {
        await _host.Store("ism", new Announcement { Revision = 4 });
        await _host.StoreInventory("ism", Inventory(Today, (5, 1), (6, 4)));

        Assert.That(await AskAfter(AskForGaps.Patience), Is.EqualTo(Ism));
        var message = (await _host.Announced()).Single();
        Assert.That((message.Recipient, message.Type), Is.EqualTo(("ism", typeof(FiguresRequested).FullName)));
    }

    [Test]
    public async Task A_month_of_an_older_revision_is_asked_for_again()
    {
        await _host.Store("ism", new Announcement { Revision = 3 });
        await _host.StoreInventory("ism", Inventory(Today, (6, 4)));

        Assert.That(await AskAfter(AskForGaps.Patience), Is.EqualTo(Ism));
    }

    [Test]
    public async Task A_complete_platform_is_left_alone()
    {
        await _host.Store("ism", new Announcement { Revision = 4 });
        await _host.StoreInventory("ism", Inventory(Today, (6, 4)));

        Assert.That(await AskAfter(TimeSpan.FromDays(1)), Is.Empty);
        Assert.That(await _host.Announced(), Is.Empty);
    }

    [Test]
    public async Task Figures_that_the_inventory_overtook_are_waited_for()
    {
        await _host.StoreInventory("ism", Inventory(Today, (6, 4)));
        Assert.That(await AskAfter(AskForGaps.Patience / 2), Is.Empty);

        await _host.Store("ism", new Announcement { Revision = 4 });

        Assert.That(await AskAfter(TimeSpan.FromDays(1)), Is.Empty);
    }

    [Test]
    public async Task A_platform_is_asked_until_all_has_arrived_but_not_while_it_answers()
    {
        await _host.StoreInventory("ism", Inventory(Today, (6, 4)));
        Assert.That(await AskAfter(AskForGaps.Patience), Is.EqualTo(Ism));

        Assert.That(await AskAfter(TimeSpan.FromMinutes(4)), Is.Empty);
        Assert.That(await AskAfter(TimeSpan.FromMinutes(1)), Is.EqualTo(Ism));
        Assert.That(await _host.Announced(), Has.Count.EqualTo(2));
    }

    /// <summary>A replica of the release before takes a December in and knows nothing of its year; the revision says that all is well.</summary>
    [Test]
    public async Task A_year_that_was_lost_on_the_way_is_asked_for_again_until_it_is_there()
    {
        var december = new Announcement { AsOf = new(2022, 12, 31), Revision = 4 };
        await _host.Store("ism", december);
        await _host.Run<FederationDb, int>(x => x.MonthlyBreakdowns.ExecuteUpdateAsync(y => y.SetProperty(z => z.Told, (AnnouncedYear?)null)));

        await _host.StoreInventory("ism", new(Today, [new(new(2022, 12, 1), 4, IsTold: true)]));
        Assert.That(await AskAfter(AskForGaps.Patience), Is.EqualTo(Ism));
        await _host.Store("ism", december with { Revision = 9 });
        await _host.StoreInventory("ism", new(Today.AddDays(1), [new(new(2022, 12, 1), 9, IsTold: true)]));

        Assert.That(await AskAfter(TimeSpan.FromDays(1)), Is.Empty);
        Assert.That(await _host.Run<FederationDb, int>(x => x.MonthlyBreakdowns.CountAsync(y => y.Told != null)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_year_that_is_on_its_way_or_that_nobody_told_is_not_lost()
    {
        await _host.Store("ism", new Announcement { AsOf = new(2021, 12, 31), Revision = 2, Told = false });
        await _host.Store("ism", new Announcement { AsOf = new(2022, 12, 31), Revision = 4 });

        await _host.StoreInventory("ism", new(Today, [new(new(2021, 12, 1), 2), new(new(2022, 12, 1), 4, IsTold: true)]));

        Assert.That(await AskAfter(TimeSpan.FromDays(1)), Is.Empty);
    }

    [Test]
    public async Task A_suspended_platform_is_not_asked()
    {
        await _host.StoreInventory("ism", Inventory(Today, (6, 4)));
        _host.Organisations.Put(_host.Organisations.Find("ism")! with { Status = OrganisationStatus.Suspended });

        Assert.That(await AskAfter(TimeSpan.FromDays(1)), Is.Empty);
    }

    [Test]
    public async Task Two_processes_at_the_same_time_ask_once()
    {
        await Task.WhenAll(Enumerable.Range(1, 6).Select(x => Task.Run(() => _host.StoreInventory("ism", Inventory(Today, (6, x))))));
        _host.Clock.Advance(AskForGaps.Patience);

        await Task.WhenAll(Enumerable.Range(1, 4).Select(_ => Task.Run(() => AskAfter(TimeSpan.Zero))));

        Assert.That(await _host.Announced(), Has.Count.EqualTo(1));
        Assert.That(await Lines(), Is.EqualTo(new[] { (new DateOnly(2023, 6, 1), 6L) }), "the latest of the day has the highest revisions");
    }

    [Test]
    public async Task An_inventory_of_an_earlier_day_that_comes_late_is_ignored()
    {
        await _host.StoreInventory("ism", Inventory(Today, (6, 4)));

        await _host.StoreInventory("ism", Inventory(Today.AddDays(-1), (6, 3)));

        Assert.That(await Lines(), Is.EqualTo(new[] { (new DateOnly(2023, 6, 1), 4L) }));
    }

    [Test]
    public async Task An_inventory_of_a_later_day_replaces_the_whole_of_it()
    {
        await _host.StoreInventory("ism", Inventory(Today.AddDays(-1), (5, 9), (6, 4)));

        await _host.StoreInventory("ism", Inventory(Today, (6, 2)));

        Assert.That(await Lines(), Is.EqualTo(new[] { (new DateOnly(2023, 6, 1), 2L) }));
    }

    [Test]
    public void Only_platforms_have_an_inventory() =>
        Assert.That(() => _host.StoreInventory("aim", Inventory(Today)), Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo("figures.not-a-platform"));

    [Test]
    public void A_month_named_twice_is_refused() =>
        Assert.That(
            () => _host.StoreInventory("ism", Inventory(Today, (6, 1), (6, 2))),
            Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo("figures.malformed"));

    private Task<IReadOnlyList<string>> AskAfter(TimeSpan time)
    {
        _host.Clock.Advance(time);
        return _host.Run<AskForGaps, IReadOnlyList<string>>(x => x.Handle());
    }

    private Task<(DateOnly, long)[]> Lines() => _host.Run<FederationDb, (DateOnly, long)[]>(async db =>
        [.. (await db.AnnouncedRevisions.OrderBy(x => x.Month).ToListAsync()).Select(x => (x.Month, x.Revision))]);

    private static FiguresInventory Inventory(DateOnly on, params (int Month, long Revision)[] months) =>
        new(on, [.. months.Select(x => new MonthRevision(new(2023, x.Month, 1), x.Revision))]);
}
