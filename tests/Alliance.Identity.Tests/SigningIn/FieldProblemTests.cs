using System.Net;
using System.Text.RegularExpressions;
using Alliance.Kernel;

namespace Alliance.Identity.Tests.SigningIn;

/// <summary>What is wrong with a field is said beside it in the words of the page; the browser, which has its own, checks nothing.</summary>
public sealed class FieldProblemTests
{
    /// <summary>In the language of whoever runs the tests.</summary>
    private static readonly string[] Needed = ["Ce champ est à remplir.", "This field is needed.", "هذه الخانة مطلوبة."];

    [TestCase("/sign-in", "sign-in", "", "", "email", "password")]
    [TestCase("/sign-in", "sign-in", "somebody@x.example", "", "password")]
    [TestCase("/sign-in", "sign-in", "", "wrong", "email")]
    [TestCase("/forgotten-password", "forgotten-password", "", "", "email")]
    public async Task A_field_left_empty_says_so(string page, string form, string email, string password, params string[] wrong)
    {
        var host = await TestHost.Shared;
        using var browser = host.Browse();
        using var answer = await browser.Submit(page, form, ("email", email), ("password", password));

        var told = (await Told(answer)).ToList();
        Assert.That(told.Select(x => x.Field), Is.EqualTo(wrong));
        Assert.That(told.Select(x => x.Said).Except(Needed), Is.Empty);
        Assert.That((int)answer.StatusCode, Is.EqualTo(422));
    }

    [TestCase("wrong", "une phrase bien à moi", "current")]
    [TestCase(TestHost.Password, "trop court", "new")]
    public async Task What_is_refused_is_said_beside_the_field_that_it_is_about(string current, string chosen, string field)
    {
        var host = await TestHost.Shared;
        using var browser = await host.SignedIn($"field-{field}@x.example", [Roles.Mentor]);

        using var answer = await browser.Submit("/account", "password", ("current", current), ("new", chosen));

        var (told, words) = (await Told(answer)).Single();
        Assert.That(told, Is.EqualTo(field));
        Assert.That(words, Is.Not.Empty);
        Assert.That(Needed, Does.Not.Contain(words));
    }

    /// <summary>Without saying whether there is such an account: no mail goes to what is no address.</summary>
    [Test]
    public async Task An_address_to_which_no_mail_can_go_is_told_beside_its_field()
    {
        var host = await TestHost.Shared;
        using var browser = host.Browse();

        using var answer = await browser.Submit("/forgotten-password", "forgotten-password", ("email", "salma.idrissi"));

        var (told, words) = (await Told(answer)).Single();
        Assert.That(told, Is.EqualTo("email"));
        Assert.That(Needed, Does.Not.Contain(words));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("salma.idrissi"), "what was typed stays");
    }

    /// <summary>Fields that are told to be wrong, with what is said; nothing is said above.</summary>
    private static async Task<IEnumerable<(string Field, string Said)>> Told(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        Assert.That(html, Does.Not.Contain("notice bad").And.Not.Contain(" required"));
        Assert.That(Regex.Count(html, "<form class=\"form\""), Is.EqualTo(Regex.Count(html, "<form class=\"form\"[^>]* novalidate")));
        var told = Regex.Matches(html, "id=\"([a-z]+)-problem\"[^>]*>([^<]*)<").Select(x => (x.Groups[1].Value, WebUtility.HtmlDecode(x.Groups[2].Value))).ToList();
        foreach (var (field, _) in told)
            Assert.That(Regex.Match(html, $"<input id=\"{field}\"[^>]*>").Value, Does.Contain("aria-invalid=\"true\"").And.Match($"aria-describedby=\"[^\"]*{field}-problem\""));
        return told;
    }
}
