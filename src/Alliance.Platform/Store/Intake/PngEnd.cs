using System.Buffers.Binary;

namespace Alliance.Platform.Store.Intake;

/// <summary>Where a PNG ends, by its own chunks. Nothing belongs behind it.</summary>
internal static class PngEnd
{
    private const int Signature = 8;
    private const int AroundData = 12;

    /// <exception cref="Alliance.Kernel.RefusedException"><c>file.broken</c>, <c>file.mixed</c>.</exception>
    public static int Of(ReadOnlySpan<byte> file)
    {
        for (var at = Signature; at + AroundData <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - AroundData) break;
            var kind = file.Slice(at + 4, 4);
            at += AroundData + (int)length;
            if (!kind.SequenceEqual("IEND"u8)) continue;
            return file[at..].TrimStart((byte)0).IsEmpty ? at : throw IncomingFile.Mixed();
        }

        throw IncomingFile.Broken();
    }
}
