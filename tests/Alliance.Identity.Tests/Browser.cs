using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;

namespace Alliance.Identity.Tests;

/// <summary>What a browser does at one organisation: keeps cookies, fills forms in, names its origin. It doesn't follow redirects, so that they can be looked at.</summary>
internal sealed partial class Browser : HttpClient
{
    private readonly CookieContainer _cookies;

    public Browser(TestServer server, Uri address) : this(server, address, new CookieContainer())
    {
    }

    private Browser(TestServer server, Uri address, CookieContainer cookies) : base(new CookieContainerHandler(cookies) { InnerHandler = server.CreateHandler() })
    {
        (BaseAddress, _cookies) = (address, cookies);
        DefaultRequestHeaders.Accept.ParseAdd("text/html,application/json");
    }

    public IEnumerable<string> CookieNames => _cookies.GetCookies(BaseAddress!).Select(x => x.Name);

    public string SessionCookie => _cookies.GetCookies(BaseAddress!).Single(x => x.Name == "alliance").Value;

    /// <summary>Carries a stolen cookie.</summary>
    public void Steal(string session) => _cookies.Add(new Cookie("alliance", session, "/", BaseAddress!.Host));

    public async Task<HttpResponseMessage> SignIn(string email, string password = TestHost.Password, string page = "/sign-in") =>
        await Submit(page, "sign-in", ("email", email), ("password", password));

    /// <summary>Opens the page and sends its form, as a person would.</summary>
    public async Task<HttpResponseMessage> Submit(string page, string form, params (string Name, string Value)[] fields)
    {
        var html = await GetStringOf(page);
        var token = Token().Match(html).Groups[1].Value;
        return await PostForm(page, [("__RequestVerificationToken", WebUtility.HtmlDecode(token)), ("_handler", form), .. fields]);
    }

    public async Task<HttpResponseMessage> PostForm(string page, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(x => KeyValuePair.Create(x.Name, x.Value)));
        return await PostAsync(new Uri(page, UriKind.RelativeOrAbsolute), content);
    }

    public Task<HttpResponseMessage> Get(string path) => GetAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> Post(string path, object? body = null) => PostAsync(new Uri(path, UriKind.Relative), Json(body));

    public Task<HttpResponseMessage> Put(string path, object? body = null) => PutAsync(new Uri(path, UriKind.Relative), Json(body));

    public Task<HttpResponseMessage> Delete(string path) => DeleteAsync(new Uri(path, UriKind.Relative));

    private static JsonContent? Json(object? body) => body is null ? null : JsonContent.Create(body);

    public async Task<string> GetStringOf(string page)
    {
        using var answer = await GetAsync(new Uri(page, UriKind.RelativeOrAbsolute));
        return await answer.Content.ReadAsStringAsync();
    }

    public void Bear(string token) => DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")] private static partial Regex Token();
}

internal static partial class Answers
{
    /// <summary>The <c>code</c> of a ProblemDetails.</summary>
    public static async Task<string?> Code(this HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        return ProblemCode().Match(body) is { Success: true } found ? found.Groups[1].Value : null;
    }

    [GeneratedRegex("\"code\":\\s*\"([^\"]+)\"")] private static partial Regex ProblemCode();
}
