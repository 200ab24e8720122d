using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;

namespace Alliance.Tenancy.Registry;

/// <summary>One file of the folder, read on its own: an organisation, or the reason why it isn't one.</summary>
/// <param name="Name">Without the folder.</param>
/// <param name="Body">Its text, empty when it couldn't be read.</param>
/// <param name="Id">The organisation it says it is of, even when something else is wrong with it.</param>
/// <param name="Organisation">Without version; null when the file is bad.</param>
/// <param name="Reason">Null for a good file, and for one that may still be being written.</param>
public sealed record OrganisationFile(string Name, string Body, string? Id, Organisation? Organisation, string? Reason)
{
    /// <summary>What is wrong, setting by setting, where it can be said of settings.</summary>
    public IReadOnlyList<Misfit> Misfits { get; init; } = [];

    internal static OrganisationFile Bad(string name, string reason) => new(name, "", null, null, reason);

    /// <summary>Refused, or perhaps still being written.</summary>
    public bool IsBad => Organisation is null;
}

/// <summary>Something about the registry that an operator should know: a refused file, an unproven domain, a folder that can't be read.</summary>
/// <param name="Source">The file's name, or the folder.</param>
/// <param name="OrganisationId">Whose it is, where that is known.</param>
/// <param name="Reason">In English, for operators.</param>
public sealed record RegistryProblem(string Source, string? OrganisationId, string Reason);
