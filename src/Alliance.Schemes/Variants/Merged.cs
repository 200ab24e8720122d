using System.Collections.Immutable;

namespace Alliance.Schemes;

/// <summary>A national value has changed under a local one that replaces it: somebody has to look.</summary>
/// <param name="Path">Of the field: <c>conditions.age.to</c>.</param>
/// <param name="Remembered">The national value that the platform replaced.</param>
/// <param name="Now">What the national file says now; null where it says nothing any more.</param>
public sealed record Review(string Path, string Remembered, string? Now);

/// <summary>A national scheme with a platform's changes. The local value stands whatever the national file says meanwhile (rooms-cases, S28).</summary>
/// <param name="Scheme">As it holds on this platform.</param>
/// <param name="Reviews">What was changed nationally under a local value; none where all is as it was.</param>
/// <param name="StaleTexts">Where a free text still names a number that the conditions no longer have.</param>
/// <param name="Replaced">By path, the national values of today: what a variant remembers once it was looked at.</param>
public sealed record Merged(Scheme Scheme, ImmutableArray<Review> Reviews, ImmutableArray<StaleText> StaleTexts, ImmutableSortedDictionary<string, string> Replaced)
{
    private const string Conditions = "conditions";

    /// <summary>Whether the platform should look at its variant.</summary>
    public bool NeedsReview => !Reviews.IsEmpty;

    /// <exception cref="Kernel.RefusedException">Where the result would be no scheme, with the line of the local file.</exception>
    public static Merged Of(SchemeFile national, Variant variant)
    {
        ArgumentNullException.ThrowIfNull(national);
        ArgumentNullException.ThrowIfNull(variant);
        if (national.Scheme.Code != variant.Code) throw Refusal.At(variant.Tree.Line, "scheme.other-scheme", variant.Code);

        var (tree, reviews, replaced) = (national.Tree, ImmutableArray.CreateBuilder<Review>(), ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal));
        foreach (var (steps, value) in variant.Changes())
        {
            var (path, now) = (string.Join('.', steps), ValueAt(national.Tree, steps, value.Line)?.Canonical());
            if (variant.Replaces.TryGetValue(path, out var remembered) && remembered != (now ?? "")) reviews.Add(new(path, remembered, now));
            replaced[path] = now ?? "";
            tree = Changed(tree, steps, value);
        }

        var merged = SchemeFile.Of(tree);
        return new(merged.Scheme, reviews.ToImmutable(), StaleText.In(merged.Scheme, national.Scheme, Remembered(variant, replaced)), replaced.ToImmutable());
    }

    /// <summary>Numbers of conditions that were replaced: as remembered and as they are today.</summary>
    private static IEnumerable<string> Remembered(Variant variant, IEnumerable<KeyValuePair<string, string>> replaced) =>
        variant.Replaces.Concat(replaced).Where(x => x.Key.StartsWith(Conditions + ".", StringComparison.Ordinal)).Select(x => x.Value);

    private static Node? ValueAt(Mapping tree, ImmutableArray<string> steps, int line)
    {
        if (steps is not [Conditions, var id, var given]) return steps is [var field, var part] ? (tree.Find(field) as Mapping)?.Find(part) : tree.Find(steps[0]);

        var ids = new List<string>();
        if (tree.Find(Conditions) is { } conditions && Named(conditions, id, ids) is { } found) return found.Find(given);
        throw Refusal.At(line, "scheme.unknown-condition", Refusal.Cut(id), Refusal.Nearest(id, ids));
    }

    private static Mapping? Named(Node node, string id, List<string> ids)
    {
        switch (node)
        {
            case Mapping mapping when mapping.Find("id") is Scalar { Text: var name } && (name == id || Noted(ids, name)):
                return mapping;
            case Mapping mapping:
                return mapping.Entries.Select(x => Named(x.Value, id, ids)).FirstOrDefault(x => x is not null);
            case Sequence list:
                return list.Items.Select(x => Named(x, id, ids)).FirstOrDefault(x => x is not null);
            default:
                return null;
        }
    }

    private static bool Noted(List<string> ids, string name)
    {
        ids.Add(name);
        return false;
    }

    private static Mapping Changed(Mapping tree, ImmutableArray<string> steps, Node value) => steps switch
    {
        [Conditions, var id, var given] => tree.With(Conditions, Changed(tree.Find(Conditions)!, id, given, value)),
        [var field, var part] => tree.With(field, (tree.Find(field) as Mapping ?? new Mapping(value.Line, [])).With(part, value)),
        _ => tree.With(steps[0], value),
    };

    private static Node Changed(Node node, string id, string given, Node value) => node switch
    {
        Mapping mapping when mapping.Find("id") is Scalar { Text: var name } && name == id => mapping.With(given, value),
        Mapping mapping => mapping with { Entries = [.. mapping.Entries.Select(x => x with { Value = Changed(x.Value, id, given, value) })] },
        Sequence list => list with { Items = [.. list.Items.Select(x => Changed(x, id, given, value))] },
        _ => node,
    };
}
