using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Alliance.Identity;

namespace Alliance.Benchmarks;

/// <summary>A page of 25 loans, which opens no circuit, and the page of one loan, which does: what comes over the wire, what a circuit holds, and how soon a click is answered.</summary>
internal static partial class ListMeasure
{
    private const int Circuits = 100;
    private const int ClicksEach = 5;
    private const string List = "loans";
    private const string Sign = "ILA-";

    public static async Task<IEnumerable<Line>> Run()
    {
        using var child = await Child.Start("pages");
        var origin = new Uri($"http://larache.localhost:{child.Port}/");
        var session = new CookieContainer();
        using var first = new Visit(origin, session);
        await first.SignIn("directeur@larache.example", DemonstrationAccounts.Password);
        string[] loans = [.. LoanLinks().Matches(await first.Load(List)).Select(x => x.Groups[1].Value).Distinct()];
        await first.Live(await first.Load(loans[0]), loans[0], Sign);
        await first.Click(loans[1], Sign);

        var list = await Wire(origin, session, List);
        var loan = await Wire(origin, session, loans[0]);

        var held = await child.Managed();
        var visits = new List<Visit>();
        for (var n = 0; n < Circuits; n++)
        {
            var visit = new Visit(origin, session);
            await visit.Live(await visit.Load(loans[0]), loans[0], Sign);
            visits.Add(visit);
        }

        var each = (await child.Managed() - held) / Circuits;
        var inCircuit = await Waits(visits, async (visit, click) => await visit.Click(loans[(click % 2) + 1], Sign));
        var onList = await Waits(visits, async (visit, click) => await visit.Load($"{List}?page={(click % 2) + 2}"));
        foreach (var visit in visits) visit.Dispose();

        return
        [
            list.OpensCircuit
                ? throw new InvalidOperationException("The list opens a circuit, whose memory is not measured here.")
                : new("a page of 25 loans: bytes on the wire; no circuit, so no memory", Bytes(list.Page), "", "", "≤ 15 KB", list.Page <= 15 * 1024),
            .. Clicks($"a click in it, {Circuits} circuits open beside", onList),
            new("the page of one loan: bytes on the wire, page and circuit", Bytes(loan.All), Bytes(loan.Page) + " page", "", "", null),
            new($"managed memory of its circuit, mean of {Circuits}", Bytes(each), "", "", "", null),
            .. Clicks($"a click in it, {Circuits} circuits open", inCircuit),
        ];
    }

    /// <summary>Of a page that somebody has opened before, by a connection that stands.</summary>
    private static async Task<(long Page, long All, bool OpensCircuit)> Wire(Uri origin, CookieContainer session, string path)
    {
        using var visit = new Visit(origin, session);
        await visit.Load(path);
        var before = visit.Received;
        var page = await visit.Load(path);
        var html = visit.Received - before;
        if (!Visit.OpensCircuit(page)) return (html, html, false);
        await visit.Live(page, path, Sign);
        return (html, visit.Received - before, true);
    }

    /// <summary>In milliseconds, from the shortest.</summary>
    private static async Task<double[]> Waits(List<Visit> visits, Func<Visit, int, Task> click)
    {
        foreach (var visit in visits) await click(visit, 0);
        var waits = new List<double>();
        for (var n = 1; n <= ClicksEach; n++)
        {
            foreach (var visit in visits)
            {
                var clicked = Stopwatch.GetTimestamp();
                await click(visit, n);
                waits.Add(Stopwatch.GetElapsedTime(clicked).TotalMilliseconds);
            }
        }

        return [.. waits.Order()];
    }

    private static Line[] Clicks(string what, double[] waits)
    {
        var slow = waits[(int)Math.Ceiling(waits.Length * 0.99) - 1];
        return [new(what + ", median", Report.Number(waits.Median(), "ms"), "", "", "", null), new("the slowest of a hundred", Report.Number(slow, "ms"), "", "", "≤ 50 ms", slow <= 50)];
    }

    private static string Bytes(long count) => string.Create(CultureInfo.InvariantCulture, $"{count / 1024.0:0.0} KB");

    [GeneratedRegex("href=\"/(loans/[0-9a-f-]{36})\"")]
    private static partial Regex LoanLinks();
}
