namespace Alliance.Schemes;

/// <summary>A scheme as it was declared in one YAML (or JSON, which is YAML) file.</summary>
public sealed class SchemeFile
{
    private SchemeFile(Mapping tree, Scheme scheme) => (Tree, Scheme) = (tree, scheme);

    /// <summary>What it says.</summary>
    public Scheme Scheme { get; }

    /// <summary>Its parts as written: a local variant replaces some of them.</summary>
    internal Mapping Tree { get; }

    /// <exception cref="Kernel.RefusedException">What is malformed, unknown or contradictory, with line and reason; never another exception, whatever the bytes are.</exception>
    public static SchemeFile Read(ReadOnlySpan<byte> bytes) => Of(BoundedYaml.Read(bytes));

    /// <inheritdoc cref="Read(ReadOnlySpan{byte})"/>
    public static SchemeFile Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Of(BoundedYaml.Read(text));
    }

    internal static SchemeFile Of(Node root)
    {
        var scheme = SchemeReader.Read(root);
        return new((Mapping)root, scheme);
    }
}
