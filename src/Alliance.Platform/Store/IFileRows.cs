namespace Alliance.Platform.Store;

/// <summary>An area's rows that name files. Registered by it, so that no file is swept away that a row names, and a row without its file says so.</summary>
public interface IFileRows
{
    /// <summary>The files that rows name, whether they can be opened or not.</summary>
    Task<IReadOnlyCollection<Guid>> Named(CancellationToken ct);

    /// <summary>Notes which of its rows lack their file, and which have it again: a database may have been put back without its files, and they later. Nothing is saved here.</summary>
    /// <param name="missing">Named by rows, and not in the store.</param>
    Task NoteMissing(IReadOnlySet<Guid> missing, CancellationToken ct);
}
