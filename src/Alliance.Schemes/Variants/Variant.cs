using System.Collections.Immutable;

namespace Alliance.Schemes;

/// <summary>A local file that changes named fields of a national scheme, and remembers what it replaced.</summary>
/// <remarks>
/// <c>overrides: code</c>, then only what differs. A text, the amounts, the contact and the source change field by field, a list as a whole,
/// a condition by the name that the national file gave it: <c>conditions: { age: { to: 39 } }</c>.
/// </remarks>
public sealed class Variant
{
    private static readonly string[] ChangedByField = ["name", "text", "bearer", "amounts", "contact", "source"];

    private static readonly string[] ChangedWhole = ["rates", "audiences", "territory", "steps", "opens", "closes", "documents", "kind", "to-be-checked"];

    private Variant(string code, Mapping tree, ImmutableSortedDictionary<string, string> replaces) => (Code, Tree, Replaces) = (code, tree, replaces);

    /// <summary>Of the national scheme.</summary>
    public string Code { get; }

    /// <summary>By the path of each changed field, the national value as it was when the platform changed it.</summary>
    public ImmutableSortedDictionary<string, string> Replaces { get; }

    internal Mapping Tree { get; }

    /// <exception cref="Kernel.RefusedException">With line and reason; never another exception.</exception>
    public static Variant Read(ReadOnlySpan<byte> bytes) => Of(BoundedYaml.Read(bytes));

    /// <inheritdoc cref="Read(ReadOnlySpan{byte})"/>
    public static Variant Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Of(BoundedYaml.Read(text));
    }

    /// <summary>Remembers these national values: of a variant that was looked at again.</summary>
    public Variant Remembering(ImmutableSortedDictionary<string, string> replaced) => new(Code, Tree, replaced);

    internal static bool IsOne(Node root) => root is Mapping mapping && mapping.Find("overrides") is not null;

    internal static Variant Of(Node root)
    {
        var fields = new Fields("overrides", root, ["overrides", "replaces", "conditions", .. ChangedByField, .. ChangedWhole]);
        var replaces = fields.Find("replaces") switch
        {
            null => ImmutableSortedDictionary<string, string>.Empty,
            Mapping mapping => mapping.Entries.ToImmutableSortedDictionary(x => x.Key, x => x.Value is Scalar said ? said.Text : throw Refusal.At(x.Line, "scheme.expects-text", Refusal.Cut(x.Key)), StringComparer.Ordinal),
            var other => throw Refusal.At(other.Line, "scheme.expects-fields", "replaces"),
        };
        return new(fields.Code("overrides"), (Mapping)root, replaces);
    }

    /// <summary>The changed fields: by path what stands in their place.</summary>
    internal IEnumerable<(ImmutableArray<string> Path, Node Value)> Changes()
    {
        foreach (var entry in Tree.Entries.Where(x => x.Key is not ("overrides" or "replaces")))
        {
            if (entry.Key is "conditions")
            {
                foreach (var condition in Of(entry).Entries)
                    foreach (var change in Of(condition).Entries) yield return (["conditions", condition.Key, change.Key], change.Value);
            }
            else if (ChangedByField.Contains(entry.Key, StringComparer.Ordinal))
            {
                foreach (var change in Of(entry).Entries) yield return ([entry.Key, change.Key], change.Value);
            }
            else
            {
                yield return ([entry.Key], entry.Value);
            }
        }

        static Mapping Of(Entry entry) => entry.Value as Mapping ?? throw Refusal.At(entry.Line, "scheme.expects-fields", Refusal.Cut(entry.Key));
    }
}
