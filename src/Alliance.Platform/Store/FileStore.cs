using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Store;

/// <summary>The files of the scope's organisation: encrypted at rest, and no other organisation's can be named. Without an organisation it fails.</summary>
/// <remarks>A file is stored first, then the row that names it: what is left when a process dies between the two is a file without a row, which <see cref="SweepFiles"/> removes.</remarks>
public sealed class FileStore
{
    private readonly SealedFiles _files;
    private readonly TenantContext _tenant;

    internal FileStore(SealedFiles files, TenantContext tenant) => (_files, _tenant) = (files, tenant);

    /// <returns>Its key, for the row.</returns>
    /// <exception cref="Kernel.BusyException"><c>files-away</c>: the store doesn't answer; nothing is stored.</exception>
    public async Task<Guid> Put(ReadOnlyMemory<byte> content, CancellationToken ct = default)
    {
        var file = Guid.CreateVersion7();
        await _files.Put(_tenant.Organisation, file, content, ct);
        return file;
    }

    /// <summary>What a file holds, read as it is asked for. Null when it isn't there.</summary>
    /// <exception cref="Kernel.RefusedException"><c>file.damaged</c>.</exception>
    /// <exception cref="Kernel.BusyException"><c>files-away</c>.</exception>
    public Task<Stream?> Open(Guid file, CancellationToken ct = default) => _files.Open(_tenant.Organisation, file, ct);

    /// <summary>All of a file at once, for what must look at the whole. Null when it isn't there.</summary>
    /// <inheritdoc cref="Open"/>
    public Task<byte[]?> Read(Guid file, CancellationToken ct = default) => _files.Read(_tenant.Organisation, file, ct);

    /// <summary>After its row has gone.</summary>
    public Task Delete(Guid file, CancellationToken ct = default) => _files.Delete(_tenant.Organisation, file, ct);
}
