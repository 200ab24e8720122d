using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Alliance.Contracts.Platform;
using Alliance.Federation.Figures;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using CsCheck;

namespace Alliance.Federation.Tests.Figures;

/// <summary>Shares of persons, which may be withheld: of platforms and of the country.</summary>
public sealed class SharesOfPersonsTests
{
    private FederationHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await FederationHost.Start();

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    /// <summary>Souss-Massa, 8 women of 20 borrowers, is always told. The others' are withheld with 1 to 4 women or men.</summary>
    [TestCase("8/20", "6/40", 0.275, Description = "22 of 80: nothing is withheld")]
    [TestCase("2/10", "6/40", null, Description = "the country less those told would be the one withheld")]
    [TestCase("2/10", "0/0", null, Description = "nobody is behind the other: still one alone")]
    [TestCase("1/30", "3/30", null, Description = "four women in two places")]
    [TestCase("29/30", "27/30", null, Description = "four men in two places")]
    [TestCase("4/30", "4/30", null, Description = "eight in two groups of at most four: four each")]
    [TestCase("4/30", "3/30", 0.1875, Description = "15 of 80: three and four, but nobody can tell where")]
    [TestCase("27/30", "4/30", 0.4875, Description = "39 of 80: it may as well be 28 and 3")]
    public async Task The_national_share_gives_no_platform_away(string oriental, string elHajeb, double? national)
    {
        await Store("ism", "8/20");
        await Store("ior", oriental);
        await Store("ieh", elHajeb);
        await _host.TellYears();
        using var client = _host.Client(Roles.NationalAnalyst);

        var answer = (await client.GetFromJsonAsync<JsonNode>(new Uri("/api/figures", UriKind.Relative)))!;
        var lines = (await client.GetStringAsync(new Uri("/api/figures/export?format=csv", UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Trim('\r', '\uFEFF').Split(';')).ToArray();

        Assert.That((decimal?)answer["womenShare"], Is.EqualTo((decimal?)national));
        Assert.That((decimal?)answer["platforms"]!.AsArray().Single(x => (string)x!["id"]! == "ism")!["womenShare"], Is.EqualTo(0.4m), "its own page tells it");
        Assert.That(lines[^1][Array.FindIndex(lines[0], x => x.Trim('"') == "Part des femmes")], Is.EqualTo(national?.ToString(CultureInfo.GetCultureInfo("fr")) ?? ""));
    }

    [Test]
    public async Task Pages_withhold_it_too()
    {
        await Store("ism", "8/20");
        await Store("ior", "2/10");
        await _host.TellYears();
        using var client = _host.Client();

        Assert.That(await client.GetStringAsync(new Uri("/figures", UriKind.Relative)), Does.Not.Contain("33,3").And.Not.Contain("Emprunteuses 10"));
    }

    /// <summary>Whoever knows every platform's borrowers, each share that is told and the national one finds at least two numbers that fit each share withheld.</summary>
    [Test]
    public void What_is_told_leaves_each_withheld_number_open() =>
        Gen.Select(Gen.Int[0, 5], Gen.Bool, Gen.Int[5, 30]).Array[2, 4].Sample(drawn =>
        {
            var platforms = drawn.Select(x => (Women: x.Item2 ? x.Item1 : x.Item3 - x.Item1, Borrowers: x.Item3)).ToArray();
            if (Told(platforms) is null) return true;

            var hidden = platforms.Where(IsHidden).ToArray();
            var fitting = hidden
                .Aggregate<(int Women, int Borrowers), IEnumerable<int[]>>([[]], (all, x) =>
                    all.SelectMany(y => Enumerable.Range(0, x.Borrowers + 1).Where(z => IsHidden((z, x.Borrowers))).Select(z => (int[])[.. y, z])))
                .Where(x => x.Sum() == hidden.Sum(y => y.Women)).ToArray();
            return Enumerable.Range(0, hidden.Length).All(i => fitting.Select(x => x[i]).Distinct().Count() > 1);
        }, iter: 500);

    private static bool IsHidden((int Women, int Borrowers) x) => x.Women is >= 1 and <= 4 || x.Borrowers - x.Women is >= 1 and <= 4;

    private static decimal? Told((int Women, int Borrowers)[] platforms) => new NationalFigures(new(2023, 6, 30), [.. platforms.Select((x, i) => new PlatformFigures
    {
        Id = $"{i}",
        Name = $"{i}",
        Status = OrganisationStatus.Active,
        Region = null,
        Figures = FigureSet.Zero,
        Persons = new() { [Indicators.BorrowersWomen] = x.Women, [Indicators.Borrowers] = x.Borrowers },
        AsOf = null,
        AnnouncedAt = null,
        UpToDate = true,
    })]).Release.Of(Indicators.WomenShare);

    /// <summary>Of those who come within a year nothing is told before its end, nor of fewer than five women, men or borrowers by whom it differs from one told before.</summary>
    [TestCase("10/25", 0.4, Description = "15 came in 2022, five women and ten men")]
    [TestCase("5/20", 0.25, Description = "ten men came and no woman")]
    [TestCase("6/15", 0.5, Description = "five came, but a single woman among them: still 2021")]
    [TestCase("14/20", 0.5, Description = "ten came, but a single man among them")]
    [TestCase("6/14", 0.5, Description = "four are too few")]
    public async Task Shares_are_those_of_a_years_end(string endOf2022, double told)
    {
        await Store("ism", "5/10", new(2021, 12, 31));
        await Store("ism", endOf2022, new(2022, 12, 31));
        await Store("ism", "7/16", new(2023, 5, 31));
        await Store("ism", "20/40", new(2023, 6, 30));
        await _host.TellYears();
        using var client = _host.Client();

        foreach (var (asOf, share) in new[] { ("2021-11-30", null), ("2022-11-30", 0.5m), ("2022-12-31", (decimal)told), ("2023-05-31", (decimal)told), ("2023-06-30", (decimal?)told) })
        {
            var answer = (await client.GetFromJsonAsync<JsonNode>(new Uri($"/api/figures?asOf={asOf}", UriKind.Relative)))!;
            Assert.That((decimal?)answer["womenShare"], Is.EqualTo(share), asOf);
            Assert.That((decimal?)answer["platforms"]!.AsArray().Single(x => (string)x!["id"]! == "ism")!["womenShare"], Is.EqualTo(share), asOf);
        }
    }

    private Task<bool> Store(string platform, string womenOfBorrowers, DateOnly? asOf = null)
    {
        var day = asOf ?? new(2022, 12, 31);
        var persons = womenOfBorrowers.Split('/').Select(x => long.Parse(x, CultureInfo.InvariantCulture)).ToArray();
        FigureSet figures = new() { [Indicators.BorrowersWomen] = persons[0], [Indicators.Borrowers] = persons[1] };
        return _host.Store(platform, new FiguresAnnounced(new(day.Year, day.Month, 1), day, 1, [FigureCell.Total(figures)], Disclosure.IsYearEnd(day) ? Announcement.Year([FigureCell.Total(figures)]) : null));
    }
}
