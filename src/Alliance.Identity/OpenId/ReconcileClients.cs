using System.Collections.Immutable;
using System.Text.Json;
using Alliance.Identity.Administering;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Alliance.Identity.OpenId;

/// <summary>Makes the registered clients those of the organisation's file: new ones added, changed ones updated, others removed with all their tokens. Directors are told of programs that may move money (<see cref="TellDirectors"/>).</summary>
/// <remarks>Asks for no permission: the organisation's file asks for it.</remarks>
public sealed class ReconcileClients(
    IdentityDb db, IOpenIddictApplicationManager clients, IOpenIddictTokenManager tokens, TellDirectors tellDirectors, TenantContext tenant, IConfiguration configuration)
{
    internal const string RolesProperty = "roles";

    /// <exception cref="InvalidOperationException">A client's secret isn't configured, or one of its roles doesn't exist here.</exception>
    public async Task Handle(CancellationToken ct = default)
    {
        var wanted = tenant.Organisation.Section<List<ClientSettings>>(ClientSettings.SectionName);
        foreach (var settings in wanted) await Reconcile(settings, ct);

        var ids = wanted.Select(x => x.Id).ToArray();
        var gone = await db.Set<OpenIddictEntityFrameworkCoreApplication<Guid>>().Where(x => !ids.Contains(x.ClientId!)).ToListAsync(ct);
        foreach (var client in gone) await clients.DeleteAsync(client, ct);
    }

    private async Task Reconcile(ClientSettings settings, CancellationToken ct)
    {
        var wanted = Describe(settings);
        try
        {
            if (await clients.FindByClientIdAsync(settings.Id, ct) is not { } known)
            {
                await tellDirectors.GivenByFile(new(null, settings.Name), settings.Roles, ct);
                await clients.CreateAsync(wanted, ct); // saves both
                return;
            }

            // Rights that were taken away must not live on in tokens.
            var before = Roles(await clients.GetPropertiesAsync(known, ct));
            if (!before.SetEquals(settings.Roles))
                await tokens.RevokeBySubjectAsync(Access.ClaimNames.ClientPrefix + settings.Id, ct);
            await tellDirectors.GivenByFile(new(null, settings.Name), settings.Roles.Except(before, StringComparer.Ordinal), ct);
            await clients.UpdateAsync(known, wanted, ct);
        }
        catch (Exception race) when (race is OpenIddictExceptions.ConcurrencyException or DbUpdateException)
        {
            // Another replica is writing the same from the same file.
            db.ChangeTracker.Clear();
        }
    }

    private OpenIddictApplicationDescriptor Describe(ClientSettings settings)
    {
        if (settings.Roles.Except(Kernel.Roles.Of(tenant.Organisation.Kind), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new InvalidOperationException($"Client {settings.Id} has the role {unknown}, which doesn't exist at {tenant.Organisation.Id}.");

        var client = new OpenIddictApplicationDescriptor
        {
            ClientId = settings.Id,
            DisplayName = settings.Name,
            ClientSecret = Secret(settings),
            ClientType = settings.Type is ClientKind.Public ? ClientTypes.Public : ClientTypes.Confidential,
            // Programs on the user's own machine listen on a port of the moment.
            ApplicationType = settings.RedirectUris.Any(x => new Uri(x).IsLoopback) ? ApplicationTypes.Native : ApplicationTypes.Web,
            ConsentType = ConsentTypes.Implicit,
            Properties = { [RolesProperty] = JsonSerializer.SerializeToElement(settings.Roles) },
        };
        client.RedirectUris.UnionWith(settings.RedirectUris.Select(x => new Uri(x)));
        client.PostLogoutRedirectUris.UnionWith(settings.PostLogoutRedirectUris.Select(x => new Uri(x)));
        client.Permissions.UnionWith(PermissionsOf(settings));
        return client;
    }

    private string? Secret(ClientSettings settings) => settings.Type is ClientKind.Public ? null
        : settings.Secret is { } name && configuration[name] is { Length: > 0 } secret ? secret
        : throw new InvalidOperationException($"The configuration has no entry '{settings.Secret}' for client {settings.Id} of {tenant.Organisation.Id}.");

    private static IEnumerable<string> PermissionsOf(ClientSettings settings)
    {
        yield return Permissions.Endpoints.Token;
        yield return Permissions.Endpoints.Revocation;
        yield return Permissions.Prefixes.Scope + OpenIdServer.ApiScope;
        if (settings.Type is ClientKind.Confidential && settings.Roles.Count > 0) yield return Permissions.GrantTypes.ClientCredentials;
        if (settings.RedirectUris.Count == 0) yield break;

        yield return Permissions.Endpoints.Authorization;
        yield return Permissions.Endpoints.EndSession;
        yield return Permissions.GrantTypes.AuthorizationCode;
        yield return Permissions.GrantTypes.RefreshToken;
        yield return Permissions.ResponseTypes.Code;
        yield return Permissions.Scopes.Profile;
        yield return Permissions.Scopes.Email;
        yield return Permissions.Scopes.Roles;
    }

    private static HashSet<string> Roles(ImmutableDictionary<string, JsonElement> properties) =>
        properties.TryGetValue(RolesProperty, out var kept) ? [.. kept.Deserialize<string[]>()!] : [];
}
