using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.EndToEnd.Tests.Hosting;

namespace Alliance.EndToEnd.Tests.Outsiders;

/// <summary>The page that a stranger comes to by the link of a mail, over HTTP as it is served.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class OpinionPageTests
{
    private const string Label = "larache";

    private RunningHost _host = null!;
    private Visitor _officer = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = await RunningHost.Start();
        _officer = await Visitor.SignedIn(_host, Label, "charge");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _officer.Dispose();
        await _host.DisposeAsync();
    }

    private async Task<JsonElement> Opinion(string dossier) =>
        (await _officer.Http.GetFromJsonAsync<JsonElement>(new Uri($"api/applications/{dossier}/outside-opinions", UriKind.Relative))).GetProperty("opinions")[0];

    [Test]
    public async Task It_is_kept_by_nobody_tells_nobody_where_one_was_and_shows_the_question_alone()
    {
        var (link, dossier) = await _host.AskOutsider(_officer, Label, "un@banque.example");
        using var stranger = new Visitor(_host, Label);

        using var answer = await stranger.Http.GetAsync(new Uri(link, UriKind.Relative));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
        Assert.That(answer.Headers.GetValues("Referrer-Policy"), Is.EqualTo(["no-referrer"]));
        Assert.That(page, Does.Contain("accorderait-elle un crédit").And.Contain("Est-ce envisageable").And.Contain("Hanane Berrada").And.Contain("noindex").And.Not.Contain("blazor.web").And.Not.Contain("<script"));
        var shown = await _officer.Http.GetFromJsonAsync<JsonElement>(new Uri($"api/applications/{dossier}", UriKind.Relative));
        foreach (var secret in new[] { dossier, shown.GetProperty("number").GetString()!, shown.GetProperty("entrepreneur").GetProperty("name").GetString()! }) Assert.That(page, Does.Not.Contain(secret));
    }

    [Test]
    public async Task Programs_that_look_and_forms_without_the_page_s_token_answer_nothing()
    {
        var (link, dossier) = await _host.AskOutsider(_officer, Label, "deux@banque.example");
        using var scanner = _host.Client(Label);
        using (var head = await scanner.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(link, UriKind.Relative)))) Assert.That((int)head.StatusCode, Is.LessThan(500));
        for (var looked = 0; looked < 3; looked++) (await scanner.GetAsync(new Uri(link, UriKind.Relative))).EnsureSuccessStatusCode().Dispose();
        using var stranger = new Visitor(_host, Label);

        using var forged = await stranger.Http.Send(link, "Falsifié", "yes", withToken: false);

        Assert.That(forged.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Opinion(dossier)).GetProperty("state").GetString(), Is.EqualTo("asked"));
    }

    [Test]
    public async Task One_answers_and_a_second_time_is_told_so_without_seeing_the_answer()
    {
        var (link, dossier) = await _host.AskOutsider(_officer, Label, "trois@banque.example");
        using var stranger = new Visitor(_host, Label);
        using var again = new Visitor(_host, Label);
        using (await again.Http.GetAsync(new Uri(link, UriKind.Relative))) { } // opened before, sent later

        using var sent = await stranger.Http.Send(link, "Oui, Phrase-5120.", "yes");
        Assert.That(sent.StatusCode, Is.EqualTo(HttpStatusCode.Found), await sent.Content.ReadAsStringAsync());
        using var seen = await stranger.Http.GetAsync(sent.Headers.Location);
        Assert.That(WebUtility.HtmlDecode(await seen.Content.ReadAsStringAsync()), Does.Contain("Votre avis a bien été reçu").And.Not.Contain("5120").And.Not.Contain("crédit"));

        using var second = await again.Http.Send(link, "Non, finalement.", "no");
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(WebUtility.HtmlDecode(await second.Content.ReadAsStringAsync()), Does.Contain("une fois pour toutes").And.Not.Contain("5120"));
        Assert.That((await Opinion(dossier)).GetProperty("answer").GetProperty("words").GetString(), Is.EqualTo("Oui, Phrase-5120."));
    }

    [Test]
    public async Task What_is_wrong_is_said_and_what_was_written_stays()
    {
        var (link, dossier) = await _host.AskOutsider(_officer, Label, "quatre@banque.example");
        using var stranger = new Visitor(_host, Label);

        using var refused = await stranger.Http.Send(link, "Mon avis <b>", null, files: ("photo.jpg", [.. "GIF89a"u8]));
        var page = await refused.Content.ReadAsStringAsync();

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain("Mon avis &lt;b&gt;").And.Contain("oui ou par non"));
        using var file = await stranger.Http.Send(link, "Mon avis", "no", files: ("photo.jpg", [.. "GIF89a"u8]));
        Assert.That((file.StatusCode, WebUtility.HtmlDecode(await file.Content.ReadAsStringAsync()).Contains("photo.jpg", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        Assert.That((await Opinion(dossier)).GetProperty("state").GetString(), Is.EqualTo("asked"));
    }

    [Test]
    public async Task A_link_of_another_platform_is_unknown_and_one_that_was_taken_back_says_so()
    {
        var (link, dossier) = await _host.AskOutsider(_officer, Label, "cinq@banque.example");
        using var stranger = new Visitor(_host, Label);
        using var elsewhere = new Visitor(_host, "oriental");

        using var foreign = await elsewhere.Http.Send(link, "Ailleurs", "yes");
        Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(WebUtility.HtmlDecode(await foreign.Content.ReadAsStringAsync()), Does.Contain("Lien inconnu").And.Not.Contain("crédit"));
        var id = (await Opinion(dossier)).GetProperty("id").GetString();
        (await _officer.Http.PostAsJsonAsync(new Uri($"api/applications/{dossier}/outside-opinions/{id}/withdrawal", UriKind.Relative), new { })).EnsureSuccessStatusCode().Dispose();

        using var gone = await stranger.Http.Send(link, "Trop tard", "yes");
        Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That((await Opinion(dossier)).GetProperty("answer").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    /// <summary>On a platform that no other test here visits: one address has so many visits in a minute.</summary>
    [Test]
    public async Task Who_tries_links_is_told_to_wait_at_the_page_and_at_its_documents()
    {
        using var guesser = new Visitor(_host, "el-hajeb");
        using (var document = await guesser.Http.GetAsync(new Uri($"opinion/documents/{Guid.CreateVersion7()}?code=guess", UriKind.Relative))) Assert.That(document.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        var seen = new List<HttpStatusCode>();
        for (var tried = 0; tried < 80; tried++)
        {
            using var answer = await guesser.Http.GetAsync(new Uri($"opinion?code=guess{tried}", UriKind.Relative));
            seen.Add(answer.StatusCode);
        }

        Assert.That(seen.Distinct(), Is.EqualTo(new[] { HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests }));
        using var late = await guesser.Http.GetAsync(new Uri($"opinion/documents/{Guid.CreateVersion7()}?code=guess", UriKind.Relative));
        Assert.That(late.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }
}
