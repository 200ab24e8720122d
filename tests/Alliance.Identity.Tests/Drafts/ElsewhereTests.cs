using Alliance.Kernel;
using Alliance.Identity.Drafts;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace Alliance.Identity.Tests.Drafts;

/// <summary>The Alliance invites people by forms too, and keeps no drafts: it has neither the script nor the table.</summary>
internal sealed class ElsewhereTests
{
    [TestCase("aim")]
    [TestCase(FixedOrganisations.Ism)]
    public async Task A_form_that_was_taken_is_taken_on_every_host(string organisation)
    {
        await using var host = await PlatformHost.Start();

        await host.Run<IServiceProvider>(
            async scope =>
            {
                var forget = new UseCase<ForgetDraft>(scope.GetRequiredService<IServiceScopeFactory>(), scope.GetServices<ICarriedAlong>());
                var drafts = new FormDrafts(forget, scope.GetRequiredService<TenantContext>(), new NoScript());

                Assert.That(() => drafts.Done("/administration/accounts", "invitation"), Throws.Nothing);
                await Task.CompletedTask;
            },
            organisation: organisation);
    }

    private sealed class NoScript : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new JSException("drafts is not defined");

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => throw new JSException("drafts is not defined");
    }
}
