using System.Globalization;
using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Letters;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Origination.Letters;

/// <summary>Letters on a dossier's page: what is offered is what can be done, and what was sent is told.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class LettersPanelTests
{
    [Test]
    public async Task A_letter_is_begun_read_and_handed_over()
    {
        await using var letters = await LetterCase.Start();
        await letters.Refuse();
        Assert.That(await Drawn(letters), Does.Contain("Rien n’a encore été écrit").And.Contain("Écrire une lettre…"));

        await letters.Start("fr");
        Assert.That(await Drawn(letters), Does.Contain("non envoyée").And.Contain("Modifier…").And.Contain("Remettre sur papier…").And.Contain("Aperçu (PDF)").And.Contain("remettez la lettre sur papier").And.Not.Contain("Envoyer par e-mail…"));

        await Drawn(letters, async page =>
        {
            await page.FindAll("button.link-button").Single(x => x.TextContent == "Remettre sur papier…").ClickAsync(new());
            await page.Find("form").SubmitAsync();
            page.WaitForState(() => page.Markup.Contains("sur papier", StringComparison.Ordinal));
        });
        var said = await Drawn(letters);
        Assert.That(said, Does.Contain("sur papier").And.Contain("Lettre (PDF)").And.Contain((await letters.Latest()).GetProperty("hash").GetString()).And.Contain("Écrire une lettre…"));

        await letters.Dossier.Do("decision/undoing", role: Roles.Director);
        Assert.That(await Drawn(letters), Does.Contain("décision reprise depuis").And.Not.Contain("Écrire une lettre…"));
    }

    [Test]
    public async Task Nothing_is_shown_before_a_decision()
    {
        await using var letters = await LetterCase.Start();

        Assert.That(await Drawn(letters, wait: false), Is.Empty);
    }

    [Test]
    public async Task Who_only_reads_is_offered_nothing()
    {
        await using var letters = await LetterCase.Start();
        await letters.Refuse();
        var letter = await letters.Start("fr");
        await (await letters.Send(letter, "paper")).Json(HttpStatusCode.Created);

        Assert.That(await Drawn(letters, role: Roles.Auditor), Does.Contain("sur papier").And.Not.Contain("Écrire une lettre…"));
    }

    private static Task<string> Drawn(LetterCase letters, Func<IRenderedComponent<LettersPanel>, Task>? act = null, bool wait = true, string role = Roles.LoanOfficer) =>
        letters.Host.Run<IServiceProvider, string>(scope => Draw(scope, letters.Dossier.Dossier, act, wait), role);

    private static async Task<string> Draw(IServiceProvider scope, string id, Func<IRenderedComponent<LettersPanel>, Task>? act, bool wait)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.French;
        var dossier = (await scope.GetRequiredService<ShowApplication>().Handle(new Id<LoanApplication>(Guid.Parse(id))))!;
        await using var page = new BunitContext();
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddLogging();
        page.Services.AddTexts();
        page.Services.AddScoped(typeof(UseCase<>));
        page.Services.AddScoped<Confirmations>();
        page.Services.AddScoped(_ => scope.GetRequiredService<ListLetters>());
        page.Services.AddScoped(_ => scope.GetRequiredService<SendLetter>());
        page.Services.AddScoped(_ => scope.GetRequiredService<DiscardLetter>());
        page.Services.AddScoped(_ => scope.GetRequiredService<SendAgain>());
        page.Services.AddScoped(_ => scope.GetRequiredService<WriteAgain>());
        page.Services.AddScoped(_ => scope.GetRequiredService<IBusinessDate>());
        page.Services.AddSingleton(scope.GetRequiredService<TenantContext>());
        var panel = page.Render<LettersPanel>(x => x.Add(y => y.Dossier, dossier).Add(y => y.OnChanged, EventCallback.Empty));
        if (wait) panel.WaitForElement("#letters");
        if (act is not null) await act(panel);
        return WebUtility.HtmlDecode(panel.Markup);
    }
}
