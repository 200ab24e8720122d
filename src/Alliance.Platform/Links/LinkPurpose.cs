namespace Alliance.Platform.Links;

/// <summary>What links are made for; registered as a singleton by the area that makes them. A link opens nothing but what its purpose is about.</summary>
/// <param name="Code">Stable: links are stored under it.</param>
/// <param name="Page">The path of the page that they lead to, without the first slash; null of mails that go without a link, to say that there is nothing to open any more.</param>
public sealed record LinkPurpose(string Code, string? Page)
{
    public const int LongestCode = 40;

    /// <summary>In the address of that page: what opens it. In the query, which traces leave out.</summary>
    public const string Parameter = "code";

    /// <summary>In the same address: the language in which its addressee was written to.</summary>
    public const string Language = "language";
}
