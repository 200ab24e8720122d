using System.Text.Json;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Platform.Insight.Figures;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Insight.Figures;

/// <summary>Somebody who looks after everything that happens on a platform, keeps whatever was answered, and compares.</summary>
internal sealed class ObservedYears
{
    private int _platforms;

    [Test]
    public async Task Whatever_happens_a_year_is_told_after_its_lag_and_never_otherwise()
    {
        await using var host = await PlatformHost.Start();
        await World.Acts.SampleAsync(acts => Check(host, acts), iter: Thorough.Times(8), threads: 1);
    }

    private async Task Check(PlatformHost host, List<World.Act> acts)
    {
        var id = $"observed{Interlocked.Increment(ref _platforms)}";
        host.Organisations.Put(FixedOrganisations.Platform(id, "MA-09", "Tiznit", "Taroudannt"));
        await host.Migrate(host.Organisations.Find(id)!);
        var world = new World(host, id);
        world.Begin();
        var answers = new Dictionary<(string Dimension, DateOnly Asked), string>();
        var shares = new Dictionary<(DateOnly Asked, bool Told), string>();

        foreach (var act in acts)
        {
            await world.Do(act);
            await host.Run<FiguresKeeper, bool>(x => x.CatchUp(), organisation: id);
            await host.Run<TellYears>(x => x.Handle(), organisation: id);
            var toldEnds = await host.Read(x => x.Months.Where(y => y.Told != null).Select(y => y.AsOf).ToListAsync(), id);
            Assert.That(toldEnds.Where(x => x.AddDays(31) >= world.Today), Is.Empty, "before its lag has passed");
            for (var end = new DateOnly(2020, 12, 31); end <= world.Today; end = end.AddYears(1))
            {
                var told = toldEnds.Contains(end);
                foreach (var dimension in Dimensions.All)
                {
                    var cells = await host.Run<ShowBreakdown, IReadOnlyList<ShowBreakdown.Cell>?>(x => x.Handle(dimension, end), Roles.Director, id);
                    var before = answers.GetValueOrDefault((dimension, end.AddYears(-1)), "[]");
                    var text = JsonSerializer.Serialize(cells, JsonSerializerOptions.Web);
                    if (!told) Assert.That(text, Is.EqualTo(before), $"on {world.Today:O} nothing of {end:O} is told");
                    else if (!answers.TryAdd((dimension, end), text)) Assert.That(text, Is.EqualTo(answers[(dimension, end)]), $"what was told of {end:O} by {dimension} changed by {act}");
                }

                var figures = await host.Run<ShowFigures, Headline>(x => x.Handle(end), organisation: id);
                var seen = string.Join(' ', Indicators.SharesOfPersons.Select(x => figures.Figures[x.Code]));
                if (!shares.TryAdd((end, told), seen)) Assert.That(seen, Is.EqualTo(shares[(end, told)]), $"shares of {end:O} changed by {act}");
            }
        }
    }
}
