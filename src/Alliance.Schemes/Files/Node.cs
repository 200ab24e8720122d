using System.Collections.Immutable;

namespace Alliance.Schemes;

/// <summary>A part of a file as it was written, with its line: what is refused later names it.</summary>
/// <param name="Line">From 1.</param>
internal abstract record Node(int Line)
{
    /// <summary>The same content, however it was laid out: by this a local variant remembers what it replaced.</summary>
    public abstract string Canonical();
}

/// <param name="Text">Without quotes.</param>
internal sealed record Scalar(int Line, string Text) : Node(Line)
{
    public override string Canonical() => Text;
}

internal sealed record Sequence(int Line, ImmutableArray<Node> Items) : Node(Line)
{
    public override string Canonical() => $"[{string.Join(", ", Items.Select(x => x.Canonical()))}]";
}

internal sealed record Entry(string Key, int Line, Node Value);

internal sealed record Mapping(int Line, ImmutableArray<Entry> Entries) : Node(Line)
{
    public Node? Find(string key) => Entries.FirstOrDefault(x => x.Key == key)?.Value;

    /// <summary>With another value of a key, in its place or at the end.</summary>
    public Mapping With(string key, Node value) => Find(key) is null
        ? this with { Entries = Entries.Add(new(key, value.Line, value)) }
        : this with { Entries = [.. Entries.Select(x => x.Key == key ? new Entry(key, value.Line, value) : x)] };

    public override string Canonical() => $"{{{string.Join(", ", Entries.Select(x => $"{x.Key}: {x.Value.Canonical()}"))}}}";
}
