namespace Alliance.Identity.OpenId;

public enum ClientKind
{
    /// <summary>On people's own machines, without a secret: code with PKCE alone.</summary>
    Public,

    /// <summary>A server that keeps a secret.</summary>
    Confidential,
}

/// <summary>One entry of the section <c>clients</c> in an organisation's file: a program that may ask for tokens.</summary>
public sealed record ClientSettings
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public ClientKind Type { get; init; } = ClientKind.Public;

    /// <summary>Name of the configuration entry that holds a confidential client's secret; never the secret itself.</summary>
    public string? Secret { get; init; }

    /// <summary>Where users are sent back with a code. None: the client has no users.</summary>
    public List<string> RedirectUris { get; init; } = [];

    public List<string> PostLogoutRedirectUris { get; init; } = [];

    /// <summary>What the client may do in its own name (client credentials). None: it acts for users alone.</summary>
    public List<string> Roles { get; init; } = [];
}
