using System.Xml;

namespace Alliance.Platform.Files;

/// <summary>The characters of an XML part, counted before the parser sees them: it holds a tag or a text in memory as a whole, however long it is.</summary>
internal sealed class BoundedMarkup(TextReader text, Reading reading) : TextReader
{
    /// <summary>Between two brackets of one kind: a long text, or a tag with all its attributes.</summary>
    private const int LongestRun = 100_000;

    private long _characters;
    private int _sinceOpening;
    private int _sinceClosing;

    public override int Read(char[] buffer, int index, int count) => Count(buffer.AsSpan(index, text.Read(buffer, index, count)));

    public override int Read(Span<char> buffer) => Count(buffer[..text.Read(buffer)]);

    public override int Read() => throw new NotSupportedException("Characters are taken in blocks.");

    public override int Peek() => text.Peek();

    protected override void Dispose(bool disposing)
    {
        if (disposing) text.Dispose();
        base.Dispose(disposing);
    }

    private int Count(ReadOnlySpan<char> block)
    {
        reading.Step();
        if ((_characters += block.Length) > reading.Limits.UnpackedBytes) throw new UnreadableException("too-large-unpacked", "Unpacked, the file is too large.");
        (_sinceOpening, _sinceClosing) = (Since(block, '<', _sinceOpening), Since(block, '>', _sinceClosing));
        return block.Length;
    }

    private static int Since(ReadOnlySpan<char> block, char bracket, int run)
    {
        var first = block.IndexOf(bracket);
        var longest = run + (first < 0 ? block.Length : first);
        if (longest > LongestRun) throw new UnreadableException("cell-too-long", "A text is too long.");
        return first < 0 ? longest : block.Length - 1 - block.LastIndexOf(bracket);
    }
}

/// <summary>Names that an XML part may use: the parser keeps each for good.</summary>
internal sealed class BoundedNames(int most) : NameTable
{
    private int _count;

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? (Counted() ? base.Add(key, start, len) : throw TooMany());

    public override string Add(string key) => Get(key) ?? (Counted() ? base.Add(key) : throw TooMany());

    private bool Counted() => ++_count <= most;

    private static UnreadableException TooMany() => new("too-many-names", "The XML uses too many different names.");
}
