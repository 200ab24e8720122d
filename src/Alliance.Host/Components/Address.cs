using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace Alliance.Host.Components;

internal static class Address
{
    /// <summary>Path and query as the browser shows them: an error page is rendered elsewhere than the address it answers.</summary>
    public static string Here(this NavigationManager navigation, HttpContext? request) =>
        request?.Features.Get<IStatusCodeReExecuteFeature>() is { } asked
            ? asked.OriginalPath + asked.OriginalQueryString
            : new Uri(navigation.Uri).PathAndQuery;
}
