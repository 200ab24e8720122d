using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Platform.Accompaniment.Schemes;
using Alliance.Schemes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Alliance.Platform.Tests.Accompaniment.Schemes;

/// <summary>Support schemes over HTTP, by anybody; and what the address of the public page is read as.</summary>
internal sealed class SchemeDoorTests
{
    private PlatformHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await PlatformHost.Start();

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task Anybody_may_list_them_and_open_one()
    {
        var listed = await (await _host.Client().GetAsync("/api/schemes")).Json();
        var one = await (await _host.Client().GetAsync("/api/schemes/tpme-charter")).Json();

        Assert.That(listed.EnumerateArray().Select(x => x.GetProperty("code").GetString()), Is.EquivalentTo(Catalogue.National.Schemes.Select(x => x.Code)));
        Assert.That(one.GetProperty("scheme").GetProperty("kind").GetString(), Is.EqualTo("grant"));
        Assert.That(one.GetProperty("conditions").EnumerateArray().Select(x => Plain(x.GetString()!)), Does.Contain("Fonds propres : au moins 10 % de l’investissement"));
        Assert.That(one.GetProperty("source").GetProperty("checked").GetString(), Is.EqualTo("2026-11-30"));
        Assert.That((await _host.Client().GetAsync("/api/schemes/nobody")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("""{"investment":1234567.85,"ownFunds":123456.78,"enterpriseAge":0}""", "misses", "Il manque 0,01 DH de fonds propres.")]
    [TestCase("""{"investment":1234567.85,"ownFunds":123456.79,"enterpriseAge":0}""", "qualifies", null)]
    [TestCase("""{"investment":50000000,"ownFunds":9000000}""", "not-for-you", "Investissement : au moins 1 000 000 DH et moins de 50 000 000 DH (votre réponse : 50 000 000 DH).")]
    [TestCase("""{"ownFunds":9000000,"enterpriseAge":0}""", "perhaps", "Peut-être : cela dépend de l’investissement.")]
    [TestCase("""{"ownFunds":9000000,"enterpriseAge":0,"unknown":["investment"],"asked":1}""", "perhaps", "Peut-être : cela dépend de l’investissement.")]
    public async Task They_are_answered_to_the_centime(string known, string answer, string? because)
    {
        var found = await Answers(known);
        var charter = found.GetProperty("answers").EnumerateArray().Single(x => x.GetProperty("code").GetString() == "tpme-charter");

        Assert.That(charter.GetProperty("answer").GetString(), Is.EqualTo(answer));
        Assert.That(charter.GetProperty("because").EnumerateArray().Select(x => Plain(x.GetString()!)), Is.EqualTo(because is null ? [] : new[] { because }));
    }

    [Test]
    public async Task Six_questions_are_asked_at_most_and_none_twice()
    {
        var first = Questions(await Answers("{}"));
        var later = Questions(await Answers("""{"asked":6}"""));
        var known = Questions(await Answers("""{"amount":0,"unknown":["age"],"asked":2}"""));

        Assert.That(first, Has.Length.EqualTo(6));
        Assert.That(later, Is.Empty);
        Assert.That(known, Has.Length.EqualTo(4).And.No.Member("amount").And.No.Member("age"));
    }

    [TestCase("""{"age":131}""")]
    [TestCase("""{"province":"Larache"}""")]
    [TestCase("""{"sector":"magic"}""")]
    [TestCase("""{"investment":-1}""")]
    [TestCase("""{"investment":1.001}""")]
    [TestCase("""{"age":"many"}""")]
    public async Task What_can_t_be_is_refused(string known) =>
        Assert.That((await Post(known)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));

    [TestCase("fr")]
    [TestCase("ar")]
    public async Task Each_has_a_sheet(string language)
    {
        foreach (var scheme in Catalogue.National.Schemes)
        {
            var answer = await _host.Client().GetAsync($"/api/schemes/{scheme.Code}/sheet.pdf?language={language}");

            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/pdf"), scheme.Code);
            Assert.That((await answer.Content.ReadAsByteArrayAsync()).AsSpan(0, 5).ToArray(), Is.EqualTo("%PDF-"u8.ToArray()));
        }

        Assert.That((await _host.Client().GetAsync("/api/schemes/nobody/sheet.pdf")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public void An_address_is_read_as_it_was_written()
    {
        var read = Query(("amount", "80 000,50"), ("age", ""), ("rural", "unknown"), ("investment", "12"), ("unknown", "investment"), ("sector", "magic"), ("jobs", "two"), ("cin", "AB123"));

        Assert.That(read.Asked, Is.EqualTo(new[] { Fact.Age, Fact.Sector, Fact.Rural, Fact.Investment, Fact.Jobs, Fact.Amount }));
        Assert.That(read.Profile.Answered, Is.EqualTo(new[] { Fact.Rural, Fact.Investment, Fact.Amount }));
        Assert.That(read.Profile.Find(Fact.Amount)!.Value.Number, Is.EqualTo(8_000_050));
        Assert.That((read.IsUnknown(Fact.Rural), read.IsUnknown(Fact.Investment), read.IsUnknown(Fact.Amount)), Is.EqualTo((true, true, false)));
        Assert.That(read.Problems.Keys, Is.EqualTo(new[] { Fact.Jobs }));
    }

    [TestCase("99999999999999999999999999")]
    [TestCase("1000000000000,01")]
    [TestCase("-5")]
    [TestCase("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void What_is_no_amount_is_unknown_and_says_so(string written)
    {
        var read = Query(("amount", written));

        Assert.That(read.Profile.Answered, Is.Empty);
        Assert.That(read.Problems.Keys, Is.EqualTo(new[] { Fact.Amount }));
    }

    private static SchemeQuery Query(params (string Name, string Value)[] fields) =>
        SchemeQuery.Read(new QueryCollection(fields.ToDictionary(x => x.Name, x => new StringValues(x.Value), StringComparer.Ordinal)));

    private async Task<JsonElement> Answers(string known) => await (await Post(known)).Json();

    private async Task<HttpResponseMessage> Post(string known) =>
        await _host.Client().PostAsync("/api/schemes/answers", new StringContent(known, System.Text.Encoding.UTF8, "application/json"));

    private static string?[] Questions(JsonElement found) => [.. found.GetProperty("questions").EnumerateArray().Select(x => x.GetProperty("fact").GetString())];

    private static string Plain(string said) => said.Replace('\u202F', ' ').Replace('\u00A0', ' ');
}
