using Alliance.Kernel;
using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Lifecycle.Commands;

/// <summary>The arguments don't fit the command; its usage is shown.</summary>
public sealed class MisusedException(string message) : Exception(message);

/// <summary>Reads <c>word … --option value</c>.</summary>
public static class CommandArguments
{
    /// <summary>The value after <paramref name="name"/>, such as <c>--to</c>; null without it.</summary>
    public static string? Option(this string[] args, string name)
    {
        ArgumentNullException.ThrowIfNull(args);
        var at = Array.IndexOf(args, name);
        if (at < 0) return null;
        return at + 1 < args.Length ? args[at + 1] : throw new MisusedException($"{name} needs a value.");
    }

    /// <summary>The organisation that the first argument names.</summary>
    public static Organisation Named(this IOrganisations organisations, string[] args)
    {
        ArgumentNullException.ThrowIfNull(organisations);
        if (args is not [var id, ..] || id.StartsWith('-')) throw new MisusedException("Which organisation? Its id is missing.");
        return organisations.Find(id) ?? throw new RefusedException("organisation.unknown", $"There is no organisation '{id}'.");
    }

    /// <summary>A file that is not there yet: nothing is overwritten.</summary>
    internal static string NewFile(string? given, string usual)
    {
        var path = Path.GetFullPath(given ?? usual);
        return Path.Exists(path) ? throw new RefusedException("organisation.file-exists", $"{path} exists already.") : path;
    }
}
