using System.Reflection;
using Alliance.Identity.Access;
using Alliance.Identity.Accounts;
using Alliance.Identity.Administering;
using Alliance.Kernel;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Identity.Tests.Access;

/// <summary>A circuit whose session can't be looked at.</summary>
public sealed class CircuitSessionTests
{
    [Test]
    public async Task One_look_that_fails_ends_nothing_and_many_end_the_circuit()
    {
        await using var host = await TestHost.Start(settings: ("Identity:Session:Revalidation", "01:00:00"));
        var account = await host.Join("blind@x.example", [Roles.PlatformAdministrator]);
        await using var circuit = host.In("ism");
        var services = circuit.ServiceProvider;
        var principal = services.GetRequiredService<Sessions>().Of(account, DateTimeOffset.UtcNow);
        var user = services.GetRequiredService<CurrentUser>();
        user.Set(principal);
        await using var click = host.In("ism");
        user.CarryInto(click.ServiceProvider);
        var clicking = click.ServiceProvider.GetRequiredService<ICurrentUser>();
        var session = (CircuitSession)services.GetRequiredService<AuthenticationStateProvider>();
        var db = services.GetRequiredService<IdentityDb>().Database;

        Assert.That(await Look(session, principal), Is.True, "the session is good");
        for (var hiccup = 0; hiccup < 3; hiccup++)
        {
            await db.ExecuteSqlRawAsync("ALTER TABLE identity_accounts RENAME TO elsewhere");
            Assert.That(await Look(session, principal), Is.True, "nobody knows");
            await db.ExecuteSqlRawAsync("ALTER TABLE elsewhere RENAME TO identity_accounts");
            Assert.That(await Look(session, principal), Is.True, "still good");
        }

        await db.ExecuteSqlRawAsync("ALTER TABLE identity_accounts RENAME TO elsewhere");
        Assert.That((await Look(session, principal), await Look(session, principal)), Is.EqualTo((true, true)));
        Assert.That(clicking.May(AccountPermissions.Manage), Is.True);
        Assert.That(await Look(session, principal), Is.False);
        Assert.That(clicking.May(AccountPermissions.Manage), Is.False, "nor do scopes opened from it act on");
    }

    /// <summary>As the framework does from time to time.</summary>
    private static Task<bool> Look(CircuitSession session, System.Security.Claims.ClaimsPrincipal principal) => (Task<bool>)typeof(CircuitSession)
        .GetMethod("ValidateAuthenticationStateAsync", BindingFlags.Instance | BindingFlags.NonPublic)!
        .Invoke(session, [new AuthenticationState(principal), CancellationToken.None])!;
}
