using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using CsCheck;

namespace Alliance.Federation.Tests.Figures;

/// <summary>Somebody who looks after everything that happens, keeps whatever was answered, and compares. Platforms announce while a year still changes, tell it one after another, correct it
/// later, are suspended and come back.</summary>
public sealed class ObservedYearsTests
{
    private static readonly string[] Platforms = ["ieh", "ior", "ism"];
    private static readonly string[] Sectors = ["trade", "crafts", "fishing", "digital"];
    private static readonly int[] Years = [2020, 2021, 2022];

    private int _alliances;
    private int _tablesRead;
    private int _cellsRead;
    private int _sharesRead;

    private enum Kind
    {
        Arrive,
        AnnounceUnfinished,
        Tell,
        Correct,
        Suspend,
        Resume,
    }

    private sealed record Act(Kind Kind, int Platform, int Sector, int Number);

    private static Gen<Act[]> Acts => Gen.Select(
        Gen.Frequency((5, Gen.Const(Kind.Arrive)), (2, Gen.Const(Kind.AnnounceUnfinished)), (5, Gen.Const(Kind.Tell)), (3, Gen.Const(Kind.Correct)), (1, Gen.Const(Kind.Suspend)), (1, Gen.Const(Kind.Resume))),
        Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[1, 14], (kind, platform, sector, number) => new Act(kind, platform, sector, number)).Array[20, 45];

    [Test]
    public async Task Whoever_looks_all_the_time_learns_no_more_than_the_tables_told_once()
    {
        await using var host = await FederationHost.Start();
        await Acts.SampleAsync(acts => Check(host, acts), iter: Thorough.Times(10), threads: 1);

        Assert.That(new[] { _tablesRead, _cellsRead, _sharesRead }, Has.All.GreaterThan(10), "tables, cells and shares that were told at all");
    }

    private async Task Check(FederationHost host, Act[] acts)
    {
        host.AllianceId = $"alliance-{Interlocked.Increment(ref _alliances)}";
        host.Organisations.Put(FixedOrganisations.Alliance with { Id = host.AllianceId, Label = host.AllianceId });
        await host.Migrate(host.Organisations.Find(host.AllianceId)!);
        foreach (var id in Platforms) host.Organisations.Put(host.Organisations.Find(id)! with { Status = OrganisationStatus.Active });
        var network = new Network(host);
        var observer = new Observer(host);

        foreach (var act in acts)
        {
            await network.Do(act);
            await host.TellWhatIsDue();
            await observer.Look(network);
        }

        Assert.That(DisclosureAttack.On(observer.Tables), Is.Empty);
        Assert.That(ShareAttack.On(observer.Shares.Read), Is.Empty);
        _tablesRead += observer.Tables.Count;
        _cellsRead += observer.Tables.Sum(x => x.Cells.Count(y => y.Value is not null));
        _sharesRead += observer.Shares.Read.Count;
    }

    /// <summary>What truly is, kept apart from what the Alliance stores.</summary>
    private sealed class Network(FederationHost host)
    {
        /// <summary>Each has somebody in the same two sectors: else a sector could be the whole of one platform, whose total is public whatever it grows by.</summary>
        private readonly Dictionary<string, Dictionary<string, long>> _persons =
            Platforms.ToDictionary(x => x, _ => Sectors.Index().ToDictionary(y => y.Item, y => y.Index < 2 ? 6L : 0, StringComparer.Ordinal), StringComparer.Ordinal);

        private long _revision;

        /// <summary>By platform, year after year.</summary>
        public Dictionary<string, List<IReadOnlyList<FigureCell>>> Told { get; } = Platforms.ToDictionary(x => x, _ => new List<IReadOnlyList<FigureCell>>(), StringComparer.Ordinal);

        public bool IsActive(string platform) => host.Organisations.Find(platform)!.Status is OrganisationStatus.Active;

        public async Task Do(Act act)
        {
            var id = Platforms[act.Platform];
            var told = Told[id];
            switch (act.Kind)
            {
                case Kind.Arrive:
                    _persons[id][Sectors[act.Sector]] += act.Number;
                    break;
                case Kind.AnnounceUnfinished when told.Count < Years.Length:
                    await Announce(id, Years[told.Count], null);
                    break;
                case Kind.Tell when told.Count < Years.Length && IsActive(id):
                    told.Add(Cells(id));
                    await Announce(id, Years[told.Count - 1], told[^1]);
                    break;
                case Kind.Correct when told.Count > 0 && IsActive(id): // somebody more, entered late
                    _persons[id][Sectors[act.Sector]] += act.Number % 2 + 1;
                    await Announce(id, Years[told.Count - 1], told[^1]);
                    break;
                case Kind.Suspend:
                    host.Organisations.Put(host.Organisations.Find(id)! with { Status = OrganisationStatus.Suspended });
                    break;
                case Kind.Resume:
                    host.Organisations.Put(host.Organisations.Find(id)! with { Status = OrganisationStatus.Active });
                    break;
            }
        }

        private Task<bool> Announce(string id, int year, IReadOnlyList<FigureCell>? told) =>
            host.Store(id, new FiguresAnnounced(new(year, 12, 1), new(year, 12, 31), ++_revision, Cells(id), told is null ? null : Announcement.Year(told)));

        private IReadOnlyList<FigureCell> Cells(string id)
        {
            var cells = _persons[id].Where(x => x.Value > 0).Select(x => FigureCell.Of(Dimensions.Sector, x.Key, Figures(x.Value))).ToList();
            return [FigureCell.Total(cells.Aggregate(FigureSet.Zero, (sum, x) => sum + x.Figures)), .. cells];
        }

        private static FigureSet Figures(long persons) => new()
        {
            [Indicators.Applicants] = persons,
            [Indicators.ApplicationsReceived] = persons,
            [Indicators.Borrowers] = persons,
            [Indicators.BorrowersWomen] = persons / 2,
            [Indicators.LoansGranted] = persons,
            [Indicators.LoansDisbursed] = persons,
            [Indicators.EnterprisesFinanced] = persons,
            [Indicators.AmountGranted] = persons * 5_000_000,
            [Indicators.AmountDisbursed] = persons * 5_000_000,
        };
    }

    /// <summary>Knows what is answered, and nothing else.</summary>
    private sealed class Observer(FederationHost host)
    {
        private readonly Dictionary<int, string> _answers = [];
        private readonly Dictionary<(int Asked, string Told), string> _shares = [];
        private readonly Dictionary<string, List<Dictionary<string, decimal>>> _toldTotals = Platforms.ToDictionary(x => x, _ => new List<Dictionary<string, decimal>>(), StringComparer.Ordinal);

        public List<ReadTable> Tables { get; } = [];

        public PublishedShares Shares { get; } = new();

        public async Task Look(Network network)
        {
            using var client = host.Client(Roles.NationalAnalyst);
            foreach (var id in Platforms.Where(x => network.Told[x].Count > _toldTotals[x].Count)) await KeepTotal(client, id, network.Told[id][^1].Single(x => x.By is null).Figures[Indicators.BorrowersWomen]);
            await Shares.Alliance(host, [.. Years.Select(x => new DateOnly(x, 12, 31))]);
            foreach (var year in Years)
            {
                var answer = (await client.GetFromJsonAsync<JsonNode>(new Uri($"/api/figures/breakdown?dimension=sector&asOf={year}-12-31", UriKind.Relative)))!;
                var told = (string?)answer["asOf"] ?? "nothing";
                if (told == $"{year}-12-31") Keep(year, answer, network);

                var figures = (await client.GetFromJsonAsync<JsonNode>(new Uri($"/api/figures?asOf={year}-12-31", UriKind.Relative)))!;
                var shares = string.Join(' ', figures["platforms"]!.AsArray().Where(x => x!["womenShare"] is not null).Select(x => $"{x!["id"]}:{x["womenShare"]}").Append($"{figures["womenShare"]}"));
                Assert.That(_shares.TryAdd((year, told), shares) || _shares[(year, told)] == shares, $"shares of {year} changed from {_shares[(year, told)]} to {shares} while {told} is told");
            }
        }

        /// <summary>What a platform's page tells from now on, it tells of the total that is published in that moment.</summary>
        private async Task KeepTotal(HttpClient client, string id, long women)
        {
            var figures = (await client.GetFromJsonAsync<JsonNode>(new Uri($"/api/figures?asOf={Years[_toldTotals[id].Count]}-12-31", UriKind.Relative)))!;
            var total = Numbers(figures["platforms"]!.AsArray().Single(x => (string)x!["id"]! == id)!.AsObject());
            _toldTotals[id].Add(total);
            Shares.OwnPage(id, women, (long)total["borrowers"]);
        }

        private void Keep(int year, JsonNode answer, Network network)
        {
            var text = answer.ToJsonString();
            if (!_answers.TryAdd(year, text))
            {
                Assert.That(text, Is.EqualTo(_answers[year]), $"what was told of {year} changed");
                return;
            }

            Assert.That(Platforms.Where(x => network.IsActive(x) && network.Told[x].Count <= year - Years[0]), Is.Empty, $"{year} is told though these haven't");
            var cells = answer["cells"]!.AsArray().ToDictionary(x => (string)x!["value"]!, x => (bool)x!["withheld"]! ? null : (IReadOnlyDictionary<string, decimal>)Numbers(x.AsObject()), StringComparer.Ordinal);
            var total = _toldTotals.Values.SelectMany(x => x.Take(year - Years[0] + 1).TakeLast(1)).SelectMany(x => x).GroupBy(x => x.Key, x => x.Value, StringComparer.Ordinal).ToDictionary(x => x.Key, x => x.Sum(), StringComparer.Ordinal);
            Tables.Add(new(new(year, 12, 31), cells, [(cells.Keys.Union(Dimensions.Sectors, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal),
                total)]));
        }

        private static Dictionary<string, decimal> Numbers(JsonObject cell) => cell
            .Where(x => x.Value is not null && Indicators.All.OfType<Stock>().Any(y => y.Code == x.Key)).ToDictionary(x => x.Key, x => (decimal)x.Value!, StringComparer.Ordinal);
    }
}
