using System.Text;

namespace Alliance.Platform.Files;

/// <summary>Tells French from Arabic in bytes of Windows. Both code pages write é, è, à, ç, ê, ù the same; other letters above 127 stand alone among Latin ones in French, and make up whole words in Arabic.</summary>
internal static class WindowsCodePage
{
    private const int French = 1252;
    private const int Arabic = 1256;

    /// <summary>Small letters with accents that 1256 keeps where 1252 has them, for the French in it: à â ç è é ê ë î ï ô ù û ü œ.</summary>
    private static ReadOnlySpan<byte> Shared => [0xE0, 0xE2, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEE, 0xEF, 0xF4, 0xF9, 0xFB, 0xFC, 0x9C];

    public static Encoding Of(ReadOnlySpan<byte> text)
    {
        var (arabic, french) = (0, 0);
        var (latin, own, length) = (0, 0, 0);
        foreach (var letter in text)
        {
            if (IsLetter(letter))
            {
                length++;
                if (letter < 0x80) latin++;
                else if (!Shared.Contains(letter)) own++;
                continue;
            }

            End();
        }

        End();
        return CodePagesEncodingProvider.Instance.GetEncoding(arabic > french ? Arabic : French)!;

        void End()
        {
            if (own > 0 && latin > 0) french++;
            else if (own > 0 && length > 1) arabic++;
            (latin, own, length) = (0, 0, 0);
        }
    }

    private static bool IsLetter(byte value) => value >= 0xC0 || char.IsAsciiLetter((char)value) || value is 0x81 or 0x8A or 0x8C or 0x8D or 0x8E or 0x8F or 0x90 or 0x98 or 0x9A or 0x9C or 0x9F or 0xAA;
}
