using System.Net;
using System.Text.RegularExpressions;
using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Alliance.Identity.Tests.SigningIn;

public sealed partial class SignInTests
{
    [Test]
    public async Task Who_knows_the_password_is_let_in_and_known()
    {
        var host = await TestHost.Shared;
        await host.Join("known@x.example", [Roles.Director]);
        using var browser = host.Browse();

        using var answer = await browser.SignIn("Known@X.example");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/"));
        var profile = await browser.GetStringOf("/api/account");
        Assert.That(profile, Does.Contain("known@x.example").And.Contain("director").And.Contain("\"organisation\":\"ism\""));
        Assert.That((await host.Load("known@x.example")).LastSignedInAt, Is.Not.Null);
    }

    [Test]
    public async Task Every_failure_is_answered_alike()
    {
        var host = await TestHost.Shared;
        await host.Join("right@x.example", [Roles.Director]);
        await host.Join("gone@x.example", [Roles.Director]);
        await host.Join("locked@x.example", [Roles.Director]);
        await host.Change("gone@x.example", x => x.Deactivate(DateTime.UtcNow));
        using var browser = host.Browse();
        for (var i = 0; i < Account.MostFailedAttempts; i++) (await browser.SignIn("locked@x.example", "wrong")).Dispose();

        var wrong = await Failure(browser, "right@x.example", "wrong");

        Assert.That(await Failure(browser, "nobody@x.example", "wrong"), Is.EqualTo(wrong), "unknown");
        Assert.That(await Failure(browser, "gone@x.example", TestHost.Password), Is.EqualTo(wrong), "deactivated");
        Assert.That(await Failure(browser, "locked@x.example", TestHost.Password), Is.EqualTo(wrong), "locked");
        Assert.That(await Failure(browser, "first@souss-massa.example", "wrong"), Is.EqualTo(wrong), "invited, no password yet");
        Assert.That(await Failure(browser, "first@souss-massa.example", ""), Is.EqualTo(await Failure(browser, "right@x.example", "")), "and none given");
        Assert.That(wrong, Does.StartWith("422"));
    }

    [Test]
    public async Task Five_wrong_passwords_lock_an_account_for_a_quarter_of_an_hour()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await TestHost.Start(clock: clock);
        await host.Join("clumsy@x.example", [Roles.Director]);
        using var browser = host.Browse();
        for (var i = 0; i < Account.MostFailedAttempts; i++) (await browser.SignIn("clumsy@x.example", "wrong")).Dispose();

        using (var locked = await browser.SignIn("clumsy@x.example")) Assert.That((int)locked.StatusCode, Is.EqualTo(422));
        clock.Advance(Account.LockedFor - TimeSpan.FromSeconds(1));
        using (var still = await browser.SignIn("clumsy@x.example")) Assert.That((int)still.StatusCode, Is.EqualTo(422));
        clock.Advance(TimeSpan.FromSeconds(2));
        using (var open = await browser.SignIn("clumsy@x.example")) Assert.That(open.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task A_right_password_forgives_the_wrong_ones_before()
    {
        var host = await TestHost.Shared;
        await host.Join("forgiven@x.example", [Roles.Director]);
        for (var round = 0; round < 2; round++)
        {
            using var browser = host.Browse();
            for (var i = 0; i < Account.MostFailedAttempts - 1; i++) (await browser.SignIn("forgiven@x.example", "wrong")).Dispose();

            using var answer = await browser.SignIn("forgiven@x.example");

            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        }
    }

    [Test]
    public async Task Forty_guesses_at_once_are_still_five()
    {
        var hasher = new CountingHasher();
        await using var host = await TestHost.Start(services => services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<Account>>(hasher)));
        hasher.Watched = (await host.Join("target@x.example", [Roles.Director])).PasswordHash;

        await Parallel.ForAsync(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, _) =>
        {
            using var browser = host.Browse();
            (await browser.SignIn("target@x.example", "wrong")).Dispose();
        });

        Assert.That(hasher.Verified, Is.EqualTo(Account.MostFailedAttempts));
        Assert.That((await host.Load("target@x.example")).StateAt(DateTime.UtcNow), Is.EqualTo(AccountState.Locked));
    }

    [TestCase("/loans?status=late", "/loans?status=late")]
    [TestCase("/%09/evil.example", "/%09/evil.example", Description = "what is encoded stays so: a path")]
    [TestCase(null, "/")]
    [TestCase("https://evil.example/", "/")]
    [TestCase("//evil.example", "/")]
    [TestCase("/\\evil.example", "/")]
    [TestCase("/\t/evil.example", "/")]
    [TestCase("\\\\evil.example", "/")]
    [TestCase("javascript:alert(1)", "/")]
    [TestCase("evil.example", "/")]
    [TestCase("http:/evil.example", "/")]
    public async Task Only_this_hosts_pages_are_returned_to(string? returnUrl, string expected)
    {
        var host = await TestHost.Shared;
        var email = $"{Guid.NewGuid():N}@x.example";
        await host.Join(email, [Roles.Director]);
        using var browser = host.Browse();

        using var answer = await browser.SignIn(email, page: returnUrl is null ? "/sign-in" : "/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));

        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo(expected));
    }

    [Test]
    public async Task Signing_out_ends_the_session()
    {
        var host = await TestHost.Shared;
        using var browser = await host.SignedIn("leaving@x.example", [Roles.Director]);

        using var answer = await browser.PostForm("/sign-out");

        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/sign-in"));
        using var after = await browser.Get("/api/account");
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_form_without_its_antiforgery_token_is_a_bad_request()
    {
        var host = await TestHost.Shared;
        await host.Join("forged@x.example", [Roles.Director]);
        using var browser = host.Browse();

        using var answer = await browser.PostForm("/sign-in", ("_handler", "sign-in"), ("email", "forged@x.example"), ("password", TestHost.Password));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(browser.CookieNames, Has.None.EqualTo("alliance"));
    }

    [Test]
    public async Task An_address_that_tries_too_often_has_to_wait()
    {
        await using var host = await TestHost.Start(settings: ("Identity:Attempts:SignIns", "3"));
        await host.Join("patient@x.example", [Roles.Director]);
        await host.Join("patient@x.example", [Roles.Director], "ior");
        using var browser = host.Browse();
        for (var i = 0; i < 3; i++) (await browser.SignIn($"guess{i}@x.example", "wrong")).Dispose();

        using var refused = await browser.SignIn("patient@x.example");
        using var elsewhere = host.Browse("oriental");
        using var welcome = await elsewhere.SignIn("patient@x.example");

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(refused.Headers.RetryAfter, Is.Not.Null);
        Assert.That(welcome.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), "another organisation counts for itself");
    }

    [Test]
    public async Task The_sign_in_page_speaks_of_its_organisation_and_sets_no_session()
    {
        var host = await TestHost.Shared;
        using var browser = host.Browse("oriental");

        var page = await browser.GetStringOf("/sign-in");

        Assert.That(page, Does.Contain("Initiative Oriental").And.Not.Contain(DemonstrationAccounts.Password));
        Assert.That(browser.CookieNames, Is.EqualTo(new[] { "alliance-forms" }));
    }

    private static async Task<string> Failure(Browser browser, string email, string password)
    {
        using var answer = await browser.SignIn(email, password);
        var body = Varying().Replace(await answer.Content.ReadAsStringAsync(), "");
        return $"{(int)answer.StatusCode} {body.Replace(email, "", StringComparison.Ordinal)}";
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]+\"")] private static partial Regex Varying();

    /// <summary>The framework's own, with an eye on how often one hash is asked about.</summary>
    private sealed class CountingHasher : IPasswordHasher<Account>
    {
        private readonly PasswordHasher<Account> _inner = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));
        private int _verified;

        public string? Watched { get; set; }

        public int Verified => _verified;

        public string HashPassword(Account user, string password) => _inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            if (hashedPassword == Watched) Interlocked.Increment(ref _verified);
            return _inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
