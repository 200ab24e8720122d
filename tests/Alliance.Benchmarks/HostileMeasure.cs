using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Alliance.Testing;

namespace Alliance.Benchmarks;

/// <summary>How long each kind of hostile file occupies the service, at the door that takes longest: from its first byte to the refusal, over HTTP.</summary>
internal static class HostileMeasure
{
    private const string Label = "platform-0";
    private const double Most = 1_000;
    private const string Taken = "taken";
    private const int Repeats = 50_000;
    private static readonly string[] Doors = ["api/statements?fileName=hostile", "api/direct-debits/returns"];

    public static async Task<IEnumerable<Line>> Run()
    {
        await using var service = await AssembledService.Start(x => x.WriteOrganisations(1));
        var client = service.Client(Label);
        await KeepColumns(client);
        foreach (var door in Doors) await Send(client, door, "Date;Libellé;Crédit\n"u8.ToArray()); // so that nothing is compiled while a file is timed

        var lines = new List<Line>();
        foreach (var file in HostileFiles.All())
        {
            var bytes = file.Write();
            var slowest = new Answer(0, "", IsRefusal: false);
            var refused = true;
            foreach (var door in Doors)
            {
                var answer = await Send(client, door, bytes);
                refused &= answer.IsRefusal;
                if (answer.Took > slowest.Took) slowest = answer;
            }

            lines.Add(new($"{file.Name}: {slowest.Code}", Report.Number(slowest.Took, "ms"), "", "", "≤ 1 s", refused && slowest.Took <= Most));
        }

        lines.Add(await Repeated(client));
        return lines;
    }

    /// <summary>A file that is taken: as many lines as one may have, all of one day and sum, against as many in other words. Its floor is the same file with nothing earlier.</summary>
    private static async Task<Line> Repeated(HttpClient client)
    {
        var floor = await Send(client, Doors[0], Deposits("VERSEMENT"));
        var again = await Send(client, Doors[0], Deposits("DEPOT"));
        var ratio = again.Took / floor.Took;
        return new($"50 000 lines of one day and sum, again: {again.Code}", Report.Number(again.Took, "ms"), Report.Number(floor.Took, "ms"), Report.Number(ratio, "×"), "≤ 2 ×", floor.Code is Taken && again.Code is Taken && ratio <= 2);
    }

    private static byte[] Deposits(string word) => Encoding.UTF8.GetBytes("Date;Libellé;Crédit\n" + string.Concat(Enumerable.Range(0, Repeats).Select(x => $"03/01/2024;{word} {x};5,00\n")));

    /// <summary>So that tables aren't refused for a heading that nobody has explained, before they are read.</summary>
    private static async Task KeepColumns(HttpClient client)
    {
        using var kept = await client.PutAsJsonAsync(new Uri("api/statements/columns", UriKind.Relative), new { header = new[] { "Date", "Libellé", "Crédit" }, columns = new { date = 0, label = 1, credit = 2 } });
        kept.EnsureSuccessStatusCode();
    }

    private static async Task<Answer> Send(HttpClient client, string door, byte[] file)
    {
        using var body = new ByteArrayContent(file);
        var clock = Stopwatch.StartNew();
        using var answer = await client.PostAsync(new Uri(door, UriKind.Relative), body);
        var took = clock.Elapsed.TotalMilliseconds;
        var code = answer.IsSuccessStatusCode ? Taken : (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!;
        return new(took, code, answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.RequestEntityTooLarge);
    }

    private sealed record Answer(double Took, string Code, bool IsRefusal);
}
