using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Lifecycle.Commands;

/// <summary>Files that an organisation keeps beside its database. Who copies, hands over, puts back or deletes its data does so with them; the module that keeps them registers this.</summary>
public interface IOrganisationFiles
{
    /// <summary>The names of all: letters and digits.</summary>
    IAsyncEnumerable<string> All(Organisation organisation, CancellationToken ct);

    /// <summary>A file as it lies at rest: encrypted, with its key wrapped by the ring that lies in the organisation's database. Null when it is gone meanwhile.</summary>
    Task<Stream?> OpenSealed(Organisation organisation, string name, CancellationToken ct);

    /// <summary>What a file holds. Null when it is gone meanwhile, or can't be read.</summary>
    Task<OpenedFile?> Open(Organisation organisation, string name, CancellationToken ct);

    /// <summary>Puts a file back as it lay at rest.</summary>
    Task PutSealed(Organisation organisation, string name, Stream content, CancellationToken ct);

    Task Delete(Organisation organisation, string name, CancellationToken ct);
}

/// <param name="Ending">What its name ends in, by what it holds: <c>.pdf</c>.</param>
public sealed record OpenedFile(Stream Content, string Ending);
