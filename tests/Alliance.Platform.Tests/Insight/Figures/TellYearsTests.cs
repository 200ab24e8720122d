using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Insight.Figures;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Insight.Figures;

/// <summary>When a year is told by sector, gender and so on, and that it stays as it was told.</summary>
internal sealed class TellYearsTests
{
    private PlatformHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await PlatformHost.Start();

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [TestCase("2022-12-31", false, Description = "the day itself, on which more may come")]
    [TestCase("2023-01-31", false, Description = "31 days on")]
    [TestCase("2023-02-01", true)]
    public async Task A_year_is_told_when_it_has_been_over_for_31_days(string today, bool told)
    {
        await Month(2022, 12, 40);

        Assert.That(await Told(today), Is.EqualTo(told ? 40 : (long?)null));
    }

    [TestCase("2023-01-05", false)]
    [TestCase("2023-01-06", true)]
    public async Task A_platform_says_how_long_it_waits(string today, bool told)
    {
        _host.Organisations.Put(_host.Organisations.Find(FixedOrganisations.Ism)! with
        {
            Sections = ImmutableDictionary<string, JsonElement>.Empty.Add("figures", JsonDocument.Parse("""{ "daysUntilAYearIsTold": 5 }""").RootElement),
        });
        await Month(2022, 12, 40);

        Assert.That(await Told(today), Is.EqualTo(told ? 40 : (long?)null));
    }

    [Test]
    public async Task A_later_correction_changes_the_total_and_nothing_that_was_told()
    {
        await Month(2022, 12, 40);
        await Told("2023-02-01");

        await Correct(2022, 12, 41);

        Assert.That(await Told("2023-02-02"), Is.EqualTo(40));
        var figures = await (await _host.Client().GetAsync("/api/figures?asOf=2022-12-31")).Json();
        Assert.That((figures.GetProperty("borrowers").GetInt32(), figures.GetProperty("womenShare").GetDecimal()), Is.EqualTo((41, 0.5m)), "20 of 40 are told, 20 of 41 would tell of one man");
    }

    /// <summary>The next year is held against what was told: 46 less 40 would be six, of whom one is a correction and nobody can say which.</summary>
    [Test]
    public async Task What_was_corrected_shows_in_the_next_year()
    {
        await Month(2022, 12, 40);
        await Told("2023-02-01");
        await Correct(2022, 12, 41);
        await Month(2023, 12, 46);

        Assert.That(await Told("2024-02-01"), Is.EqualTo(46));
        Assert.That(await Told("2024-02-01", "2023-06-30"), Is.EqualTo(40));
    }

    [Test]
    public async Task One_who_came_by_a_correction_alone_is_covered_in_the_next_year()
    {
        await Month(2022, 12, 40);
        await Told("2023-02-01");
        await Correct(2022, 12, 41);
        await Month(2023, 12, 41);

        Assert.That(await Cells("2024-02-01"), Has.None.Matches<JsonElement>(x => x.GetProperty("figures").ValueKind is JsonValueKind.Object));
    }

    /// <summary>The platform begins to tell with 2022; in May 2023 somebody enters a loan of 2020.</summary>
    [Test]
    public async Task A_year_before_one_that_was_told_is_not_told_any_more()
    {
        await Month(2022, 12, 40);
        await Told("2023-02-01");
        await Month(2020, 12, 12);
        await Month(2021, 12, 12);

        Assert.That(await Told("2023-05-01", "2021-12-31"), Is.Null);
        Assert.That(await _host.Run<TellYears, bool>(x => x.IsDue()), Is.False, "and nobody goes on trying");
    }

    [Test]
    public async Task The_Alliance_hears_what_was_told_with_each_announcement_of_that_month()
    {
        await Month(2022, 12, 40);
        await Told("2023-02-01");
        await Correct(2022, 12, 41);
        await _host.Run<FiguresKeeper>(x => x.AnnounceAll());

        var announced = (await _host.Read(x => x.Outbox.AsNoTracking().OrderBy(y => y.Number).ToListAsync()))
            .Where(x => x.Type == typeof(FiguresAnnounced).FullName).Select(x => JsonSerializer.Deserialize<FiguresAnnounced>(x.Body, JsonSerializerOptions.Web)!).ToList();

        Assert.That(announced.Select(x => (Trade(x.Cells), Trade(x.Told!.Cells), x.Told.Cells.Count(y => y.By is null))), Is.EqualTo(new[] { (40L, 40L, 1), (41L, 40L, 1) }));

        static long Trade(IReadOnlyList<FigureCell> cells) => cells.Single(x => x.IsOf(Dimensions.Sector)).Figures[Indicators.Borrowers];
    }

    /// <summary>Of 42 it tells what it told of 40, and so does the Alliance.</summary>
    [Test]
    public async Task The_Alliance_hears_from_which_year_shares_of_persons_are_told()
    {
        await Month(2021, 12, 40);
        await Month(2022, 12, 42);
        await Cells("2023-02-01");
        await _host.Run<FiguresKeeper>(x => x.AnnounceAll());

        var outbox = await _host.Read(x => x.Outbox.AsNoTracking().OrderBy(y => y.Number).ToListAsync());
        var announced = outbox.Where(x => x.Type == typeof(FiguresAnnounced).FullName).Select(x => JsonSerializer.Deserialize<FiguresAnnounced>(x.Body, JsonSerializerOptions.Web)!);
        Assert.That(announced.Select(x => (x.Month.Year, x.Told!.Persons![Indicators.Borrowers])), Is.EqualTo(new[] { (2021, 40L), (2022, 40L), (2021, 40L), (2022, 40L) }));
    }

    /// <summary>Eight came in 2021, two women among them: neither the table nor the share tells of them. In 2022 three more women and four men came: five and ten since 2020.</summary>
    [Test]
    public async Task A_share_waits_like_its_table_until_enough_women_and_men_have_come()
    {
        await Genders((2020, 20, 20, 0), (2021, 22, 26, 0), (2022, 25, 30, 0));

        Assert.That((await Women("2020-12-31"), await WomenShare("2020-12-31")), Is.EqualTo(((long?)20, 0.5m)));
        Assert.That((await Women("2021-12-31"), await WomenShare("2021-12-31")), Is.EqualTo(((long?)null, 0.5m)), "20 of 40; 22 of 48 would tell of two women");
        Assert.That((await Women("2022-12-31"), await WomenShare("2022-12-31")), Is.EqualTo(((long?)25, 0.454545m)), "25 of 55");
    }

    /// <summary>Shares of 2021 wait for two young people. Told by gender that year, the 32 of 68 of the next would tell of two women.</summary>
    [Test]
    public async Task By_gender_nothing_is_told_beside_a_share_that_is_behind()
    {
        await Genders((2020, 20, 20, 10), (2021, 30, 30, 12), (2022, 32, 36, 20));

        Assert.That((await Women("2021-12-31"), await WomenShare("2021-12-31")), Is.EqualTo(((long?)null, 0.5m)));
        Assert.That((await Women("2022-12-31"), await WomenShare("2022-12-31")), Is.EqualTo(((long?)32, 0.470588m)), "12 women and 16 men since 2020");
    }

    /// <summary>Tells these years.</summary>
    private async Task Genders(params (int Year, int Women, int Men, int Young)[] years)
    {
        foreach (var (year, women, men, young) in years)
        {
            await _host.Run<PlatformDb>(async db =>
            {
                FigureSet Of(int persons) => new() { [Indicators.Applicants] = persons, [Indicators.Borrowers] = persons };
                db.Add(new FiguresMonth
                {
                    Month = new(year, 12, 1),
                    AsOf = new(year, 12, 31),
                    Total = Of(women + men) + new FigureSet { [Indicators.BorrowersWomen] = women, [Indicators.BorrowersYoung] = young },
                    Cells = [FigureCell.Of(Dimensions.Gender, "woman", Of(women)), FigureCell.Of(Dimensions.Gender, "man", Of(men))],
                });
                await db.SaveChangesAsync();
            });
        }

        await Cells("2023-02-01");
    }

    private async Task<long?> Women(string asOf)
    {
        var cells = await (await _host.Client(Roles.Director).GetAsync($"/api/figures/breakdown/gender?asOf={asOf}")).Json();
        var figures = cells.EnumerateArray().Single(x => x.GetProperty("value").GetString() == "woman").GetProperty("figures");
        return figures.ValueKind is JsonValueKind.Null ? null : figures.GetProperty("borrowers").GetInt64();
    }

    private async Task<decimal> WomenShare(string asOf) => (await (await _host.Client().GetAsync($"/api/figures?asOf={asOf}")).Json()).GetProperty("womenShare").GetDecimal();

    private Task Month(int year, int month, int persons) => _host.Run<PlatformDb>(async db =>
    {
        db.Add(new FiguresMonth { Month = new(year, month, 1), AsOf = new DateOnly(year, month, 1).AddMonths(1).AddDays(-1), Total = Persons(persons), Cells = [FigureCell.Of(Dimensions.Sector, "trade", Persons(persons))] });
        await db.SaveChangesAsync();
    });

    private Task Correct(int year, int month, int persons) => _host.Run<PlatformDb>(async db =>
    {
        var row = await db.Months.SingleAsync(x => x.Month == new DateOnly(year, month, 1));
        (row.Total, row.Cells) = (Persons(persons), [FigureCell.Of(Dimensions.Sector, "trade", Persons(persons))]);
        await db.SaveChangesAsync();
    });

    /// <summary>Borrowers of trade, the only sector, after the job has looked on that day; null when nothing is told.</summary>
    private async Task<long?> Told(string today, string? asOf = null) =>
        (await Cells(today, asOf)).Select(x => (long?)x.GetProperty("figures").GetProperty("borrowers").GetInt64()).SingleOrDefault();

    private async Task<IReadOnlyList<JsonElement>> Cells(string today, string? asOf = null)
    {
        _host.Organisations.GoTo(DateOnly.Parse(today, CultureInfo.InvariantCulture));
        await _host.Run<TellYears>(x => x.Handle());
        return [.. (await (await _host.Client(Roles.Director).GetAsync("/api/figures/breakdown/sector" + (asOf is null ? "" : $"?asOf={asOf}"))).Json()).EnumerateArray()];
    }

    private static FigureSet Persons(int persons) => new()
    {
        [Indicators.Applicants] = persons,
        [Indicators.Borrowers] = persons,
        [Indicators.BorrowersWomen] = 20,
    };
}
