namespace Alliance.Host.Documentation;

/// <summary>Who may read the description of the HTTP interface (section <c>Documentation</c>).</summary>
public sealed record DocumentationOptions
{
    /// <summary>Everybody. Else those alone who are signed in, or have an access token: what a stranger needn't know, a stranger isn't told.</summary>
    public bool OpenToAll { get; init; }
}
