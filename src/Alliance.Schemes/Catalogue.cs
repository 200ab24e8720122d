using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using Alliance.Kernel;

namespace Alliance.Schemes;

/// <summary>A file that says a scheme or a local variant of one.</summary>
/// <param name="Name">By which people know it.</param>
/// <param name="Text">Its content.</param>
public sealed record SchemeText(string Name, string Text);

/// <summary>A file that was refused. What was good before stays, the other files are untouched.</summary>
/// <param name="Name">Of the file.</param>
/// <param name="Reason">With line and reason.</param>
public sealed record RefusedFile(string Name, RefusedException Reason);

/// <summary>The schemes of one platform by code: the national ones, those of its own, and its variants of national ones. It never changes.</summary>
public sealed class Catalogue
{
    private readonly FrozenDictionary<string, Scheme> _schemes;
    private readonly FrozenDictionary<string, Merged> _variants;
    private readonly FrozenDictionary<string, Good> _read;

    private Catalogue(Making made)
    {
        _schemes = made.Schemes.ToFrozenDictionary(StringComparer.Ordinal);
        _variants = made.Variants.ToFrozenDictionary(StringComparer.Ordinal);
        _read = made.Read.ToFrozenDictionary(StringComparer.Ordinal);
        Schemes = [.. _schemes.Values.OrderBy(x => x.Kind).ThenBy(x => x.Code, StringComparer.Ordinal)];
        Refused = [.. made.Refused];
    }

    /// <summary>The national schemes that come with the product, each still to be checked by the platform (DOMAIN §7).</summary>
    public static Catalogue National { get; } = Of(Shipped(), []);

    /// <summary>By kind, then by code.</summary>
    public ImmutableArray<Scheme> Schemes { get; }

    /// <summary>Files that were not taken in.</summary>
    public ImmutableArray<RefusedFile> Refused { get; }

    /// <summary>Variants under which the national scheme has changed.</summary>
    public IEnumerable<Merged> ToReview => _variants.Values.Where(x => x.NeedsReview).OrderBy(x => x.Scheme.Code, StringComparer.Ordinal);

    /// <summary>The scheme of a code; null where there is none.</summary>
    public Scheme? Find(string? code) => code is not null && _schemes.TryGetValue(code, out var scheme) ? scheme : null;

    /// <summary>The variant of a national scheme; null where the platform has none.</summary>
    public Merged? Variant(string code) => _variants.GetValueOrDefault(code);

    /// <summary>The files that come with the product.</summary>
    public static ImmutableArray<SchemeText> Shipped()
    {
        var ours = Assembly.GetExecutingAssembly();
        return [.. ours.GetManifestResourceNames().Where(x => x.EndsWith(".yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(x => new SchemeText(x, Content(ours, x)))];
    }

    /// <param name="national">Published for all platforms.</param>
    /// <param name="local">Of this platform: schemes of its own, and variants.</param>
    /// <param name="last">What held until now: of a file that is refused, what it said before stays.</param>
    public static Catalogue Of(IEnumerable<SchemeText> national, IEnumerable<SchemeText> local, Catalogue? last = null)
    {
        ArgumentNullException.ThrowIfNull(national);
        ArgumentNullException.ThrowIfNull(local);
        var made = new Making(last);
        foreach (var file in national) made.TakeIn(file, isNational: true);
        foreach (var file in local) made.TakeIn(file, isNational: false);
        return new(made);
    }

    private static string Content(Assembly ours, string name)
    {
        using var reader = new StreamReader(ours.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>Takes in one file after the other; of one that is refused, what it said when it was last good.</summary>
    private sealed class Making(Catalogue? last)
    {
        private readonly Dictionary<string, SchemeFile> _national = new(StringComparer.Ordinal);

        public Dictionary<string, Scheme> Schemes { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, Merged> Variants { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, Good> Read { get; } = new(StringComparer.Ordinal);

        public List<RefusedFile> Refused { get; } = [];

        public void TakeIn(SchemeText file, bool isNational)
        {
            try
            {
                var root = BoundedYaml.Read(file.Text);
                Add(file.Name, !isNational && Alliance.Schemes.Variant.IsOne(root) ? new(null, Alliance.Schemes.Variant.Of(root)) : new(SchemeFile.Of(root), null), isNational);
            }
            catch (RefusedException reason)
            {
                Refused.Add(new(file.Name, reason));
                KeepGood(file.Name, isNational);
            }
        }

        private void KeepGood(string name, bool isNational)
        {
            if (last is null || !last._read.TryGetValue(name, out var good)) return;
            try
            {
                Add(name, good, isNational);
            }
            catch (RefusedException)
            {
                // The national file has lost what this variant changes: the platform keeps what held until now.
                if (good.Variant is { } variant && last._variants.TryGetValue(variant.Code, out var merged) && Variants.TryAdd(variant.Code, merged))
                    (Schemes[variant.Code], Read[name]) = (merged.Scheme, good);
            }
        }

        private void Add(string name, Good good, bool isNational)
        {
            if (good.Variant is { } variant) Change(variant);
            else Add(good.File!, isNational);
            Read[name] = good;
        }

        private void Add(SchemeFile file, bool isNational)
        {
            if (!Schemes.TryAdd(file.Scheme.Code, file.Scheme)) throw Refusal.At(file.Tree.Line, "scheme.code-taken", file.Scheme.Code);
            if (isNational) _national.Add(file.Scheme.Code, file);
        }

        private void Change(Variant variant)
        {
            if (!_national.TryGetValue(variant.Code, out var file)) throw Refusal.At(variant.Tree.Line, "scheme.other-scheme", variant.Code);
            if (Variants.ContainsKey(variant.Code)) throw Refusal.At(variant.Tree.Line, "scheme.code-taken", variant.Code);
            var merged = Merged.Of(file, variant);
            (Variants[variant.Code], Schemes[variant.Code]) = (merged, merged.Scheme);
        }
    }

    /// <summary>One of the two.</summary>
    private sealed record Good(SchemeFile? File, Variant? Variant);
}
