using System.Security.Cryptography;
using System.Text;
using Alliance.Platform.Store;

namespace Alliance.Platform.Tests.Store;

/// <summary>Files at rest say nothing, and what was changed, cut, moved or exchanged is refused.</summary>
internal sealed class FileSealTests
{
    private const string Owner = "ism/0191";

    /// <summary>The ring is another's work: here a key lies in front as it is, turned around.</summary>
    private static byte[] Wrap(byte[] key) => [.. key.Reverse()];

    private static byte[] Seal(byte[] content, string owner = Owner)
    {
        using var file = FileSeal.Seal(content, owner, Wrap);
        return file.ToArray();
    }

    private static async Task<byte[]> Open(byte[] file, string owner = Owner)
    {
        await using var opened = await FileSeal.Open(new MemoryStream(file), owner, Wrap, default);
        using var content = new MemoryStream();
        await opened.CopyToAsync(content);
        return content.ToArray();
    }

    [Test]
    public async Task What_is_sealed_comes_back([Values(0, 1, 65_535, 65_536, 65_537, 131_072, 200_000)] int size)
    {
        var content = RandomNumberGenerator.GetBytes(size);

        Assert.That(await Open(Seal(content)), Is.EqualTo(content));
    }

    [Test]
    public void Bytes_at_rest_hold_nothing_of_the_content_and_differ_each_time()
    {
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("CIN J123456 Fatima Zahra Amrani ", 5_000)));

        var (one, other) = (Seal(content), Seal(content));

        Assert.That(one.AsSpan().IndexOf("Amrani"u8), Is.Negative);
        Assert.That(one.AsSpan(200).SequenceEqual(other.AsSpan(200)), Is.False, "a key of its own");
    }

    [Test]
    public void One_byte_flipped_anywhere_is_refused()
    {
        var file = Seal(new byte[150_000]);
        foreach (var at in new[] { 0, 3, 10, 40, 100, 65_500, 65_600, 100_000, file.Length - 20, file.Length - 1 })
        {
            var flipped = file.ToArray();
            flipped[at] ^= 1;
            Assert.That(() => Open(flipped), Throws.InstanceOf<CryptographicException>(), $"byte {at}");
        }
    }

    [Test]
    public void What_is_cut_off_prolonged_or_put_in_another_order_is_refused()
    {
        const int Head = 6 + 32, Block = FileSeal.BlockSize + FileSeal.TagSize;
        var file = Seal(RandomNumberGenerator.GetBytes(3 * FileSeal.BlockSize));

        Assert.That(() => Open(file[..(Head + 2 * Block)]), Throws.InstanceOf<CryptographicException>(), "without its last block");
        Assert.That(() => Open(file[..^1]), Throws.InstanceOf<CryptographicException>());
        Assert.That(() => Open(file[..Head]), Throws.InstanceOf<CryptographicException>());
        Assert.That(() => Open([.. file, .. file[^Block..]]), Throws.InstanceOf<CryptographicException>(), "with one more");
        Assert.That(() => Open([.. file[..Head], .. file[(Head + Block)..(Head + 2 * Block)], .. file[Head..(Head + Block)], .. file[(Head + 2 * Block)..]]), Throws.InstanceOf<CryptographicException>(), "two exchanged");
    }

    [Test]
    public void Another_s_file_or_another_file_is_refused()
    {
        var file = Seal(new byte[100]);

        Assert.That(() => Open(file, "ior/0191"), Throws.InstanceOf<CryptographicException>());
        Assert.That(() => Open(file, "ism/0192"), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public async Task Nothing_of_a_damaged_first_block_is_given_away()
    {
        var file = Seal(new byte[100_000]);
        file[60_000] ^= 1;

        await Assert.ThatAsync(() => FileSeal.Open(new MemoryStream(file), Owner, Wrap, default), Throws.InstanceOf<CryptographicException>());
    }
}
