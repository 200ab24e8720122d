using System.Net;
using Alliance.Identity.Links;
using Alliance.Identity.Mail;
using Alliance.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Alliance.Identity.Tests.Passwords;

public sealed class MailedLinkTests
{
    private const string NewPassword = "quatre chevaux dans la plaine";

    [Test]
    public async Task An_invitation_opens_an_account_once()
    {
        var host = await TestHost.Shared;
        using var administrator = await host.SignedIn("inviter@x.example", [Roles.PlatformAdministrator]);
        using (var invited = await administrator.Post("/api/accounts", new { email = "new@x.example", name = "Nouvelle Recrue", roles = new[] { Roles.LoanOfficer } }))
            Assert.That(invited.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        var link = await host.Mails.NextLink("new@x.example");
        using var browser = host.Browse();

        using (var accepted = await browser.Submit(link.PathAndQuery, "invitation", ("name", "Zineb Alami"), ("password", NewPassword)))
            Assert.That(accepted.Headers.Location?.OriginalString, Is.EqualTo("/sign-in?done=password"));
        using (var welcome = await browser.SignIn("new@x.example", NewPassword))
            Assert.That(welcome.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));

        Assert.That(await browser.GetStringOf("/api/account"), Does.Contain("Zineb Alami").And.Contain(Roles.LoanOfficer));
        using var another = host.Browse();
        using var again = await another.GetAsync(link);
        Assert.That((int)again.StatusCode, Is.EqualTo(422));
    }

    [Test]
    public async Task A_link_is_good_at_its_own_organisation_for_its_own_purpose_alone()
    {
        var host = await TestHost.Shared;
        await host.Join("linked@x.example", [Roles.Director]);
        using var browser = host.Browse();
        (await browser.Submit("/forgotten-password", "forgotten-password", ("email", "linked@x.example"))).Dispose();

        var link = await host.Mails.NextLink("linked@x.example");

        Assert.That(link.GetLeftPart(UriPartial.Path), Is.EqualTo("http://souss-massa.localhost/reset-password"));
        using var sister = host.Browse("oriental");
        using var there = await sister.Get(link.PathAndQuery);
        using var otherwise = await browser.Get(link.PathAndQuery.Replace("reset-password", "invitation", StringComparison.Ordinal));
        using var cut = await browser.Get(link.PathAndQuery[..^1]);
        using var own = await browser.Get(link.PathAndQuery);
        Assert.That(new[] { there, otherwise, cut, own }.Select(x => (int)x.StatusCode), Is.EqualTo(new[] { 422, 422, 422, 200 }));
    }

    [Test]
    public async Task A_reset_sets_a_new_password_once_and_ends_every_session()
    {
        var host = await TestHost.Shared;
        using var session = await host.SignedIn("forgetful@x.example", [Roles.Director]);
        using var browser = host.Browse();
        (await browser.Submit("/forgotten-password", "forgotten-password", ("email", " FORGETFUL@x.example "))).Dispose();
        var link = (await host.Mails.NextLink("forgetful@x.example")).PathAndQuery;

        using (var weak = await browser.Submit(link, "reset-password", ("password", "trop court"))) Assert.That((int)weak.StatusCode, Is.EqualTo(422));
        using (var done = await browser.Submit(link, "reset-password", ("password", NewPassword))) Assert.That(done.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        using (var again = await browser.Get(link)) Assert.That((int)again.StatusCode, Is.EqualTo(422));

        using (var ended = await session.Get("/api/account")) Assert.That(ended.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        using (var old = await browser.SignIn("forgetful@x.example")) Assert.That((int)old.StatusCode, Is.EqualTo(422));
        using (var fresh = await browser.SignIn("forgetful@x.example", NewPassword)) Assert.That(fresh.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [TestCase(LinkPurpose.Invitation, 14 * 24)]
    [TestCase(LinkPurpose.PasswordReset, 2)]
    public async Task Links_expire(LinkPurpose purpose, int hours)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await TestHost.Start(clock: clock);
        await host.Join("late@x.example", [Roles.Director]);
        var account = await host.Load(purpose is LinkPurpose.PasswordReset ? "late@x.example" : "first@souss-massa.example");
        await using var scope = host.In("ism");
        var link = scope.ServiceProvider.GetRequiredService<AccountLinks>().Make(account, purpose);
        using var browser = host.Browse();

        clock.Advance(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(1));
        using (var inTime = await browser.GetAsync(link)) Assert.That(inTime.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        clock.Advance(TimeSpan.FromSeconds(3));
        using (var late = await browser.GetAsync(link)) Assert.That((int)late.StatusCode, Is.EqualTo(422));
    }

    [Test]
    public async Task Whether_an_address_has_an_account_is_not_told()
    {
        var host = await TestHost.Shared;
        await host.Join("exists@x.example", [Roles.Director]);
        using var browser = host.Browse();

        using var unknown = await browser.Submit("/forgotten-password", "forgotten-password", ("email", "unknown@x.example"));
        using var known = await browser.Submit("/forgotten-password", "forgotten-password", ("email", "exists@x.example"));

        Assert.That(unknown.StatusCode, Is.EqualTo(known.StatusCode).And.EqualTo(HttpStatusCode.OK));
        Assert.That(await unknown.Content.ReadAsStringAsync(), Is.EqualTo(await known.Content.ReadAsStringAsync()));
        await host.Mails.Next("exists@x.example"); // asked for later
        Assert.That(host.Mails.To("unknown@x.example"), Is.Empty);
    }

    [Test]
    public async Task Mails_are_asked_for_a_few_times_only()
    {
        await using var host = await TestHost.Start(settings: ("Identity:Attempts:Mails", "2"));
        using var browser = host.Browse();
        for (var i = 0; i < 2; i++) (await browser.Submit("/forgotten-password", "forgotten-password", ("email", "x@x.example"))).Dispose();

        using var answer = await browser.Submit("/forgotten-password", "forgotten-password", ("email", "x@x.example"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task A_link_never_comes_from_a_header()
    {
        var host = await TestHost.Shared;
        await host.Join("header@x.example", [Roles.Director]);
        using var browser = host.Browse();
        browser.DefaultRequestHeaders.Host = "SOUSS-MASSA.localhost.:9999";
        browser.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");

        (await browser.Submit("/forgotten-password", "forgotten-password", ("email", "header@x.example"))).Dispose();

        Assert.That((await host.Mails.NextLink("header@x.example")).Authority, Is.EqualTo("souss-massa.localhost"));
    }

    [TestCase("fr", "Initiative Souss-Massa", "Choisir un nouveau mot de passe", "ltr")]
    [TestCase("en", "Initiative Souss-Massa (en)", "Choose a new password", "ltr")]
    [TestCase("ar", "مبادرة ism", "اختيار كلمة مرور جديدة", "rtl")]
    public async Task Mails_speak_the_accounts_language(string language, string sender, string action, string direction)
    {
        var host = await TestHost.Shared;
        var email = $"reader.{language}@x.example";
        await host.Join(email, [Roles.Director], language: language);
        using var browser = host.Browse();
        (await browser.Submit("/forgotten-password", "forgotten-password", ("email", email))).Dispose();

        var mail = await host.Mails.Next(email);

        Assert.That(mail.From.Mailboxes.Single().Name, Is.EqualTo(sender));
        Assert.That(mail.From.Mailboxes.Single().Address, Is.EqualTo("no-reply@localhost"));
        Assert.That(mail.Subject, Does.Contain(sender));
        Assert.That(mail.TextBody, Does.Contain(action));
        Assert.That(Outgoing.Html(mail), Does.Contain(action).And.Contain($"<html lang=\"{language}\" dir=\"{direction}\">"));
    }

    [Test]
    public async Task A_name_cannot_write_html_or_headers_into_a_mail()
    {
        var host = await TestHost.Shared;
        using var administrator = await host.SignedIn("html@x.example", [Roles.PlatformAdministrator]);
        using var answer = await administrator.Post(
            "/api/accounts", new { email = "tag@x.example", name = "<img src=x>\r\nBcc: evil@x.example", roles = new[] { Roles.Mentor } });

        var mail = await host.Mails.Next("tag@x.example");

        Assert.That(mail.HtmlBody, Does.Not.Contain("<img"));
        using var written = new MemoryStream();
        await mail.WriteToAsync(written);
        written.Position = 0;
        var read = await MimeMessage.LoadAsync(written);
        Assert.That(read.Bcc, Is.Empty);
        Assert.That(read.To.Mailboxes.Select(x => x.Address), Is.EqualTo(new[] { "tag@x.example" }));
    }

    [Test]
    public async Task Without_a_server_mails_are_written_into_a_folder()
    {
        var folder = Directory.CreateTempSubdirectory("alliance-mail-").FullName;
        var transport = new FolderTransport(Options.Create(new MailOptions { Folder = folder }));

        await transport.Send(new MimeMessage { Subject = "Bonjour", Body = new TextPart("plain") { Text = "Texte" } }, default);

        var written = await MimeMessage.LoadAsync(Directory.GetFiles(folder, "*.eml").Single());
        Assert.That(written.Subject, Is.EqualTo("Bonjour"));
        Directory.Delete(folder, recursive: true);
    }
}
