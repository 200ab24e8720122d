using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Store;

/// <param name="PutAt">When it was last written.</param>
internal readonly record struct ShelvedFile(Guid File, DateTimeOffset PutAt);

/// <summary>Keeps bytes under a key, apart for each organisation. What they mean it doesn't know: they come encrypted.</summary>
internal interface IShelf
{
    /// <summary>All of it or nothing, over what may lie there.</summary>
    Task Put(Organisation organisation, Guid file, Stream content, CancellationToken ct);

    /// <returns>Null when there is none.</returns>
    Task<Stream?> Open(Organisation organisation, Guid file, CancellationToken ct);

    IAsyncEnumerable<ShelvedFile> All(Organisation organisation, CancellationToken ct);

    /// <summary>It need not be there.</summary>
    Task Delete(Organisation organisation, Guid file, CancellationToken ct);

    /// <summary>Removes what writers that died left half-written before this instant.</summary>
    Task Tidy(Organisation organisation, DateTimeOffset before, CancellationToken ct);
}
