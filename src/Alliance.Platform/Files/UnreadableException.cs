using Alliance.Kernel;

namespace Alliance.Platform.Files;

/// <summary>Somebody else's file, or one cell of it, can't be read. The area that asked for it makes it a refusal in its own words.</summary>
/// <param name="fault">What is wrong: <c>bad-xml</c>, <c>unreadable-amount</c> …</param>
/// <param name="message">In English. Never carries what the file says.</param>
/// <param name="arguments">What the translated sentence fills in.</param>
internal sealed class UnreadableException(string fault, string message, params object[] arguments) : Exception(message)
{
    public string Fault { get; } = fault;

    /// <param name="area">Begins the refusal's code: <c>statement</c>, <c>returns</c>.</param>
    public RefusedException As(string area) => new($"{area}.{Fault}", Message, arguments);
}
