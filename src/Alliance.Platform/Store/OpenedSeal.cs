using System.Security.Cryptography;

namespace Alliance.Platform.Store;

/// <summary>What a sealed file holds, block by block: nothing is handed on before its tag was found right.</summary>
internal sealed class OpenedSeal(Stream sealedFile, AesGcm cipher, string owner) : Stream
{
    private byte[] _next = new byte[FileSeal.BlockSize + FileSeal.TagSize];
    private byte[] _current = new byte[FileSeal.BlockSize + FileSeal.TagSize];
    private byte[] _clear = new byte[FileSeal.BlockSize];
    private int _nextSize;
    private int _size;
    private int _at;
    private long _number;
    private bool _ended;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Opens the first block.</summary>
    public async Task Begin(CancellationToken ct)
    {
        _nextSize = await Fill(ct);
        await Advance(ct);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_at == _size && !_ended) await Advance(cancellationToken);
        var size = Math.Min(buffer.Length, _size - _at);
        _clear.AsSpan(_at, size).CopyTo(buffer.Span);
        _at += size;
        return size;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Files are read asynchronously.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            sealedFile.Dispose();
            cipher.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>One block ahead, since a tag knows whether its block is the last.</summary>
    private async Task Advance(CancellationToken ct)
    {
        (_current, _next) = (_next, _current);
        var size = _nextSize;
        _nextSize = size == _current.Length ? await Fill(ct) : 0;
        if (size < FileSeal.TagSize) throw new CryptographicException("A sealed file ends in the middle of a block.");
        _ended = _nextSize == 0;
        (_size, _at) = (size - FileSeal.TagSize, 0);
        cipher.Decrypt(FileSeal.Nonce(_number++), _current.AsSpan(0, _size), _current.AsSpan(_size, FileSeal.TagSize), _clear.AsSpan(0, _size), FileSeal.About(owner, _ended));
    }

    private ValueTask<int> Fill(CancellationToken ct) => sealedFile.ReadAtLeastAsync(_next, _next.Length, throwOnEndOfStream: false, ct);
}
