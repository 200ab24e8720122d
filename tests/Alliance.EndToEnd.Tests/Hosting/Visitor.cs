using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Alliance.Identity;

namespace Alliance.EndToEnd.Tests.Hosting;

/// <summary>Somebody at a browser without script: keeps cookies, fills forms.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="address">Where the organisation is visited, when not at its usual address.</param>
    public Visitor(RunningHost host, string label, Uri? address = null) : this(address ?? host.Address(label))
    {
    }

    private Visitor(Uri address)
    {
        var handler = RunningHost.Loopback(followRedirects: false);
        Cookies = handler.CookieContainer;
        _http = new HttpClient(handler) { BaseAddress = address, Timeout = Eventually.Patience };
    }

    public HttpClient Http => _http;

    public CookieContainer Cookies { get; }

    public static Task<Visitor> SignedIn(RunningHost host, string label, string name) => SignedIn(host.Address(label), label, name);

    /// <param name="host">A process of its own.</param>
    public static Task<Visitor> SignedIn(HostProcess host, string label, string name) => SignedIn(host.Address(label), label, name);

    private static async Task<Visitor> SignedIn(Uri address, string label, string name)
    {
        var visitor = new Visitor(address);
        await visitor.SignIn($"{name}@{label}.example");
        return visitor;
    }

    public async Task SignIn(string email)
    {
        using var answer = await SubmitForm("sign-in", ("email", email), ("password", DemonstrationAccounts.Password));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Found).Or.EqualTo(HttpStatusCode.SeeOther), "the sign-in form should lead on");
    }

    /// <summary>Opens a page, fills the fields of its form whose names end as given, and posts it with its hidden fields.</summary>
    public async Task<HttpResponseMessage> SubmitForm(string page, params (string Name, string Value)[] fields)
    {
        var html = await _http.GetStringAsync(new Uri(page, UriKind.Relative));
        var form = Forms().Matches(html).Single(x => fields.All(y => Inputs(x.Value).Any(z => Ends(z.Name, y.Name)))).Value;
        var action = WebUtility.HtmlDecode(Attribute(form, "action") ?? page);
        var values = Inputs(form).Select(x => new KeyValuePair<string, string>(
            x.Name, fields.FirstOrDefault(y => Ends(x.Name, y.Name)) is { Name: not null } filled ? filled.Value : x.Value));
        return await _http.PostAsync(new Uri(action, UriKind.RelativeOrAbsolute), new FormUrlEncodedContent(values));
    }

    /// <summary>Opens the form of settings, types into some of its fields, and sends it as a browser does.</summary>
    public async Task<HttpResponseMessage> SubmitSettings(string action, params (string Name, string Value)[] fields)
    {
        var form = Forms().Matches(await _http.GetStringAsync(new Uri("settings/change", UriKind.Relative))).Single(x => x.Value.Contains("name=\"s.", StringComparison.Ordinal)).Value;
        var values = Inputs(form).Concat(Areas().Matches(form).Select(x => (Attribute(x.Value, "name")!, WebUtility.HtmlDecode(x.Groups[1].Value).Trim())))
            .Where(x => fields.All(y => y.Name != x.Item1)).Concat(fields.Select(x => (x.Name, x.Value))).Select(x => new KeyValuePair<string, string>(x.Item1, x.Item2));
        return await _http.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(values));
    }

    public void Dispose() => _http.Dispose();

    private static bool Ends(string name, string wanted) => name.EndsWith(wanted, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Name, string Value)> Inputs(string form) =>
        from Match input in InputTags().Matches(form)
        let name = Attribute(input.Value, "name")
        where name is not null && Attribute(input.Value, "type") is not "submit"
        select (name, WebUtility.HtmlDecode(Attribute(input.Value, "value") ?? ""));

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"""[\s]{name}\s*=\s*"([^"]*)" """.TrimEnd(), RegexOptions.IgnoreCase) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Forms();

    [GeneratedRegex("<textarea[^>]*>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Areas();

    [GeneratedRegex("<input[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex InputTags();
}
