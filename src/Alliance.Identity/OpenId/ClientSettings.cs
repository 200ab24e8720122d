namespace Alliance.Identity.OpenId;

/// <summary>One entry of the section <c>clients</c> in an organisation's file: a program that may ask for tokens.</summary>
public sealed record ClientSettings
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Name of the configuration entry that holds the client's secret; never the secret itself. Without one the client is public: code with PKCE alone.</summary>
    public string? Secret { get; init; }

    /// <summary>Where users are sent back with a code. None: the client has no users.</summary>
    public List<string> RedirectUris { get; init; } = [];

    public List<string> PostLogoutRedirectUris { get; init; } = [];

    /// <summary>What the client may do in its own name (client credentials). None: it acts for users alone.</summary>
    public List<string> Roles { get; init; } = [];
}
