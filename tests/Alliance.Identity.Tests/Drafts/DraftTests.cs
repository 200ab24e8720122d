using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Identity.Drafts;
using Alliance.Tenancy.Jobs.Daily;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Identity.Tests.Drafts;

/// <summary>What is typed into a form and not sent: its owner's alone, bounded, forgotten in time.</summary>
internal sealed class DraftTests
{
    private PlatformHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await PlatformHost.Start();

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    private HttpClient Of(string account, string organisation = FixedOrganisations.Ism) => _host.Client(Roles.LoanOfficer, organisation, account);

    private Task<HttpResponseMessage> Keep(
        string account, object? fields = null, string page = "/applications/new", string form = "new-application", string? href = null, string? person = null, bool isBrief = false, string? about = null) =>
        Of(account).PostAsJsonAsync("/drafts", new { page, form, href = href ?? page, title = "Salma", person = PlatformHost.AccountOf(person ?? account), fields = fields ?? new { name = "Salma" }, isBrief, about });

    private static Task<HttpResponseMessage> Ask(HttpClient client, string page = "/applications/new") => client.GetAsync($"/drafts?page={page}&form=new-application");

    private static async Task<string?> Name(HttpClient client, string page = "/applications/new")
    {
        var answer = await Ask(client, page);
        return answer.StatusCode is HttpStatusCode.NoContent ? null : (await answer.Json()).GetProperty("fields").GetProperty("name").GetString();
    }

    [Test]
    public async Task It_comes_back_to_who_typed_it_and_to_nobody_else()
    {
        Assert.That((await Keep("amina")).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));

        Assert.That(await Name(Of("amina")), Is.EqualTo("Salma"));
        Assert.That(await Name(Of("karim")), Is.Null, "a colleague");
        Assert.That(await Name(_host.Client(Roles.Director)), Is.Null, "the director");
        Assert.That(await Name(Of("amina", FixedOrganisations.Ior)), Is.Null, "on another platform");
        Assert.That(await Name(Of("amina"), "/applications/other"), Is.Null, "into another page's form");
    }

    [Test]
    public async Task What_is_typed_later_replaces_it_and_what_is_sent_or_discarded_is_gone()
    {
        await Keep("amina");
        await Keep("amina", new { name = "Salma Aït" });
        Assert.That(await Name(Of("amina")), Is.EqualTo("Salma Aït"));

        await Of("karim").DeleteAsync("/drafts?page=/applications/new&form=new-application");
        Assert.That(await Name(Of("amina")), Is.EqualTo("Salma Aït"), "nobody else discards it");
        await Of("amina").DeleteAsync("/drafts?page=/applications/new&form=new-application");

        Assert.That(await Name(Of("amina")), Is.Null);
        Assert.That(await Rows(), Is.Zero);
    }

    /// <summary>The state of what the form is about, as it was when it was typed into (G4).</summary>
    [Test]
    public async Task What_it_was_about_comes_back_with_it()
    {
        await Keep("amina", about: "0123456789abcdef");
        await Keep("amina", page: "/applications/old");

        Assert.That(await About("/applications/new"), Is.EqualTo("0123456789abcdef"));
        Assert.That(await About("/applications/old"), Is.Null, "of a page from before");
        Assert.That((await Keep("amina", about: new string('0', 17))).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));

        async Task<string?> About(string page) => (await (await Ask(Of("amina"), page)).Json()).GetProperty("about").GetString();
    }

    /// <summary>The page of one person, in a browser where somebody else has signed in meanwhile.</summary>
    [Test]
    public async Task What_one_typed_is_not_kept_as_anothers()
    {
        var answer = await Keep("karim", person: "amina");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await answer.Json(HttpStatusCode.Conflict)).GetProperty("code").GetString(), Is.EqualTo("draft.another-person"));
        Assert.That(await Rows(), Is.Zero);
    }

    [Test]
    public async Task Only_so_much_is_kept()
    {
        var many = await Keep("amina", Enumerable.Range(0, 151).ToDictionary(x => $"field{x}", _ => ""));
        var large = await Keep("amina", new { words = new string('x', 24_000) });
        var widest = await Keep("amina", new { name = new string('é', 3_500) });

        Assert.That(new[] { many.StatusCode, large.StatusCode, widest.StatusCode }, Is.EqualTo(new[] { HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.NoContent }));
    }

    [TestCase("a")]
    [TestCase("ش")]
    public async Task The_longest_text_is_kept_in_either_script(string letter)
    {
        var text = string.Concat(Enumerable.Repeat(letter, 4_000));

        Assert.That((await Keep("amina", new { name = text })).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await Name(Of("amina")), Is.EqualTo(text));
    }

    [TestCase("//evil.example/x")]
    [TestCase("/\\evil.example")]
    [TestCase("https://evil.example")]
    [TestCase("javascript:alert(1)")]
    public async Task It_leads_nowhere_else(string href) => Assert.That((await Keep("amina", href: href)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task Beyond_twenty_the_oldest_goes()
    {
        for (var i = 0; i < 21; i++) await Keep("amina", page: $"/loans/{i}");

        Assert.That(await Rows(), Is.EqualTo(20));
        Assert.That(await Name(Of("amina"), "/loans/0"), Is.Null);
        Assert.That(await Name(Of("amina"), "/loans/1"), Is.EqualTo("Salma"));
        Assert.That(await Name(Of("amina"), "/loans/20"), Is.EqualTo("Salma"));
    }

    /// <summary>A page's form after two weeks, a sheet's after a day.</summary>
    [Test]
    public async Task It_is_forgotten_in_time()
    {
        await Keep("amina");
        await Keep("amina", page: "/loans/1", isBrief: true);
        await Age(TimeSpan.FromDays(1));
        Assert.That(await Name(Of("amina"), "/loans/1"), Is.Null);
        Assert.That(await Name(Of("amina")), Is.EqualTo("Salma"));

        await _host.Run<PlatformDb>(db => new ForgetOldDrafts(db, TimeProvider.System).Step(default!, default));
        Assert.That(await Rows(), Is.EqualTo(1));
        await Age(TimeSpan.FromDays(13));
        Assert.That(await Name(Of("amina")), Is.Null);
    }

    private Task<int> Rows() => _host.Read(db => db.Set<Draft>().CountAsync());

    private Task Age(TimeSpan by) => _host.Run<PlatformDb>(async db =>
    {
        foreach (var draft in await db.Set<Draft>().ToListAsync()) draft.Put(draft.Href, draft.Title, draft.About, draft.Fields, draft.KeptAt - by, draft.ForgottenAfter - by);
        await db.SaveChangesAsync();
    });
}
