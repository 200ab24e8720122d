namespace Alliance.Identity.Access;

/// <summary>Where to go after signing in: a path of this host, or its front page. Never another site's address.</summary>
public static class LocalUrl
{
    /// <summary>As a header takes it: in ASCII.</summary>
    public static string OrFrontPage(string? url) => IsLocal(url) ? string.Concat(url!.EnumerateRunes().Select(x => x.IsAscii ? x.ToString() : Uri.EscapeDataString(x.ToString()))) : "/";

    /// <summary>Browsers read <c>//x</c>, <c>/\x</c> and a path with tabs or line feeds taken out as another host's address.</summary>
    private static bool IsLocal(string? url) =>
        url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) && !url.Contains('\\', StringComparison.Ordinal);
}
