using System.Net;
using Alliance.Identity.Drafts;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Identity.Tests.Drafts;

/// <summary>What is typed into a form and not sent: its owner's alone, bounded, forgotten in time.</summary>
internal sealed class DraftTests
{
    private TestHost _host = null!;
    private Typist _amina = null!;

    [SetUp]
    public async Task SignIn()
    {
        _host = await TestHost.Shared;
        _amina = await Typist.At(_host);
    }

    [TearDown]
    public void Leave() => _amina.Dispose();

    [Test]
    public async Task It_comes_back_to_who_typed_it_and_to_nobody_else()
    {
        using var colleague = await Typist.At(_host);
        using var director = await Typist.At(_host, role: Roles.Director);
        using var administrator = await Typist.At(_host, role: Roles.PlatformAdministrator);
        Assert.That((await _amina.Keep()).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));

        Assert.That(await _amina.Name(), Is.EqualTo("Salma"));
        Assert.That(await _amina.Offered(), Is.EqualTo(new[] { Typist.NewDossier }));
        foreach (var other in new[] { colleague, director, administrator })
            Assert.That((await other.Name(), (await other.Offered()).Count), Is.EqualTo(((string?)null, 0)));
        Assert.That(await _amina.Name("/applications/other"), Is.Null, "into another page's form");
    }

    [Test]
    public async Task Nobody_who_isnt_signed_in_is_shown_or_keeps_any()
    {
        using var stranger = _host.Browse();

        using var asked = await stranger.Get("/drafts?page=/applications/new&form=form");
        using var kept = await stranger.Post("/drafts", new { page = "/applications/new", form = "form", href = "/", person = _amina.Account.Id, fields = new { name = "Salma" } });

        Assert.That((asked.StatusCode, kept.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.Unauthorized)));
        Assert.That(await _amina.Rows(), Is.Zero);
    }

    [Test]
    public async Task What_is_typed_later_replaces_it_and_what_is_sent_or_discarded_is_gone()
    {
        using var karim = await Typist.At(_host);
        await _amina.Keep();
        await _amina.Keep(new { name = "Salma Aït" });
        Assert.That(await _amina.Name(), Is.EqualTo("Salma Aït"));

        await karim.Discard();
        Assert.That(await _amina.Name(), Is.EqualTo("Salma Aït"), "nobody else discards it");
        await _amina.Discard();

        Assert.That(await _amina.Name(), Is.Null);
        Assert.That(await _amina.Rows(), Is.Zero);
    }

    /// <summary>The state of what the form is about, as it was when it was typed into (G4).</summary>
    [Test]
    public async Task What_it_was_about_comes_back_with_it()
    {
        await _amina.Keep(about: "0123456789abcdef");
        await _amina.Keep(page: "/applications/old");

        Assert.That(await About(Typist.NewDossier), Is.EqualTo("0123456789abcdef"));
        Assert.That(await About("/applications/old"), Is.Null, "of a page from before");
        Assert.That((await _amina.Keep(about: new string('0', 17))).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));

        async Task<string?> About(string page) => (await _amina.Kept(page))!.Value.GetProperty("about").GetString();
    }

    /// <summary>The page of one person, in a browser where somebody else has signed in meanwhile.</summary>
    [Test]
    public async Task What_one_typed_is_not_kept_as_anothers()
    {
        using var karim = await Typist.At(_host);

        using var answer = await karim.Keep(person: _amina.Account.Id.Value);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await answer.Code(), Is.EqualTo("draft.another-person"));
        Assert.That(await karim.Rows() + await _amina.Rows(), Is.Zero);
    }

    [Test]
    public async Task Only_so_much_is_kept()
    {
        var many = await _amina.Keep(Enumerable.Range(0, 151).ToDictionary(x => $"field{x}", _ => ""));
        var large = await _amina.Keep(new { words = new string('x', 24_000) });
        var widest = await _amina.Keep(new { name = new string('é', 3_500) });

        Assert.That(new[] { many.StatusCode, large.StatusCode, widest.StatusCode }, Is.EqualTo(new[] { HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.NoContent }));
    }

    [TestCase("a")]
    [TestCase("ش")]
    public async Task The_longest_text_is_kept_in_either_script(string letter)
    {
        var text = string.Concat(Enumerable.Repeat(letter, 4_000));

        Assert.That((await _amina.Keep(new { name = text })).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await _amina.Name(), Is.EqualTo(text));
    }

    [TestCase("//evil.example/x")]
    [TestCase("/\\evil.example")]
    [TestCase("https://evil.example")]
    [TestCase("javascript:alert(1)")]
    public async Task It_leads_nowhere_else(string href) => Assert.That((await _amina.Keep(href: href)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task Beyond_twenty_the_oldest_goes()
    {
        for (var i = 0; i < 21; i++) await _amina.Keep(page: $"/loans/{i}");

        Assert.That(await _amina.Rows(), Is.EqualTo(20));
        Assert.That(await _amina.Name("/loans/0"), Is.Null);
        Assert.That(await _amina.Name("/loans/1"), Is.EqualTo("Salma"));
        Assert.That(await _amina.Name("/loans/20"), Is.EqualTo("Salma"));
    }

    /// <summary>A page's form after two weeks, a sheet's after a day; at every organisation.</summary>
    [TestCase("ism", Roles.LoanOfficer)]
    [TestCase("aim", Roles.NationalAnalyst)]
    public async Task It_is_forgotten_in_time(string organisation, string role)
    {
        using var typist = await Typist.At(_host, organisation, role);
        await typist.Keep();
        await typist.Keep(page: "/loans/1", isBrief: true);
        await typist.Age(TimeSpan.FromDays(1));
        Assert.That(await typist.Name("/loans/1"), Is.Null);
        Assert.That(await typist.Name(), Is.EqualTo("Salma"));

        await using var scope = _host.In(organisation);
        await scope.ServiceProvider.GetRequiredService<ForgetOldDrafts>().Step(default!, default);
        Assert.That(await typist.Rows(), Is.EqualTo(1));
        await typist.Age(TimeSpan.FromDays(13));
        Assert.That(await typist.Name(), Is.Null);
    }

    [Test]
    public async Task It_goes_with_its_account()
    {
        await _amina.Keep();

        await _amina.InDatabase(db => db.Accounts.Where(x => x.Id == _amina.Account.Id).ExecuteDeleteAsync());

        Assert.That(await _amina.Rows(), Is.Zero);
    }
}
