using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;

namespace Alliance.Federation.Tests.Figures;

/// <summary>Who may come in by which door, and what is answered to bad input.</summary>
public sealed class DoorsTests
{
    private FederationHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await FederationHost.Start();

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [TestCase("/api/figures", HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK)]
    [TestCase("/api/figures/series", HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK)]
    [TestCase("/api/figures/breakdown?dimension=sector", HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK)]
    [TestCase("/api/figures/export?format=csv", HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK)]
    [TestCase("/api/platforms", HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK)]
    [TestCase("/api/reconciliation", HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK)]
    [TestCase("POST /api/reconciliation/ism/request", HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Accepted)]
    public async Task Each_role_has_its_doors(
        string door, HttpStatusCode nobody, HttpStatusCode withoutNationalRole, HttpStatusCode analyst, HttpStatusCode administrator)
    {
        Assert.Multiple(async () =>
        {
            Assert.That(await Knock(door, null), Is.EqualTo(nobody));
            Assert.That(await Knock(door, Roles.LoanOfficer), Is.EqualTo(withoutNationalRole));
            Assert.That(await Knock(door, Roles.NationalAnalyst), Is.EqualTo(analyst));
            Assert.That(await Knock(door, Roles.NationalAdministrator), Is.EqualTo(administrator));
        });
        if (door.StartsWith("POST", StringComparison.Ordinal)) Assert.That(await _host.Announced(), Has.Count.EqualTo(1), "only the administrator's request was heard");
    }

    [TestCase("/api/figures/breakdown", "figures.unknown-dimension")]
    [TestCase("/api/figures/breakdown?dimension=name", "figures.unknown-dimension")]
    [TestCase("/api/figures/breakdown?dimension=sector&asOf=2023-06-29", "figures.month-end-only")]
    [TestCase("/api/figures/series?asOf=2024-01-31", "figures.in-the-future")]
    [TestCase("/api/figures/export?format=pdf", "figures.unknown-format")]
    [TestCase("/api/figures/export?asOf=x", "figures.not-a-date")]
    public async Task Bad_input_is_a_bad_request_with_its_code(string door, string code)
    {
        using var client = _host.Client(Roles.NationalAdministrator);
        var answer = await client.GetAsync(new Uri(door, UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!, Is.EqualTo(code));
    }

    [TestCase("ghost", HttpStatusCode.NotFound, null, TestName = "Nobody asks a platform that doesn't exist")]
    [TestCase("aim", HttpStatusCode.NotFound, null, TestName = "The Alliance doesn't ask itself")]
    [TestCase("ics", HttpStatusCode.Conflict, "reconciliation.not-active", TestName = "A platform that is joining can't answer")]
    public async Task Not_everybody_can_be_asked(string platformId, HttpStatusCode status, string? code)
    {
        using var client = _host.Client(Roles.NationalAdministrator);
        var answer = await client.PostAsync(new Uri($"/api/reconciliation/{platformId}/request", UriKind.Relative), null);

        Assert.That(answer.StatusCode, Is.EqualTo(status));
        if (code is not null) Assert.That((string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!, Is.EqualTo(code));
        Assert.That(await _host.Announced(), Is.Empty);
    }

    [Test]
    public async Task Asking_twice_within_minutes_is_refused()
    {
        await Knock("POST /api/reconciliation/ism/request", Roles.NationalAdministrator);

        Assert.That(await Knock("POST /api/reconciliation/ism/request", Roles.NationalAdministrator), Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await _host.Announced()).Single().Recipient, Is.EqualTo("ism"));
    }

    [Test]
    public async Task The_breakdown_adds_platforms_up_and_withholds_small_groups()
    {
        await _host.Store("ism", new Announcement { AsOf = YearEnd, Breakdown = [Cell("agriculture", 3, 3), Cell("trade", 30, 28), Cell("crafts", 9, 9)] });
        await _host.Store("ior", new Announcement { AsOf = YearEnd, Breakdown = [Cell("agriculture", 1, 1), Cell("trade", 12, 12), FigureCell.Of(Dimensions.Gender, "woman", new() { [Indicators.Borrowers] = 7 })] });
        await _host.TellYears();

        var cells = (await Json("/api/figures/breakdown?dimension=sector"))["cells"]!.AsArray();

        Assert.That(cells.Select(x => ((string)x!["value"]!, (bool)x["withheld"]!, (long?)x["enterprisesFinanced"])), Is.EqualTo(new (string, bool, long?)[]
        {
            ("trade", false, 40),
            ("agriculture", true, null),
            ("crafts", true, null), // the next smallest: alone, agriculture could be had by subtraction
        }));
    }

    /// <summary>Of those who come within a year nothing is told before its end.</summary>
    [Test]
    public async Task A_breakdown_is_of_the_last_years_end()
    {
        await _host.Store("ism", new Announcement { AsOf = YearEnd.AddYears(-1), Breakdown = [Cell("trade", 30, 28)] });
        await _host.Store("ism", new Announcement { AsOf = YearEnd, Breakdown = [Cell("trade", 40, 38)] });
        await _host.Store("ism", new Announcement { Breakdown = [Cell("trade", 47, 45)] });
        await _host.TellYears();

        foreach (var (asked, told, persons) in new (string, string?, int?)[] { ("2023-06-30", "2022-12-31", 40), ("2022-12-31", "2022-12-31", 40), ("2022-11-30", "2021-12-31", 30), ("2021-11-30", null, null) })
        {
            var answer = await Json($"/api/figures/breakdown?dimension=sector&asOf={asked}");
            Assert.That(((string?)answer["asOf"], (int?)answer["cells"]!.AsArray().SingleOrDefault()?["persons"]), Is.EqualTo((told, persons)), asked);
        }
    }

    /// <summary>Women are 8 of 20 in Souss-Massa, which is told; two of ten in the Oriental are withheld, and ten of thirty nationally would tell of them.</summary>
    [Test]
    public async Task Nothing_is_told_by_gender_where_the_national_share_is_withheld()
    {
        await Store("ism", 8, 20);
        await Store("ior", 2, 10);
        await _host.TellYears();

        var cells = (await Json("/api/figures/breakdown?dimension=gender"))["cells"]!.AsArray();

        Assert.That(cells.Select(x => ((string)x!["value"]!, (bool)x["withheld"]!)), Is.EquivalentTo(new[] { ("woman", true), ("man", true) }));

        Task<bool> Store(string platform, long women, long all)
        {
            FigureCell[] cells =
            [
                FigureCell.Total(new() { [Indicators.BorrowersWomen] = women, [Indicators.Borrowers] = all }),
                FigureCell.Of(Dimensions.Gender, "woman", new() { [Indicators.Borrowers] = women }),
                FigureCell.Of(Dimensions.Gender, "man", new() { [Indicators.Borrowers] = all - women }),
            ];
            return _host.Store(platform, new FiguresAnnounced(new(2022, 12, 1), YearEnd, 1, cells, Announcement.Year(cells)));
        }
    }

    [Test]
    public async Task A_pair_of_dimensions_can_be_announced_and_disturbs_no_breakdown()
    {
        var pair = new FigureCell(new(Dimensions.Gender, "woman"), new(Dimensions.Sector, "trade"), new() { [Indicators.Borrowers] = 9 });
        await _host.Store("ism", new Announcement { AsOf = YearEnd, Breakdown = [Cell("trade", 30, 28), pair] });
        await _host.TellYears();

        Assert.That((await Json("/api/figures/breakdown?dimension=sector"))["cells"]!.AsArray().Select(x => (long)x!["persons"]!), Is.EqualTo(new[] { 30 }));
        Assert.That((await Json("/api/figures/breakdown?dimension=gender"))["cells"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task A_cell_has_no_share_of_persons_and_none_of_the_fund()
    {
        await _host.Store("ism", new Announcement { AsOf = YearEnd, Breakdown = [Cell("trade", 30, 28)] });
        await _host.TellYears();

        var cell = (await Json("/api/figures/breakdown?dimension=sector"))["cells"]![0]!.AsObject();

        Assert.That(cell.Select(x => x.Key), Is.SupersetOf(new[] { "loansDisbursed", "repaymentRate", "par30", "jobsPlanned" }));
        Assert.That(cell.Select(x => x.Key), Has.No.Member("womenShare").And.No.Member("youngShare").And.No.Member("ruralShare").And.No.Member("fundRotation"));
    }

    [Test]
    public async Task Whatever_is_declared_is_answered_exported_and_summed_by_its_code()
    {
        FiguresAnnounced Announced(params (Stock Stock, long Number)[] figures)
        {
            FigureCell[] total = [FigureCell.Total(FigureSet.Of([.. figures.Select(x => x.Stock)], [.. figures.Select(x => x.Number)]))];
            return new(new(2022, 12, 1), new(2022, 12, 31), 1, total, Announcement.Year(total));
        }

        await _host.Store("ism", Announced((Indicators.Outstanding, 900_00), (Indicators.OutstandingOver30, 90_00), (Indicators.Borrowers, 20), (Indicators.BorrowersWomen, 8)));
        await _host.Store("ior", Announced((Indicators.Outstanding, 100_00), (Indicators.OutstandingOver30, 60_00), (Indicators.Borrowers, 10), (Indicators.BorrowersWomen, 2)));

        await _host.Store("ieh", Announced((Indicators.Borrowers, 10), (Indicators.BorrowersWomen, 3)));
        await _host.TellYears();

        var answer = await Json("/api/figures");

        Assert.That(Indicators.All.Select(x => x.Code).Where(x => !answer.AsObject().ContainsKey(x)), Is.Empty);
        Assert.That(((decimal)answer["par30"]!, (decimal)answer["womenShare"]!), Is.EqualTo((0.15m, 0.325m))); // 150 of 1 000, 13 of 40
        var oriental = answer["platforms"]!.AsArray().Single(x => (string)x!["id"]! == "ior")!;
        Assert.That(((decimal?)oriental["par30"], (decimal?)oriental["womenShare"]), Is.EqualTo(((decimal?)0.6m, (decimal?)null)), "two women");

        using var client = _host.Client(Roles.NationalAnalyst);
        var columns = (await client.GetStringAsync(new Uri("/api/figures/export?format=csv", UriKind.Relative))).Split('\n')[0].Split(';').Select(x => x.Trim('"', '\r', '\uFEFF')).ToArray();
        Assert.That(columns, Is.SupersetOf(new[] { "Encours (DH)", "Portefeuille à risque à 30 jours", "Part des femmes", "Versé au fonds (DH)" }));
        Assert.That(columns, Has.No.Member("Emprunteuses"), "a share that is withheld can't be had from its parts");
    }

    [Test]
    public async Task The_trend_tells_what_happened_in_each_year()
    {
        await _host.Store("ism", new Announcement { AsOf = new(2021, 12, 31), Enterprises = 100 });
        await _host.Store("ism", new Announcement { AsOf = new(2022, 11, 30), Enterprises = 120 });
        await _host.Store("ism", new Announcement { AsOf = new(2023, 6, 30), Enterprises = 150 });
        await _host.Store("ior", new Announcement { AsOf = new(2022, 12, 31), Enterprises = 7 });

        var years = (await Json("/api/figures/series"))["years"]!.AsArray();

        Assert.That(years.Select(x => ((int)x!["year"]!, (string)x["upTo"]!, (long)x["total"]!["enterprisesCreated"]!)), Is.EqualTo(new[]
        {
            (2021, "2021-12-31", 100L),
            (2022, "2022-12-31", 27L),
            (2023, "2023-06-30", 30L),
        }));
        Assert.That((string)years[0]!["platforms"]![0]!["id"]!, Is.EqualTo("ism"), "the largest first");
    }

    [Test]
    public async Task Platforms_are_listed_whatever_their_status()
    {
        await _host.Store("ism", new Announcement());
        _host.Organisations.Put(_host.Organisations.Find("ior")! with { Status = OrganisationStatus.Suspended });

        var platforms = (await Json("/api/platforms"))["platforms"]!.AsArray();

        Assert.That(platforms.Select(x => ((string)x!["id"]!, (string)x["status"]!, (bool)x["upToDate"]!)), Is.EquivalentTo(new[]
        {
            ("ieh", "active", false),
            ("ism", "active", true),
            ("ics", "onboarding", false),
            ("ior", "suspended", false),
        }));
    }

    [Test]
    public async Task What_is_wrong_with_a_file_is_for_administrators()
    {
        await _host.StartRegistry(("broken.json", "{ \"id\": "));

        Assert.That((await Json("/api/platforms"))["problems"]!.AsArray().Select(x => (string)x!["source"]!), Has.Member("broken.json"));
        Assert.That((await Json("/api/platforms", Roles.NationalAnalyst))["problems"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Reconciliation_names_what_is_missing_or_older()
    {
        await _host.Store("ism", new Announcement { Revision = 3 });
        await _host.StoreInventory("ism", new(FixedOrganisations.Today, [new(new(2023, 5, 1), 2), new(new(2023, 6, 1), 4)]));

        var ism = (await Json("/api/reconciliation")).AsArray().Single(x => (string)x!["id"]! == "ism")!;

        Assert.That((bool)ism["agrees"]!, Is.False);
        Assert.That(ism["gaps"]!.AsArray().Select(x => ((string)x!["month"]!, (long)x["announced"]!, (long?)x["stored"])), Is.EqualTo(new (string, long, long?)[]
        {
            ("2023-05-01", 2, null),
            ("2023-06-01", 4, 3),
        }));
    }

    [Test]
    public async Task The_export_has_a_line_per_platform_and_the_total()
    {
        await _host.Store("ism", new Announcement { Enterprises = 30 });
        await _host.Store("ior", new Announcement { Enterprises = 12 });
        using var client = _host.Client(Roles.NationalAnalyst);

        var lines = (await client.GetStringAsync(new Uri("/api/figures/export?format=csv", UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(lines.Skip(1).Select(x => x.Split(';')).Select(x => (x[0].Trim('"'), x[2])), Is.EqualTo(new[]
        {
            ("Initiative El Hajeb", "0"),
            ("Initiative Oriental", "12"),
            ("Initiative Souss-Massa", "30"),
            ("Total national", "42"),
        }));
    }

    [Test]
    public async Task A_spreadsheet_is_a_spreadsheet()
    {
        using var client = _host.Client(Roles.NationalAnalyst);

        var file = await client.GetByteArrayAsync(new Uri("/api/figures/export", UriKind.Relative));

        Assert.That(file.Take(2), Is.EqualTo("PK"u8.ToArray()));
    }

    private async Task<HttpStatusCode> Knock(string door, string? role)
    {
        using var client = _host.Client(role);
        var parts = door.Split(' ');
        using var request = new HttpRequestMessage(parts.Length > 1 ? HttpMethod.Post : HttpMethod.Get, parts[^1]);
        return (await client.SendAsync(request)).StatusCode;
    }

    private async Task<JsonNode> Json(string path, string role = Roles.NationalAdministrator)
    {
        using var client = _host.Client(role);
        return (await client.GetFromJsonAsync<JsonNode>(new Uri(path, UriKind.Relative)))!;
    }

    private static readonly DateOnly YearEnd = new(2022, 12, 31);

    private static FigureCell Cell(string sector, int persons, long enterprises) =>
        FigureCell.Of(Dimensions.Sector, sector, new() { [Indicators.Borrowers] = persons, [Indicators.EnterprisesFinanced] = enterprises });
}
