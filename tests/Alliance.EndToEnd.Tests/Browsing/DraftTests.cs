using Alliance.EndToEnd.Tests.Hosting;
using Microsoft.Playwright;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>Nothing that is typed is lost: neither when the host goes away, nor when one leaves a form half filled; and nobody else finds it.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance), Parallelizable(ParallelScope.Self)]
public sealed class DraftTests
{
    private const string Register = "Enregistrer le dossier";
    private const string IsBack = "Ce que vous aviez saisi ici est de retour.";

    private static readonly FilePayload Statement = new() { Name = "releve.csv", MimeType = "text/csv", Buffer = "Jour;Libelle;Montant\n01/06/2023;VIREMENT;1250,00\n"u8.ToArray() };

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    /// <summary>The last field is still being typed into when the host stops, and another is changed while it is away.</summary>
    [Test]
    public async Task A_long_form_is_kept_over_a_restart_of_the_host()
    {
        using var folder = HostFolder.WithDemonstration();
        var first = await RunningHost.Start(folder);
        await using var browser = await Browsers.Visit();
        var desk = await AtForm(first, browser, "directeur", "applications/new");
        await desk.FillDossier();
        await desk.Fill(("phone", "0612 345 678"));
        await desk.Page.EvaluateAsync("document.documentElement.dataset.old = ''");

        await first.DisposeAsync();
        await desk.Fill(("email", "salma@exemple.ma"));
        await using var second = await RunningHost.Start(folder, port: first.Port);

        await desk.Page.Locator("html:not([data-old]) .shell[data-live]").WaitForAsync();
        await Note(desk.Page).WaitForAsync();
        await Assertions.Expect(desk.Page.Locator("#name")).ToHaveValueAsync("Salma Démonstration");
        await Assertions.Expect(desk.Page.Locator("#phone")).ToHaveValueAsync("0612 345 678");
        await Assertions.Expect(desk.Page.Locator("#email")).ToHaveValueAsync("salma@exemple.ma");
        await Assertions.Expect(desk.Page.Locator("#province")).ToHaveValueAsync("El Hajeb");
        await desk.Press(Register);
        await desk.Registered();
        await Assertions.Expect(desk.Page.Locator("#main")).ToContainTextAsync("Salma Démonstration");

        await desk.Open("el-hajeb", "applications/new");
        await Assertions.Expect(desk.Page.Locator("#name")).ToHaveValueAsync("");
        await Assertions.Expect(Note(desk.Page)).ToBeHiddenAsync();
    }

    /// <summary>A sheet is a form over a page: it opens again, of the same loan, with what was typed; and is paid once.</summary>
    [Test]
    public async Task A_payment_is_kept_over_a_restart_of_the_host()
    {
        using var folder = HostFolder.WithDemonstration();
        var first = await RunningHost.Start(folder);
        await using var browser = await Browsers.Visit();
        var desk = await AtLoan(first, browser);
        await desk.Press("Enregistrer un paiement");
        await desk.Fill(("payment-reference", "VIR-2023-77"), ("payment-amount", "317,30"));
        await desk.Page.EvaluateAsync("document.documentElement.dataset.old = ''");

        await first.DisposeAsync();
        await using var second = await RunningHost.Start(folder, port: first.Port);

        await desk.Page.Locator("html:not([data-old]) .shell[data-live]").WaitForAsync();
        await Note(desk.Page).WaitForAsync();
        await Assertions.Expect(desk.Page.Locator("#payment-amount")).ToHaveValueAsync("317,30");
        await Assertions.Expect(desk.Page.Locator("#payment-reference")).ToHaveValueAsync("VIR-2023-77");
        await desk.Press("Enregistrer le paiement");
        await desk.Done();
        await Assertions.Expect(desk.Page.Locator(".happenings").GetByText("VIR-2023-77")).ToHaveCountAsync(1);
    }

    [Test]
    public async Task A_form_that_one_leaves_is_offered_again_until_it_is_discarded()
    {
        await using var browser = await Browsers.Visit();
        var desk = await AtForm(_host, browser, "charge", "applications/new");
        await desk.Fill(("name", "Hind Brouillon"), ("enterprise", "Couture (brouillon)"), ("total", "55 000"));
        await Kept(desk.Page, () => desk.Page.PressAsync("#enterprise", "Tab"));

        await desk.Open("el-hajeb", "");
        var draft = desk.Page.GetByRole(AriaRole.Link, new() { Name = "Hind Brouillon" });
        await draft.ClickAsync();
        await desk.Live();
        await Note(desk.Page).WaitForAsync();
        await Assertions.Expect(desk.Page.Locator("#enterprise")).ToHaveValueAsync("Couture (brouillon)");
        await Assertions.Expect(desk.Page.Locator(".balance")).ToContainTextAsync("55 000,00"); // what is put back counts
        await desk.Fill(("phone", "0612 345 678"));
        await desk.Press("Repartir de zéro");
        await Assertions.Expect(desk.Page.Locator("#name")).ToHaveValueAsync("");
        await Assertions.Expect(desk.Page.Locator("#phone")).ToHaveValueAsync(""); // also what was typed since it was put back
        await Assertions.Expect(desk.Page.Locator(".balance")).Not.ToContainTextAsync("55 000,00");
        await Assertions.Expect(Note(desk.Page)).ToBeHiddenAsync();
        await Eventually.Holds(async () => await desk.Page.EvaluateAsync<int>("fetch('/drafts?page=/applications/new&form=new-application').then(x => x.status)") == 204, "the draft to be gone");

        await desk.Open("el-hajeb", "");
        await Assertions.Expect(draft).ToHaveCountAsync(0);
    }

    /// <summary>On a shared computer (G4, S38): the first one's draft is neither in the form, nor in the browser's storage, nor behind Back; and is there when they come again.</summary>
    [Test]
    public async Task Who_signs_in_next_finds_nothing_of_it()
    {
        await using var browser = await Browsers.Visit();
        var desk = await AtForm(_host, browser, "directeur", "applications/new");
        var page = desk.Page;
        await desk.Fill(("name", "Zoubida Partagée"), ("cin", "AB123456"));
        await Kept(page, () => page.PressAsync("#cin", "Tab"));
        await SignOut(desk);
        Assert.That(await Stored(page), Does.Not.Contain("Partagée").And.Not.Contain("AB123456"));
        await page.Back();
        await desk.Arrive(x => x.Contains("/sign-in", StringComparison.Ordinal));

        await desk.SignInByForm("el-hajeb", "charge");
        await desk.Open("el-hajeb", "applications/new");
        Assert.That(await page.EvaluateAsync<int>("fetch('/drafts?page=/applications/new&form=new-application').then(x => x.status)"), Is.EqualTo(204));
        await Assertions.Expect(page.Locator("#name")).ToHaveValueAsync("");
        Assert.That(await page.ContentAsync() + await Stored(page), Does.Not.Contain("Partagée").And.Not.Contain("AB123456"));
        await SignOut(desk);

        await desk.SignInByForm("souss-massa", "charge");
        await desk.Open("souss-massa", "applications/new");
        Assert.That(await page.EvaluateAsync<int>("fetch('/drafts?page=/applications/new&form=new-application').then(x => x.status)"), Is.EqualTo(204));

        await desk.SignInByForm("el-hajeb", "directeur");
        await desk.Open("el-hajeb", "applications/new");
        await Note(page).WaitForAsync();
        await Assertions.Expect(page.Locator("#name")).ToHaveValueAsync("Zoubida Partagée");
        await Assertions.Expect(page.Locator("#cin")).ToHaveValueAsync("AB123456");
    }

    /// <summary>Said at once, with a way to sign in that leaves the page; afterwards all of it is there for the same person, and one dossier is made (B1, S11).</summary>
    [Test]
    public async Task A_sign_in_that_ends_amid_a_form_loses_nothing()
    {
        await using var browser = await Browsers.Visit();
        var desk = await AtForm(_host, browser, "directeur", "applications/new");
        var page = desk.Page;
        await desk.Fill(("name", "Rim Interrompue"));
        var cookies = await browser.CookiesAsync();
        await browser.ClearCookiesAsync();

        await desk.FillDossier();
        await desk.Fill(("name", "Rim Interrompue"));
        var signIn = page.GetByRole(AriaRole.Link, new() { Name = "Se reconnecter dans une autre fenêtre" });
        await signIn.WaitForAsync();
        await browser.AddCookiesAsync(cookies.Select(x => new Cookie { Name = x.Name, Value = x.Value, Domain = x.Domain, Path = x.Path, HttpOnly = x.HttpOnly, SameSite = x.SameSite }));
        await page.EvaluateAsync("dispatchEvent(new Event('focus'))");
        await Assertions.Expect(signIn).ToBeHiddenAsync();

        await desk.Open("el-hajeb", "applications/new");
        await Note(page).WaitForAsync();
        await Assertions.Expect(page.Locator("#own-funds")).ToHaveValueAsync("36 000,00".Replace(' ', '\u202F'));
        await desk.Press(Register);
        await desk.Registered();
        await page.Show(new Uri(_host.Address("el-hajeb"), "applications?search=Rim+Interrompue"));
        await Assertions.Expect(page.Locator("#main a.opens")).ToHaveCountAsync(1);
    }

    /// <summary>While the connection is away a field is changed and left: it is heard when the connection is back.</summary>
    [Test]
    public async Task What_is_changed_while_the_connection_is_away_is_heard_afterwards_and_the_notice_stands_above_the_sheet()
    {
        await using var browser = await Browsers.Visit();
        var desk = await AtLoan(_host, browser);
        var page = desk.Page;
        await desk.Press("Enregistrer un paiement");
        var amount = page.Locator("#payment-amount");
        await Assertions.Expect(amount).ToBeFocusedAsync();
        await page.RouteAsync("**/_blazor/**", x => x.AbortAsync());
        await page.RouteAsync("**/_blazor?**", x => x.AbortAsync());
        await amount.FillAsync("318,40");

        await page.EvaluateAsync("Blazor._internal.forceCloseConnection()");
        var notice = page.Locator("#components-reconnect-modal");
        await Assertions.Expect(notice).ToBeVisibleAsync();
        Assert.That(await page.EvaluateAsync<bool>("document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('#components-reconnect-modal') !== null"), "above the sheet");
        await notice.EvaluateAsync("x => x.classList.add('components-reconnect-failed')");
        await notice.GetByRole(AriaRole.Button).ClickAsync(new() { Trial = true });
        await notice.EvaluateAsync("x => x.classList.remove('components-reconnect-failed')");

        await page.UnrouteAllAsync();
        await Assertions.Expect(notice).ToBeHiddenAsync();
        await desk.Press("Enregistrer le paiement");
        await desk.Done();
        await Assertions.Expect(page.Locator(".happenings")).ToContainTextAsync("318,40");
    }

    /// <summary>The chooser is open while the connection goes (B1, S12): the file is taken when it is back.</summary>
    [Test]
    public async Task A_file_that_is_chosen_while_the_connection_is_away_is_taken_afterwards()
    {
        await using var browser = await Browsers.Visit(width: 390);
        var desk = await AtForm(_host, browser, "tresorier", "statements");
        var page = desk.Page;
        await page.RouteAsync("**/_blazor/**", x => x.AbortAsync());
        await page.RouteAsync("**/_blazor?**", x => x.AbortAsync());
        await page.EvaluateAsync("Blazor._internal.forceCloseConnection()");
        await Assertions.Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();

        await page.SetInputFilesAsync("#statement-file", Statement);
        await page.UnrouteAllAsync();

        await Assertions.Expect(page.Locator("#main")).ToContainTextAsync("releve.csv");
        await Assertions.Expect(page.Locator("[data-again]")).ToBeHiddenAsync();
    }

    /// <summary>Where the page had to load anew, a file is asked for again, and never passed over in silence.</summary>
    [Test]
    public async Task A_file_that_is_chosen_before_the_page_loads_anew_is_asked_for_again()
    {
        using var folder = HostFolder.WithDemonstration();
        var first = await RunningHost.Start(folder);
        await using var browser = await Browsers.Visit(width: 390);
        var desk = await AtForm(first, browser, "tresorier", "statements");
        await desk.Page.EvaluateAsync("document.documentElement.dataset.old = ''");

        await first.DisposeAsync();
        await Assertions.Expect(desk.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await desk.Page.SetInputFilesAsync("#statement-file", Statement);
        await using var second = await RunningHost.Start(folder, port: first.Port);

        await desk.Page.Locator("html:not([data-old]) .shell[data-live]").WaitForAsync();
        await Assertions.Expect(desk.Page.GetByText("choisissez le fichier à nouveau")).ToBeVisibleAsync();
        await desk.Page.SetInputFilesAsync("#statement-file", Statement);
        await Assertions.Expect(desk.Page.Locator("#main")).ToContainTextAsync("releve.csv");
        await Assertions.Expect(desk.Page.Locator("[data-again]")).ToBeHiddenAsync();
    }

    private static ILocator Note(IPage page) => page.Locator(".form-note").Filter(new() { HasText = IsBack });

    private static Task<string> Stored(IPage page) => page.EvaluateAsync<string>("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, window.name, history.state])");

    /// <summary>Waits until the host has taken it.</summary>
    private static Task<IResponse> Kept(IPage page, Func<Task> act) => page.RunAndWaitForResponseAsync(act, x => x.Request.Method == "POST" && x.Url.EndsWith("/drafts", StringComparison.Ordinal) && x.Status == 204);

    private static async Task SignOut(Desk desk)
    {
        await desk.Page.Locator("details.user-menu summary").ClickAsync();
        await desk.Page.Locator("form[action='/sign-out'] button").ClickAsync();
        await desk.Arrive(x => !x.Contains("applications", StringComparison.Ordinal));
    }

    private static async Task<Desk> AtForm(RunningHost host, IBrowserContext browser, string account, string path)
    {
        var desk = new Desk(host, await browser.NewPageAsync());
        await desk.SignInByForm("el-hajeb", account);
        await desk.Open("el-hajeb", path);
        return desk;
    }

    private static async Task<Desk> AtLoan(RunningHost host, IBrowserContext browser)
    {
        var desk = new Desk(host, await browser.NewPageAsync());
        await desk.SignInByForm("el-hajeb", "tresorier");
        await desk.Page.Show(new Uri(host.Address("el-hajeb"), "loans?status=in-repayment&orderBy=outstanding&descending=true"));
        var loan = await desk.Page.Locator("#main a.opens").Nth(5).GetAttributeAsync("href");
        await desk.Open("el-hajeb", loan!.TrimStart('/'));
        return desk;
    }
}
