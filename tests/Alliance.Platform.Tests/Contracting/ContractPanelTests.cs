using System.Globalization;
using System.Net;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Contracting.LoanContracts;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Contracting;

/// <summary>What a loan's page says of one that needs no contract: what is true of it, whichever way it came to need none.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class ContractPanelTests
{
    /// <param name="required">Whether the platform asks for contracts by now; when the loan was granted it didn't.</param>
    [TestCase(false, false, "La plateforme ne demande pas de contrat\u00A0: les prêts sont versés avec ou sans.")]
    [TestCase(true, false, "Quand ce prêt a été accordé, la plateforme ne demandait pas de contrat\u00A0: il peut être versé sans contrat.")]
    [TestCase(false, true, "Il a été versé sans contrat signé.")]
    [TestCase(true, true, "Il a été versé sans contrat signé.")]
    public async Task A_loan_that_needs_none_says_why(bool required, bool paidOut, string sentence)
    {
        await using var contract = await ContractCase.Ready(required: false);
        if (paidOut)
        {
            await contract.Made();
            await (await contract.PayOut()).Json(HttpStatusCode.Created);
        }

        var ism = contract.Host.Organisations.Find(FixedOrganisations.Ism)!;
        contract.Host.Organisations.Put(ism with { Sections = ism.Sections.SetItem("contracts", JsonSerializer.SerializeToElement(new { required })) });

        var said = await contract.Host.Run<IServiceProvider, string>(x => Draw(x, contract.Loan), Roles.Director);

        Assert.That(WebUtility.HtmlDecode(said), Does.Contain(sentence));
    }

    private static async Task<string> Draw(IServiceProvider scope, string id)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.French;
        var loan = (await scope.GetRequiredService<ShowLoan>().Handle(new Id<Loan>(Guid.Parse(id))))!;
        await using var page = new BunitContext();
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddLogging();
        page.Services.AddTexts();
        page.Services.AddScoped(typeof(UseCase<>));
        page.Services.AddScoped(_ => scope.GetRequiredService<ShowContract>());
        page.Services.AddSingleton(scope.GetRequiredService<TenantContext>());
        var panel = page.Render<ContractPanel>(x => x.Add(y => y.Loan, loan));
        panel.WaitForElement(".form-actions");
        return panel.Markup;
    }
}
