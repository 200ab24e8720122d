using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Alliance.Identity;

namespace Alliance.Benchmarks;

/// <summary>A session in which twelve screens stand open: how soon after a ballot is opened or amended each of them shows its text.</summary>
internal static class RoomMeasure
{
    private const int Screens = 12;
    private const int Ballots = 20;

    /// <summary>The room's own word, which stands on each of them.</summary>
    private const string Sign = "Présence";

    private static readonly string[] Members = ["comite", "comite2", "comite3", "comite4", "comite5"];

    public static async Task<IEnumerable<Line>> Run()
    {
        using var child = await Child.Start("pages");
        var origin = new Uri($"http://larache.localhost:{child.Port}/");
        using var director = await SignedIn(origin, "directeur");
        var session = JsonDocument.Parse(await director.Load("api/sessions")).RootElement.EnumerateArray()
            .Single(x => x.GetProperty("phase").GetString() is "open" && x.GetProperty("bodyName").GetString() is "Comité d’agrément").GetProperty("id").GetString()!;

        var visits = new List<Visit>();
        for (var n = 0; n < Screens; n++)
        {
            var visit = await SignedIn(origin, Members[n % Members.Length]);
            await visit.Live(await visit.Load($"sessions/{session}"), $"sessions/{session}", Sign);
            visits.Add(visit);
        }

        var waits = new List<double>();
        for (var n = 0; n <= Ballots; n++)
        {
            var each = await Follow(director, visits, session, n);
            if (n > 0) waits.AddRange(each); // the first is compiled on the way
        }

        foreach (var visit in visits) visit.Dispose();
        waits.Sort();
        return
        [
            new($"a ballot is opened: {Screens} screens show it, median", Report.Number(waits.Median(), "ms"), "", "", "≤ 1 s", waits.Median() <= 1_000),
            new("the slowest of them", Report.Number(waits[^1], "ms"), "", "", "≤ 1 s", waits[^1] <= 1_000),
        ];
    }

    private static async Task<IEnumerable<double>> Follow(Visit director, List<Visit> visits, string session, int n)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"Texte mis aux voix, version {n:000}");
        await Task.Delay(Random.Shared.Next(500)); // they look twice a second, and not when it suits
        var opened = Stopwatch.GetTimestamp();
        var shown = visits.Select(async visit =>
        {
            await visit.See(text);
            return Stopwatch.GetElapsedTime(opened).TotalMilliseconds;
        }).ToList();
        await director.Post($"api/sessions/{session}/ballots", new { text });
        return await Task.WhenAll(shown);
    }

    private static async Task<Visit> SignedIn(Uri origin, string name)
    {
        var visit = new Visit(origin, new CookieContainer());
        await visit.SignIn($"{name}@larache.example", DemonstrationAccounts.Password);
        return visit;
    }
}
