namespace Alliance.Kernel;

/// <summary>Too much is asked of one organisation's share at once, or what it needs is away; nothing is wrong with the request. HTTP: 503 with <see cref="Code"/> and Retry-After.</summary>
/// <param name="code">Stable and lower-case, such as <c>uploads-busy</c>; also the key of the translation.</param>
/// <param name="message">In English, for the HTTP reply.</param>
/// <param name="after">When it is worth trying again.</param>
/// <param name="inner">For the log: what went wrong, where something did.</param>
public class BusyException(string code, string message, TimeSpan after, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;

    public TimeSpan After { get; } = after;

    /// <summary>Itself: what lies inside is for the log. MassTransit takes whatever a cancelled wait lies at the bottom of for a cancelled consumer, and forgets what was thrown.</summary>
    public override Exception GetBaseException() => this;
}
