using Alliance.Identity.Drafts;
using Alliance.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace Alliance.Identity.Tests.Drafts;

/// <summary>A form whose words have been taken keeps none of them, on every host, and whatever becomes of its page meanwhile.</summary>
internal sealed class TakenFormTests
{
    [TestCase("aim", Roles.NationalAdministrator)]
    [TestCase("ism", Roles.PlatformAdministrator)]
    public async Task What_was_taken_is_kept_no_more(string organisation, string role)
    {
        var host = await TestHost.Shared;
        using var typist = await Typist.At(host, organisation, role);
        await typist.Keep(page: "/accounts", form: "invitation");
        await typist.Keep(page: "/accounts", form: "roles");

        await using (var scope = typist.Acting())
        {
            var forget = new UseCase<ForgetDraft>(scope.ServiceProvider.GetRequiredService<IServiceScopeFactory>(), scope.ServiceProvider.GetServices<ICarriedAlong>());
            await new FormDrafts(forget, new NoScript()).Done("/accounts", "invitation");
        }

        Assert.That(await typist.Kept("/accounts", "invitation"), Is.Null);
        Assert.That(await typist.Kept("/accounts", "roles"), Is.Not.Null, "another form of the page");
    }

    private sealed class NoScript : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new JSException("drafts is not defined");

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => throw new JSException("drafts is not defined");
    }
}
