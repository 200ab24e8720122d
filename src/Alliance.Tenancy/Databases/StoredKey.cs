namespace Alliance.Tenancy.Databases;

/// <summary>One data-protection key of a ring: an organisation's in its own database, the host's in the registry's.</summary>
public sealed class StoredKey
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>As data protection calls it, such as <c>key-…</c>; for people who look into the table.</summary>
    public string? FriendlyName { get; init; }

    public required string Xml { get; init; }
}
