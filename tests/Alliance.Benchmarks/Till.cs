using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Alliance.Benchmarks;

/// <param name="Took">Milliseconds until the answer.</param>
/// <param name="Code">The status, and the code of a refusal.</param>
/// <param name="SaysWhen">When to come back.</param>
internal sealed record Paid(double Took, string Code, bool SaysWhen);

/// <summary>Where payments of one platform are entered, over HTTP: one dirham each, on one loan after another.</summary>
internal sealed class Till
{
    /// <summary>The code of a payment that is on its loan.</summary>
    public const string Taken = "201";

    private const string InRepayment = "api/loans?status=in-repayment&size=100";
    private readonly HttpClient _client;
    private readonly string[] _loans;
    private int _next;

    private Till(HttpClient client, string[] loans) => (_client, _loans) = (client, loans);

    /// <summary>At a platform, as soon as its demonstration is there.</summary>
    public static async Task<Till> At(AssembledService service, string label)
    {
        var client = service.Client(label);
        while (true)
        {
            var page = await client.GetFromJsonAsync<JsonElement>(new Uri(InRepayment, UriKind.Relative));
            string[] loans = [.. page.GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("id").GetString()!)];
            if (loans.Length > 0) return new(client, loans);
            await Task.Delay(100);
        }
    }

    /// <summary>As many at once.</summary>
    public Task<Paid>[] Pay(int times) => [.. Enumerable.Range(0, times).Select(_ => Pay())];

    /// <returns>Milliseconds until the page was there.</returns>
    public async Task<double> List()
    {
        var clock = Stopwatch.StartNew();
        await _client.GetByteArrayAsync(new Uri(InRepayment, UriKind.Relative));
        return clock.Elapsed.TotalMilliseconds;
    }

    private async Task<Paid> Pay()
    {
        var loan = _loans[_next++ % _loans.Length];
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"api/loans/{loan}/payments", UriKind.Relative)) { Content = JsonContent.Create(new { amount = 1, paidOn = "2023-06-30", again = true, aboveOwed = true }) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var clock = Stopwatch.StartNew();
        using var answer = await _client.SendAsync(request);
        var took = clock.Elapsed.TotalMilliseconds;
        if (answer.StatusCode is HttpStatusCode.Created) return new(took, Taken, SaysWhen: false);
        var code = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
        return new(took, string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} {code}"), answer.Headers.RetryAfter is not null);
    }
}
