using Alliance.Host.Components;
using Alliance.Host.Components.Pages;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Alliance.EndToEnd.Tests.Words;

/// <summary>What a person reads whose page came second to somebody else's change.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class LostRaceTests
{
    private static readonly object[] Failures =
    [
        new object[] { new DbUpdateConcurrencyException(), 409, "Quelqu’un a modifié ces données entre-temps. Rechargez la page, puis recommencez." },
        new object[] { new RefusedException("loan.overpaid", "More than what is owed."), 409, "Revenez en arrière et recommencez." },
        new object[] { new InvalidOperationException(), 500, "Elle vient de notre côté et a été enregistrée." },
    ];

    [TestCaseSource(nameof(Failures))]
    public async Task Are_told_as_such(Exception failure, int status, string words)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddTexts();
        services.AddScoped<TenantContext>();
        await using var provider = services.BuildServiceProvider();
        var page = "";
        var pages = new ErrorPages(
            async context =>
            {
                if (context.Request.Path == "/loans") throw failure;
                page = $"{context.Request.Path} {await Render(provider, context)}";
            },
            NullLogger<ErrorPages>.Instance);
        var context = new DefaultHttpContext { RequestServices = provider, Request = { Path = "/loans", Method = HttpMethods.Get, Headers = { Accept = "text/html" } } };

        await pages.Invoke(context);

        Assert.That(context.Response.StatusCode, Is.EqualTo(status));
        Assert.That(page, Does.StartWith($"/status/{status} ").And.Contains(words));
    }

    private static async Task<string> Render(IServiceProvider services, HttpContext context)
    {
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () => System.Net.WebUtility.HtmlDecode((await renderer.RenderComponentAsync<CascadingValue<HttpContext>>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            ["Value"] = context,
            ["ChildContent"] = (RenderFragment)(x =>
            {
                x.OpenComponent<StatusPage>(0);
                x.AddComponentParameter(1, nameof(StatusPage.Code), context.Response.StatusCode);
                x.CloseComponent();
            }),
        }))).ToHtmlString()));
    }
}
