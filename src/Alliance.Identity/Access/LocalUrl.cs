namespace Alliance.Identity.Access;

/// <summary>Where to go after signing in: a path of this host, or its front page. Never another site's address.</summary>
public static class LocalUrl
{
    public static string OrFrontPage(string? url) => IsLocal(url) ? url! : "/";

    /// <summary>Browsers read <c>//x</c>, <c>/\x</c> and a path with tabs or line feeds taken out as another host's address.</summary>
    private static bool IsLocal(string? url) =>
        url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) && !url.Contains('\\', StringComparison.Ordinal);
}
