using System.Net.Mime;
using System.Text;
using Alliance.Kernel;
using Alliance.Tenancy.Administering;
using Alliance.Tenancy.Settings;
using Alliance.Ui;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Host.Components.Settings;

/// <summary>The pages of settings, and the changed file to take along.</summary>
internal static class SettingsForm
{
    /// <summary>Of the names of fields, before the path of the setting.</summary>
    public const string Prefix = "s.";

    public static void AddSettingsPages(this IServiceCollection services) => services.AddSingleton(new NavigationEntry(
        "/settings", x => x.GetRequiredService<IStringLocalizer<SettingsText>>()["Settings"], Icons.Material.Outlined.Tune, HostKind.AnyOrganisation, SettingsPermissions.Read, 210));

    public static void MapSettingsPages(this IEndpointRouteBuilder routes) => routes.MapPost("/settings/file", Download)
        .WithMetadata(new AnswersOnAttribute(HostKind.AnyOrganisation)).RequireAuthorization().ExcludeFromDescription();

    /// <summary>What was typed, by path.</summary>
    public static Dictionary<string, string> Typed(IFormCollection sent) =>
        sent.Where(x => x.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(x => x.Key[Prefix.Length..], x => x.Value.ToString(), StringComparer.Ordinal);

    /// <summary>The form has judged the file; what isn't good any more is shown there.</summary>
    private static async Task<IResult> Download(IFormCollection sent, CheckSettings checkSettings, CancellationToken ct)
    {
        var changed = await checkSettings.Good(Typed(sent), ct);
        return TypedResults.File(Encoding.UTF8.GetBytes(changed.Body), MediaTypeNames.Application.Json, changed.FileName);
    }
}
