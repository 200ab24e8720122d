using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Alliance.Platform.Store;

/// <summary>A file at rest: AES-GCM under a key of its own, which lies in front of it, wrapped.</summary>
/// <remarks>
/// Layout: four letters, the length of the wrapped key (two bytes), the wrapped key, then blocks of 64 KiB, each with its tag. A block's number is its nonce: no key seals two files.
/// Whose file it is, which one, and whether a block is the last go into each tag. So no block can be changed, left out, moved or cut off, and no file be taken for another one or another organisation's.
/// </remarks>
internal static class FileSeal
{
    public const int BlockSize = 65_536;
    public const int TagSize = 16;

    private const int KeySize = 32;
    private const int LongestWrappedKey = 4_096;

    private static ReadOnlySpan<byte> Letters => "AFS1"u8;

    /// <param name="owner">Whose file, and which: the same must be said to open it.</param>
    /// <param name="wrap">Makes the key unreadable to all but its owner.</param>
    public static MemoryStream Seal(ReadOnlySpan<byte> content, string owner, Func<byte[], byte[]> wrap)
    {
        var key = RandomNumberGenerator.GetBytes(KeySize);
        var wrapped = wrap(key);
        using var cipher = new AesGcm(key, TagSize);
        CryptographicOperations.ZeroMemory(key);
        var target = new MemoryStream(content.Length + content.Length / BlockSize * TagSize + wrapped.Length + 64);
        target.Write(Letters);
        Span<byte> length = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)wrapped.Length));
        target.Write(length);
        target.Write(wrapped);
        var block = new byte[BlockSize + TagSize];
        for (var number = 0; ; number++)
        {
            var size = Math.Min(BlockSize, content.Length);
            var isLast = size == content.Length;
            cipher.Encrypt(Nonce(number), content[..size], block.AsSpan(0, size), block.AsSpan(size, TagSize), About(owner, isLast));
            target.Write(block, 0, size + TagSize);
            if (isLast) break;
            content = content[size..];
        }

        target.Position = 0;
        return target;
    }

    /// <summary>Opens a file as far as its first block, so that one that is damaged is refused before anything of it is given away.</summary>
    /// <exception cref="CryptographicException">It is damaged, or somebody else's; also thrown later, at the block that is.</exception>
    public static async Task<Stream> Open(Stream sealedFile, string owner, Func<byte[], byte[]> unwrap, CancellationToken ct)
    {
        var head = new byte[Letters.Length + 2];
        if (await sealedFile.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct) < head.Length || !head.AsSpan(0, Letters.Length).SequenceEqual(Letters))
            throw new CryptographicException("This is no sealed file.");

        var wrapped = new byte[BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(Letters.Length))];
        if (wrapped.Length > LongestWrappedKey || await sealedFile.ReadAtLeastAsync(wrapped, wrapped.Length, throwOnEndOfStream: false, ct) < wrapped.Length)
            throw new CryptographicException("This is no sealed file.");

        var key = unwrap(wrapped);
        if (key.Length != KeySize) throw new CryptographicException("The key is none of a file.");
        var opened = new OpenedSeal(sealedFile, new AesGcm(key, TagSize), owner);
        CryptographicOperations.ZeroMemory(key);
        await opened.Begin(ct);
        return opened;
    }

    internal static byte[] Nonce(long number)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), number);
        return nonce;
    }

    internal static byte[] About(string owner, bool isLast) => Encoding.UTF8.GetBytes($"{owner}{(isLast ? "." : "…")}");
}
