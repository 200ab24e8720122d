using System.Net;
using System.Text.RegularExpressions;
using Alliance.EndToEnd.Tests.Hosting;
using Alliance.Kernel;

namespace Alliance.EndToEnd.Tests.Words;

/// <summary>All pages of one host name, each as everybody who may open it, and what they offer to take away, found by following links.</summary>
internal sealed partial class PageWalk(string name, HostKind kind, IReadOnlyList<PageAddress> pages, IReadOnlyList<HttpClient> readers)
{
    /// <summary>So many filters of a list or reports are opened; of files, the first.</summary>
    private const int Most = 8;

    /// <summary>So many loans or dossiers, and of one list half of them: its rows look alike.</summary>
    private const int MostKeys = 4;

    private readonly List<(string Address, HttpClient Reader, int Length)> _opened = [];

    /// <summary>Pages that no link leads to, or that nobody may open.</summary>
    public IEnumerable<string> NotOpened => Pages.Where(x => !_opened.Any(y => x.Matches(y.Address))).Select(x => $"{name}: {x.Route}");

    private IEnumerable<PageAddress> Pages => pages.Where(x => x.Kinds.HasFlag(kind));

    /// <param name="unlinked">Addresses that people come to from elsewhere.</param>
    public async Task Explore(string language, IEnumerable<string> unlinked)
    {
        await Speak(language);
        var known = Pages.Where(x => !x.HasParameters).Select(x => x.Route.TrimStart('/')).Concat(unlinked).ToHashSet();
        var waiting = new Queue<string>(known);
        while (waiting.TryDequeue(out var address))
        {
            foreach (var reader in readers)
            {
                if (await Open(reader, address, language) is not { } page) continue;
                _opened.Add((address, reader, page.Length));
                foreach (var link in LinksOn(page).Where(x => IsWanted(x, known)))
                {
                    known.Add(link);
                    waiting.Enqueue(link);
                }

                if (!IsDifferentForEach(address)) break;
            }
        }
    }

    /// <summary>Of each page some addresses, each as the reader to whom it shows most; what filters and orders a list is left out.</summary>
    /// <param name="most">Addresses of one page.</param>
    /// <returns>From 0 on the place among those of its page, the largest first.</returns>
    public IEnumerable<(string Address, HttpClient Reader, int Place)> Largest(int most) =>
        from page in Pages
        from shown in _opened.Where(x => page.Matches(x.Address) && (!x.Address.Contains('?', StringComparison.Ordinal) || !_opened.Any(y => y.Address == x.Address.Split('?')[0])))
            .GroupBy(x => x.Address).Select(x => x.MaxBy(y => y.Length)).OrderByDescending(x => x.Length).Take(most).Index()
        select (shown.Item.Address, shown.Item.Reader, shown.Index);

    /// <summary>The same again in another language, a page twice at most for each reader.</summary>
    public async Task Repeat(string language)
    {
        await Speak(language);
        foreach (var (address, reader, _) in _opened.GroupBy(x => (Pages.FirstOrDefault(y => y.Matches(x.Address))?.Route ?? x.Address, x.Reader)).SelectMany(x => x.Take(2)))
            await Open(reader, Language().Replace(address, $"language={language}"), language);
    }

    private async Task Speak(string language)
    {
        foreach (var reader in readers) (await reader.GetAsync(new Uri($"language?to={language}", UriKind.Relative))).Dispose();
    }

    private static IEnumerable<string> LinksOn(string page) =>
        Links().Matches(page).Select(x => WebUtility.HtmlDecode(x.Groups[1].Value)).Distinct().GroupBy(Shape).SelectMany(x => x.Take(HasKey(x.Key) ? MostKeys / 2 : Most));

    private bool IsWanted(string link, HashSet<string> known)
    {
        if (known.Contains(link)) return false;
        if (Pages.FirstOrDefault(x => x.Matches(link)) is { } page) return known.Count(page.Matches) < (HasKey(Shape(link)) ? MostKeys : Most);
        return link.StartsWith("api/", StringComparison.Ordinal) && !known.Any(x => Shape(x) == Shape(link));
    }

    /// <returns>Null when the reader may not open it.</returns>
    private static async Task<string?> Open(HttpClient reader, string address, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await reader.SendAsync(request);
        if ((int)answer.StatusCode is >= 300 and < 400 or 401 or 403 or >= 500) return null;

        var page = await answer.Content.ReadAsStringAsync();
        if (answer.Content.Headers.ContentType?.MediaType is not "text/html") return page;
        Assert.That(page, Does.Contain($"<html lang=\"{language}\""), address);
        Assert.That(BrowserField().Match(page).Value, Is.Empty, $"{address}: a field that reads by the browser's language");
        return page.Contains("\"status-page\"", StringComparison.Ordinal) && !address.StartsWith("status/", StringComparison.Ordinal) ? null : page;
    }

    /// <summary>What may be done differs from reader to reader; a filtered list or a file doesn't.</summary>
    private static bool IsDifferentForEach(string address) => !address.Contains('?', StringComparison.Ordinal) && !address.StartsWith("api/", StringComparison.Ordinal);

    private static bool HasKey(string shape) => shape.Contains("{}", StringComparison.Ordinal);

    private static string Shape(string link) => Key().Replace(link, "{}");

    [GeneratedRegex("<input[^>]*type=\"?(number|date|month|week|time|datetime-local)\\b[^>]*>")] private static partial Regex BrowserField();

    [GeneratedRegex("href=\"/([^\"#]*)\"")] private static partial Regex Links();

    [GeneratedRegex("language=[a-z]{2}")] private static partial Regex Language();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")] private static partial Regex Key();
}
