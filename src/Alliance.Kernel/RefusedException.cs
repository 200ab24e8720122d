namespace Alliance.Kernel;

/// <summary>A rule of the business says no. HTTP: 409 with <see cref="Code"/>; on a page: the translation whose key is <see cref="Code"/>.</summary>
/// <param name="code">Stable and lower-case, such as <c>loan.already-disbursed</c>.</param>
/// <param name="message">In English, for the HTTP reply and the log. Never carries personal data.</param>
public sealed class RefusedException(string code, string message, params object[] arguments) : Exception(message)
{
    public string Code { get; } = code;

    /// <summary>What the translated sentence fills in, in order; amounts and dates, never a person.</summary>
    public IReadOnlyList<object> Arguments { get; } = arguments;
}

/// <summary>The user lacks a permission. HTTP: 403 <c>not-allowed</c>.</summary>
public sealed class NotAllowedException(string permission) : Exception($"Needs the permission {permission}.")
{
    public string Permission { get; } = permission;
}
