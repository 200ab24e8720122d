using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;

namespace Alliance.EndToEnd.Tests.Documentation;

/// <summary>Each kind of input that was once answered as our own fault.</summary>
public sealed class HostileAddressTests
{
    private const string Here = "souss-massa";

    [TestCase("/é", "/%C3%A9")]
    [TestCase("/مرحبا?x=é", "/%D9%85%D8%B1%D8%AD%D8%A8%D8%A7?x=%C3%A9")]
    [TestCase("/loans?search=a%20b", "/loans?search=a%20b")]
    [TestCase("/😀", "/%F0%9F%98%80")]
    [TestCase("//é.example", "/")]
    public async Task Where_to_go_back_to_may_be_in_any_script(string returnUrl, string expected)
    {
        using var visitor = new Visitor(Described.Host, Here);
        var asked = Uri.EscapeDataString(returnUrl);

        using var language = await visitor.Http.GetAsync(new Uri($"language?to=fr&returnUrl={asked}", UriKind.Relative));
        using var signedOut = await visitor.SubmitForm($"sign-in?returnUrl={asked}", ("email", "directeur@souss-massa.example"), ("password", Identity.DemonstrationAccounts.Password));
        using var signedIn = await visitor.Http.GetAsync(new Uri($"sign-in?returnUrl={asked}", UriKind.Relative));

        Assert.That(language.Headers.Location?.OriginalString, Is.EqualTo(expected));
        Assert.That(signedOut.Headers.Location?.OriginalString, Is.EqualTo(expected));
        Assert.That(signedIn.Headers.Location?.OriginalString, Is.EqualTo(expected));
    }

    [TestCase("application/json; charset=x-unknown", 415)]
    [TestCase("application/json; charset=utf-7", 415)]
    [TestCase("application/x-www-form-urlencoded; charset=klingon", 415)]
    [TestCase("application/json; charset=\"utf-8\"", 400)]
    [TestCase("application/json; charset=utf-16", 400)]
    public async Task A_body_in_a_character_set_that_nobody_knows_is_refused(string type, int expected)
    {
        using var visitor = await Visitor.SignedIn(Described.Host, Here, "tresorier");
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes("{}"));
        body.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await visitor.Http.PutAsync(new Uri("api/statements/columns", UriKind.Relative), body);

        Assert.That((int)answer.StatusCode, Is.EqualTo(expected), await answer.Content.ReadAsStringAsync());
    }

    [TestCase("""{"header":null,"columns":{"date":0,"label":1,"amount":2}}""")]
    [TestCase("""{"header":[null,null,null],"columns":{"date":0,"label":1,"amount":2}}""")]
    [TestCase("""{"header":["Date","Libellé","Montant"],"columns":null}""")]
    public async Task Nothing_is_no_heading_and_no_choice_of_columns(string body)
    {
        Assert.That(await Status(HttpMethod.Put, "api/statements/columns", "tresorier", body), Is.EqualTo(400));
    }

    [TestCase("0001-01-01")]
    [TestCase("0001-01-02")]
    [TestCase("1899-12-31")]
    [TestCase("2200-01-01")]
    [TestCase("9999-12-31")]
    public async Task A_day_that_no_business_is_about_is_refused_in_bodies_and_addresses(string day)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Status(HttpMethod.Post, "api/fund/closings", "tresorier", $$"""{"until":"{{day}}"}"""), Is.EqualTo(400), "until");
            foreach (var address in new[] { "api/fund?asOf=", "api/arrears/figures?asOf=", "api/fund/movements?from=", "api/reports/portfolio?asOf=", "api/reports/activity?from=", "api/figures/months?from=", "api/figures?asOf=" })
                Assert.That(await Status(HttpMethod.Get, address + day, "tresorier"), Is.EqualTo(400).Or.EqualTo(404), address);
        }
    }

    [TestCase("1900-01-01")]
    [TestCase("2199-12-31")]
    public async Task The_first_and_the_last_day_of_business_can_be_asked_for(string day)
    {
        Assert.That(await Status(HttpMethod.Get, $"api/fund/movements?from={day}", "tresorier"), Is.EqualTo(200));
    }

    [Test]
    public async Task Pages_take_no_hostile_day_either([Values("0001-01-01", "0001-01-02", "9999-12-31", "٣", "2026-02-30")] string day)
    {
        using var visitor = await Visitor.SignedIn(Described.Host, Here, "tresorier");
        using var nation = await Visitor.SignedIn(Described.Host, "alliance", "analyste");
        using (Assert.EnterMultipleScope())
        {
            foreach (var page in new[] { "", "fund", "fund/movements", "loans", "reports/portfolio", "reports/activity", "reports/due", "arrears", "statements" })
                Assert.That(await Opened(visitor, $"{page}?asOf={day}&from={day}&to={day}&line=0001-01"), Is.LessThan(500), page);
            foreach (var page in new[] { "", "dashboard", "coverage" }) Assert.That(await Opened(nation, $"{page}?asOf={day}"), Is.LessThan(500), page);
        }
    }

    private static async Task<int> Opened(Visitor visitor, string page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(page, UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var answer = await visitor.Http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static async Task<int> Status(HttpMethod method, string address, string name, string? body = null)
    {
        using var visitor = await Visitor.SignedIn(Described.Host, Here, name);
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (body is not null) request.Content = JsonContent.Create(JsonSerializer.Deserialize<JsonElement>(body));
        using var answer = await visitor.Http.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
