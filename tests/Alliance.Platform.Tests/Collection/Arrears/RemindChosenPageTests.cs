using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace Alliance.Platform.Tests.Collection.Arrears;

/// <summary>Letters are made part by part: where a part is refused, the reader hears why, and who has none.</summary>
internal sealed class RemindChosenPageTests
{
    /// <summary>Made before the others are refused: as many as the page asks for at once.</summary>
    private const int Made = 25;

    [Test]
    public async Task What_was_refused_is_said_and_who_got_no_letter_is_named()
    {
        await using var arrears = new ArrearsCase(await PlatformHost.Start(services: x => x.AddBeforeCommit<PlatformDb, RefuseAfterAPart>(CommitStage.Marks)));
        for (var at = 1; at <= Made + 2; at++) await arrears.Add($"Atelier {at:00}", 0);

        await arrears.Host.Run<IServiceProvider>(async scope =>
        {
            await using var context = Context(scope);
            context.Services.GetRequiredService<NavigationManager>().NavigateTo("/arrears/remind?all=true");
            var page = context.Render<RemindChosenPage>();

            await page.Find(".list-toolbar button.filled").ClickAsync(new());

            Assert.That(page.Find("[role=alert]").TextContent, Is.Not.Empty);
            var notices = page.FindAll(".notice").Select(x => x.TextContent).ToList();
            Assert.That(notices, Has.Some.Contains($"{Made}, "), "what was made is made");
            var notMade = notices.Single(x => x.Contains("Aucune lettre faite pour", StringComparison.Ordinal));
            Assert.That(Enumerable.Range(1, Made + 2).Count(x => notMade.Contains($"Atelier {x:00}", StringComparison.Ordinal)), Is.EqualTo(2));
        }, Roles.LoanOfficer);
    }

    /// <summary>Of all that were found, who has paid since is named, though only the marks of all stand in the address (S37).</summary>
    [Test]
    public async Task Of_all_that_were_found_those_that_left_the_list_meanwhile_are_named()
    {
        await using var arrears = new ArrearsCase(await PlatformHost.Start());
        foreach (var enterprise in new[] { "Laine Tata", "Cuir Tafraout", "Argan Tiznit" }) await arrears.Add(enterprise, 0);

        await arrears.Host.Run<IServiceProvider>(async scope =>
        {
            var loans = scope.GetRequiredService<PlatformDb>().Loans.Select(x => x.Id).ToList();
            await using var context = Context(scope);
            var navigation = context.Services.GetRequiredService<NavigationManager>();
            navigation.NavigateTo($"/arrears/remind?all=true&found={await scope.GetRequiredService<ListArrears>().Marks(new())}&search=cuir");
            Assert.That(FoundRows.Read(navigation), Is.EquivalentTo(loans.Select(FoundRows.MarkOf)), "the list has a mark for each");
            var page = context.Render<RemindChosenPage>();

            var notice = page.FindAll(".notice").Single().TextContent;
            Assert.That(notice, Does.Contain("Laine Tata").And.Contain("Argan Tiznit").And.Not.Contain("Cuir Tafraout"));
        }, Roles.LoanOfficer);
    }

    private static BunitContext Context(IServiceProvider scope)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.French;
        var page = new BunitContext();
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddLogging();
        page.Services.AddTexts();
        page.Services.AddMudServices();
        page.Services.AddScoped(typeof(UseCase<>));
        page.Services.AddScoped(_ => scope.GetRequiredService<TenantContext>());
        page.Services.AddScoped(_ => scope.GetRequiredService<ICurrentUser>());
        page.Services.AddScoped(_ => scope.GetRequiredService<PreviewReminders>());
        page.Services.AddScoped(_ => scope.GetRequiredService<SendReminders>());
        return page;
    }

    private sealed class RefuseAfterAPart : IBeforeCommit<PlatformDb>
    {
        public Task Run(PlatformDb db, CancellationToken ct) =>
            db.Added<Reminder>().Any() && db.Set<Reminder>().Count() >= Made ? throw new RefusedException("reminder.not-due", "No more.") : Task.CompletedTask;
    }
}
