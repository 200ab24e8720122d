using System.Buffers.Binary;

namespace Alliance.Platform.Store.Intake;

/// <summary>Where a JPEG ends, by its own segments.</summary>
/// <remarks>Telephones append things behind the picture: a second one (MPF), a few seconds of film, notes of the maker's. These are left out. Whatever else stands there was put there to be something else.</remarks>
internal static class JpegEnd
{
    private const byte Mark = 0xFF;
    private const byte StartOfPicture = 0xD8;
    private const byte EndOfPicture = 0xD9;
    private const byte StartOfScan = 0xDA;

    /// <returns>Where it ends, and in how many scans it is coded: of several, all that is coded is held in memory at once, however small it is shown.</returns>
    /// <exception cref="Alliance.Kernel.RefusedException"><c>file.broken</c>, <c>file.mixed</c>.</exception>
    public static (int End, int Scans) Of(ReadOnlySpan<byte> file)
    {
        var scans = 0;
        for (var at = 2; at + 1 < file.Length;)
        {
            if (file[at] != Mark) throw IncomingFile.Broken();
            var kind = file[at + 1];
            switch (kind)
            {
                case Mark: // padding
                    at++;
                    break;
                case EndOfPicture:
                    at += 2;
                    return IsOfTelephones(file[at..]) ? (at, scans) : throw IncomingFile.Mixed();
                case 0x01 or (>= 0xD0 and <= 0xD7): // without a length
                    at += 2;
                    break;
                case 0x00 or StartOfPicture:
                    throw IncomingFile.Broken();
                default:
                    at = AfterSegment(file, at);
                    if (kind != StartOfScan) break;
                    at = AfterScan(file, at);
                    scans++;
                    break;
            }
        }

        throw IncomingFile.Broken();
    }

    private static int AfterSegment(ReadOnlySpan<byte> file, int at)
    {
        if (at + 4 > file.Length) throw IncomingFile.Broken();
        var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        return length >= 2 && at + 2 + length <= file.Length ? at + 2 + length : throw IncomingFile.Broken();
    }

    /// <summary>In what is coded, a mark is followed by zero or counts the restarts; any other begins the next segment.</summary>
    private static int AfterScan(ReadOnlySpan<byte> file, int at)
    {
        while (at + 1 < file.Length)
        {
            var next = file[at..^1].IndexOf(Mark);
            if (next < 0) break;
            at += next;
            if (file[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7))) return at;
            at += 2;
        }

        throw IncomingFile.Broken();
    }

    private static bool IsOfTelephones(ReadOnlySpan<byte> behind)
    {
        var said = behind.TrimStart((byte)0).TrimEnd((byte)0);
        return said.IsEmpty
            || said.StartsWith((ReadOnlySpan<byte>)[Mark, StartOfPicture, Mark]) // a second picture
            || said.EndsWith("SEFT"u8) // what Samsung's camera notes
            || (behind.Length >= 8 && behind[4..8].SequenceEqual("ftyp"u8)); // film of a moving photo
    }
}
