using Alliance.Platform.Links;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Localization;

namespace Alliance.Host.Culture;

/// <summary>The reader's language: the one chosen before (a cookie), else the one in the address (a link that was mailed), else the browser's, else the organisation's first; among those the organisation speaks.</summary>
public sealed class OrganisationCulture : RequestCultureProvider
{
    public const string Cookie = "language";

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var spoken = Spoken(httpContext.RequestServices.GetRequiredService<TenantContext>());
        var language = Wanted(httpContext.Request).FirstOrDefault(spoken.Contains) ?? spoken[0];
        return Task.FromResult<ProviderCultureResult?>(new(language));
    }

    /// <summary>The languages of an organisation, the default first.</summary>
    public static IReadOnlyList<string> Spoken(TenantContext tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        string[] own = tenant.IsSet ? [.. tenant.Organisation.Languages.Where(x => Cultures.Find(x) is not null)] : [];
        return own.Length > 0 ? own : [.. Cultures.All.Select(x => x.Name)];
    }

    private static IEnumerable<string> Wanted(HttpRequest request)
    {
        if (request.Cookies[Cookie] is { } chosen) yield return chosen;
        if (request.Query[LinkPurpose.Language] is [{ } addressed, ..]) yield return addressed;
        foreach (var accepted in request.GetTypedHeaders().AcceptLanguage.OrderByDescending(x => x.Quality ?? 1))
            yield return accepted.Value.ToString().Split('-')[0].ToLowerInvariant();
    }
}
