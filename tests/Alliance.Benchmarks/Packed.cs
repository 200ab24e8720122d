using System.Buffers.Binary;
using System.Text;

namespace Alliance.Benchmarks;

/// <summary>As much of MessagePack as Blazor's protocol uses.</summary>
internal static class Packed
{
    /// <summary>A message of strings, whole numbers, truths, nothings, empty maps and lists of these, with its length before it.</summary>
    public static byte[] Message(params object?[] message)
    {
        using var body = new MemoryStream();
        Write(body, message);
        using var framed = new MemoryStream();
        var length = (uint)body.Length;
        for (; length > 127; length >>= 7) framed.WriteByte((byte)(length | 0x80));
        framed.WriteByte((byte)length);
        body.WriteTo(framed);
        return framed.ToArray();
    }

    /// <summary>The messages of a frame, which may hold several.</summary>
    public static IEnumerable<List<object?>> Messages(byte[] frame)
    {
        for (var at = 0; at < frame.Length;)
        {
            var length = 0;
            for (var shift = 0; ; shift += 7)
            {
                var part = frame[at++];
                length |= (part & 127) << shift;
                if (part < 128) break;
            }

            var inner = at;
            yield return (List<object?>)Read(frame, ref inner)!;
            at += length;
        }
    }

    private static void Write(Stream to, object? value)
    {
        switch (value)
        {
            case null: to.WriteByte(0xC0); break;
            case bool truth: to.WriteByte(truth ? (byte)0xC3 : (byte)0xC2); break;
            case Map: to.WriteByte(0x80); break;
            case long number:
                Span<byte> bytes = stackalloc byte[9];
                bytes[0] = 0xD3;
                BinaryPrimitives.WriteInt64BigEndian(bytes[1..], number);
                to.Write(bytes);
                break;
            case string text:
                var encoded = Encoding.UTF8.GetBytes(text);
                Span<byte> head = stackalloc byte[5];
                head[0] = 0xDB;
                BinaryPrimitives.WriteInt32BigEndian(head[1..], encoded.Length);
                to.Write(head);
                to.Write(encoded);
                break;
            case object?[] list:
                to.WriteByte((byte)(0x90 | list.Length));
                foreach (var item in list) Write(to, item);
                break;
            default: throw new NotSupportedException(value.GetType().Name);
        }
    }

    private static object? Read(byte[] b, ref int at)
    {
        var kind = b[at++];
        switch (kind)
        {
            case <= 0x7F: return (long)kind;
            case >= 0xE0: return (long)(sbyte)kind;
            case <= 0x8F: return Skip(b, ref at, 2 * (kind & 15));
            case <= 0x9F: return List(b, ref at, kind & 15);
            case <= 0xBF: return Text(b, ref at, kind & 31);
            case 0xC0: return null;
            case 0xC2: return false;
            case 0xC3: return true;
            case 0xC4 or 0xD9: return Bytes(b, ref at, (int)Number(b, ref at, 1), kind == 0xD9);
            case 0xC5 or 0xDA: return Bytes(b, ref at, (int)Number(b, ref at, 2), kind == 0xDA);
            case 0xC6 or 0xDB: return Bytes(b, ref at, (int)Number(b, ref at, 4), kind == 0xDB);
            case 0xCC or 0xD0: return Number(b, ref at, 1);
            case 0xCD or 0xD1: return Number(b, ref at, 2);
            case 0xCE or 0xD2: return Number(b, ref at, 4);
            case 0xCF or 0xD3: return Number(b, ref at, 8);
            case 0xDC: return List(b, ref at, (int)Number(b, ref at, 2));
            default: throw new NotSupportedException($"0x{kind:X2}");
        }
    }

    private static long Number(byte[] b, ref int at, int size)
    {
        var number = 0L;
        for (var n = 0; n < size; n++) number = (number << 8) | b[at++];
        return number;
    }

    private static List<object?> List(byte[] b, ref int at, int count)
    {
        var list = new List<object?>(count);
        for (var n = 0; n < count; n++) list.Add(Read(b, ref at));
        return list;
    }

    private static object? Skip(byte[] b, ref int at, int count)
    {
        for (var n = 0; n < count; n++) Read(b, ref at);
        return null;
    }

    private static string Text(byte[] b, ref int at, int length)
    {
        at += length;
        return Encoding.UTF8.GetString(b, at - length, length);
    }

    private static object Bytes(byte[] b, ref int at, int length, bool isText)
    {
        if (isText) return Text(b, ref at, length);
        at += length;
        return b[(at - length)..at];
    }

    /// <summary>An empty map: a message's headers.</summary>
    public sealed class Map;
}
