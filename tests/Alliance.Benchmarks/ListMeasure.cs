using System.Globalization;
using System.Net;
using Alliance.Identity;

namespace Alliance.Benchmarks;

/// <summary>A page of 25 loans: what comes over the wire until it lives, what its circuit holds, and how soon a click in it is answered.</summary>
internal static class ListMeasure
{
    private const int Circuits = 100;
    private const int ClicksEach = 5;
    private const string List = "loans";
    private const string Row = "ILA-";

    public static async Task<IEnumerable<Line>> Run()
    {
        using var child = await Child.Start("pages");
        var origin = new Uri($"http://larache.localhost:{child.Port}/");
        var session = new CookieContainer();
        using var first = new Visit(origin, session);
        await first.SignIn("directeur@larache.example", DemonstrationAccounts.Password);
        var page = await first.Load(List);
        await first.Live(page, List, Row);
        await first.Click(List + "?page=2", Row);

        using var measured = new Visit(origin, session);
        await measured.Load(List);
        var before = measured.Received;
        page = await measured.Load(List);
        var html = measured.Received - before;
        await measured.Live(page, List, Row);
        var all = measured.Received - before;

        var held = await child.Managed();
        var visits = new List<Visit>();
        for (var n = 0; n < Circuits; n++)
        {
            var visit = new Visit(origin, session);
            await visit.Live(await visit.Load(List), List, Row);
            visits.Add(visit);
        }

        var each = (await child.Managed() - held) / Circuits;
        var waits = new List<double>();
        for (var click = 0; click < ClicksEach; click++)
            foreach (var visit in visits) waits.Add((await visit.Click($"{List}?page={(click % 2) + 2}", Row)).TotalMilliseconds);
        foreach (var visit in visits) visit.Dispose();

        double[] sorted = [.. waits.Order()];
        var slow = sorted[(int)Math.Ceiling(sorted.Length * 0.99) - 1];
        return
        [
            new("a page of 25 loans: bytes on the wire, page and circuit", Bytes(all), Bytes(html) + " page", "", "≤ 15 KB", all <= 15 * 1024),
            new($"managed memory of its circuit, mean of {Circuits}", Bytes(each), "", "", "≤ 300 KB", each <= 300 * 1024),
            new($"a click in it, {Circuits} circuits open, median", Report.Number(waits.Median(), "ms"), "", "", "", null),
            new("the slowest of a hundred", Report.Number(slow, "ms"), "", "", "≤ 50 ms", slow <= 50),
        ];
    }

    private static string Bytes(long count) => string.Create(CultureInfo.InvariantCulture, $"{count / 1024.0:0.0} KB");
}
