namespace Alliance.Kernel;

/// <summary>Too much is asked of one organisation's share at once; nothing is wrong with the request. HTTP: 503 with <see cref="Code"/> and Retry-After.</summary>
/// <param name="code">Stable and lower-case, such as <c>uploads-busy</c>; also the key of the translation.</param>
/// <param name="message">In English, for the HTTP reply.</param>
/// <param name="after">When it is worth trying again.</param>
public sealed class BusyException(string code, string message, TimeSpan after) : Exception(message)
{
    public string Code { get; } = code;

    public TimeSpan After { get; } = after;
}
