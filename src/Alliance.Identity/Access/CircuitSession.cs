using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Alliance.Identity.Access;

/// <summary>The session of a circuit, which lives for hours without a request: looked at again as often as a cookie's, and ended when it no longer holds.</summary>
public sealed partial class CircuitSession(
    ILoggerFactory logs, IServiceScopeFactory scopes, TenantContext tenant, CurrentUser user, IOptions<SessionTimes> options)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    /// <summary>Looks in a row that may fail: a database that is busy for a moment ends nobody's work, one that stays away lets nobody act on what was once true.</summary>
    public const int MostFailures = 3;

    /// <summary>Never none: the framework's loop would look again and again without ever letting go.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);

    private readonly ILogger _log = logs.CreateLogger<CircuitSession>();
    private int _failures;

    protected override TimeSpan RevalidationInterval => options.Value.Revalidation > Shortest ? options.Value.Revalidation : Shortest;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(authenticationState);
        var holds = await MayGoOn(authenticationState, cancellationToken);
        if (!holds) user.End();
        return holds;
    }

    private async Task<bool> MayGoOn(AuthenticationState state, CancellationToken ct)
    {
        try
        {
            var holds = await Holds(state, ct);
            _failures = 0;
            return holds;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            // Whatever it was: let rise, it would end the page's view of its user and leave the scopes behind it acting.
            _failures++;
            NotLookedAt(failure, _failures, MostFailures);
            return _failures < MostFailures;
        }
    }

    private async Task<bool> Holds(AuthenticationState state, CancellationToken ct)
    {
        if (!tenant.IsSet || tenant.Organisation.Serving.IsCancellationRequested) return false;

        await using var scope = scopes.CreateAsyncScope();
        tenant.CarryInto(scope.ServiceProvider);
        var sessions = scope.ServiceProvider.GetRequiredService<Sessions>();
        var account = await sessions.IsOpen(state.User, ct) ? await sessions.Find(state.User, ct) : null;

        // Other roles: the circuit ends and the page loads anew, with the roles the cookie has by then.
        return account is not null
            && account.Roles.ToHashSet(StringComparer.Ordinal).SetEquals(state.User.FindAll(ClaimNames.Role).Select(x => x.Value));
    }

    [LoggerMessage(LogLevel.Warning, "A circuit's session could not be looked at, {Failures} times in a row; after {Most} it ends")]
    private partial void NotLookedAt(Exception failure, int failures, int most);
}
