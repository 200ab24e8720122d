using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Contracts.Platform;
using Alliance.EndToEnd.Tests.Hosting;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.EndToEnd.Tests.Figures;

/// <summary>Reads over HTTP every breakdown of the demonstration since 2008, national and of each platform, beside every total, and looks for one to four persons.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class BreakdownAttackTests
{
    private static readonly string[] Platforms = ["souss-massa", "rabat-sale-kenitra", "oriental", "larache", "el-hajeb"];

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = await ReadingHost.Get();
        using var analyst = await Visitor.SignedIn(_host, "alliance", "analyste");
        await Eventually.Becomes(
            async () => (await analyst.Http.GetFromJsonAsync<JsonElement>(new Uri("api/figures/breakdown?dimension=sector", UriKind.Relative))).GetProperty("asOf").GetString(), "2022-12-31");
    }

    [Test]
    public async Task No_national_breakdown_tells_of_one_to_four_persons([ValueSource(typeof(Dimensions), nameof(Dimensions.All))] string dimension)
    {
        using var analyst = await Visitor.SignedIn(_host, "alliance", "analyste");
        var tables = new List<ReadTable>();
        foreach (var asOf in Dates())
        {
            var answer = await analyst.Http.GetFromJsonAsync<JsonElement>(new Uri($"api/figures/breakdown?dimension={dimension}&asOf={asOf}", UriKind.Relative));
            if (answer.GetProperty("asOf").GetString() is not { } told) continue;
            var total = await analyst.Http.GetFromJsonAsync<JsonElement>(new Uri($"api/figures?asOf={told}", UriKind.Relative));
            var cells = answer.GetProperty("cells").EnumerateArray().ToDictionary(x => x.GetProperty("value").GetString()!, x => x.GetProperty("withheld").GetBoolean() ? null : (IReadOnlyDictionary<string, decimal>)Numbers(x), StringComparer.Ordinal);
            tables.Add(Read(told, cells, dimension, total, dimension == Dimensions.Province ? total.GetProperty("platforms").EnumerateArray() : []));
        }

        tables = [.. tables.DistinctBy(x => x.AsOf)];
        Assert.That(DisclosureAttack.On(tables), Is.Empty);
        Assert.That(tables.Select(x => x.AsOf), Is.EqualTo(Enumerable.Range(2008, 15).Select(x => new DateOnly(x, 12, 31))), "one table a year, whatever the month");
        // By gender and age group not in each year: shares of one platform or another are behind.
        Assert.That((PersonsBeside.ShareOf(dimension) is null ? tables[^1..] : tables).SelectMany(x => x.Cells.Values).Count(x => x is not null), Is.GreaterThan(0), "and something is told");
    }

    [Test]
    public async Task Nor_does_one_of_a_platform([ValueSource(nameof(Platforms))] string platform, [ValueSource(typeof(Dimensions), nameof(Dimensions.All))] string dimension)
    {
        using var director = await Visitor.SignedIn(_host, platform, "directeur");
        var tables = new List<ReadTable>();
        foreach (var year in Enumerable.Range(2008, 15))
        {
            var asOf = $"{year}-12-31";
            var answer = await director.Http.GetFromJsonAsync<JsonElement>(new Uri($"api/figures/breakdown/{dimension}?asOf={asOf}", UriKind.Relative));
            var total = await director.Http.GetFromJsonAsync<JsonElement>(new Uri($"api/figures?asOf={asOf}", UriKind.Relative));
            var cells = answer.EnumerateArray().ToDictionary(x => x.GetProperty("value").GetString()!, x => x.GetProperty("figures") is { ValueKind: JsonValueKind.Object } figures ? (IReadOnlyDictionary<string, decimal>)Numbers(figures) : null, StringComparer.Ordinal);
            tables.Add(Read(asOf, cells, dimension, total, []));
        }

        Assert.That(DisclosureAttack.On(tables), Is.Empty);
    }

    /// <summary>Who reads both could subtract one choice of years from another.</summary>
    [Test]
    public async Task The_Alliance_tells_the_shares_that_each_platform_tells_itself([ValueSource(nameof(Platforms))] string platform)
    {
        using var own = new Visitor(_host, platform);
        using var alliance = new Visitor(_host, "alliance");
        var id = _host.Services.GetRequiredService<IOrganisations>().All.Single(x => x.Label == platform).Id;
        var told = 0;
        foreach (var asOf in Enumerable.Range(2008, 15).Select(x => $"{x}-12-31").Append("2023-05-31"))
        {
            var figures = await own.Http.GetFromJsonAsync<JsonElement>(new Uri($"api/figures?asOf={asOf}", UriKind.Relative));
            var national = (await alliance.Http.GetFromJsonAsync<JsonElement>(new Uri($"api/figures?asOf={asOf}", UriKind.Relative))).GetProperty("platforms").EnumerateArray().FirstOrDefault(x => x.GetProperty("id").GetString() == id);
            foreach (var share in Indicators.SharesOfPersons)
            {
                var value = figures.GetProperty(share.Code);
                if (national.ValueKind is JsonValueKind.Object) Assert.That(national.GetProperty(share.Code).GetRawText(), Is.EqualTo(value.GetRawText()), $"{share.Code} of {asOf}");
                if (value.ValueKind is JsonValueKind.Number) told++;
            }
        }

        Assert.That(told, Is.GreaterThan(0), "and something is told");
    }

    /// <summary>Month ends of the first and the last years, and the business date.</summary>
    private static IEnumerable<string> Dates() =>
        Enumerable.Range(0, 186).Select(x => new DateOnly(2008, 1, 1).AddMonths(x + 1).AddDays(-1)).Where(x => x.Month == 12 || x.Year is 2009 or 2022 or 2023).Select(x => x.ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    private ReadTable Read(string asOf, Dictionary<string, IReadOnlyDictionary<string, decimal>?> cells, string dimension, JsonElement total, IEnumerable<JsonElement> platforms)
    {
        var organisations = _host.Services.GetRequiredService<IOrganisations>();
        HashSet<string> values = [.. cells.Keys, .. Dimensions.ValuesOf(dimension)];
        List<(IReadOnlySet<string>, IReadOnlyDictionary<string, decimal>)> sums = [(values, Numbers(total))];
        foreach (var platform in platforms)
        {
            var own = organisations.Find(platform.GetProperty("id").GetString()!)!.Territory.Provinces.ToHashSet(StringComparer.Ordinal);
            if (own.Count < values.Count) sums.Add((own, Numbers(platform)));
        }

        if (dimension == Dimensions.ProjectKind)
        {
            var others = values.Where(x => x != Dimensions.Created).ToHashSet(StringComparer.Ordinal);
            sums.Add((others, new Dictionary<string, decimal>(StringComparer.Ordinal) { ["enterprisesFinanced"] = total.GetProperty("enterprisesFinanced").GetDecimal() - total.GetProperty("enterprisesCreated").GetDecimal() }));
        }

        return new(DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture), cells, sums);
    }

    private static Dictionary<string, decimal> Numbers(JsonElement figures) => figures.EnumerateObject()
        .Where(x => x.Value.ValueKind is JsonValueKind.Number && Indicators.All.OfType<Stock>().Any(y => y.Code == x.Name))
        .ToDictionary(x => x.Name, x => x.Value.GetDecimal(), StringComparer.Ordinal);
}
