namespace Alliance.Identity.Access;

/// <summary>Claims of a session and of tokens, in OpenID Connect's words.</summary>
public static class ClaimNames
{
    /// <summary>The account's id, or <see cref="ClientPrefix"/> and a client's.</summary>
    public const string Subject = "sub";

    public const string Name = "name";
    public const string Email = "email";
    public const string Role = "role";
    public const string Locale = "locale";

    /// <summary>When the password was last given, in seconds since 1970.</summary>
    public const string AuthenticatedAt = "auth_time";

    /// <summary>Id of the organisation; whatever carries it is refused by all others (TENANCY 10, 11).</summary>
    public const string Organisation = "org";

    /// <summary>The session itself, so that it can be ended: in our own cookies alone.</summary>
    public const string Session = "sid";

    /// <summary>The account's security stamp: never leaves our own cookies and refresh tokens.</summary>
    public const string Stamp = "stamp";

    /// <summary>Keeps a machine client's subject from ever being taken for an account's.</summary>
    public const string ClientPrefix = "client:";
}
