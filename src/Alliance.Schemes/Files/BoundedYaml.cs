using System.Collections.Immutable;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Alliance.Schemes;

/// <summary>Reads YAML, and so JSON, from people: bounded in bytes, levels and parts; without anchors, aliases, tags, merge keys and repeated keys.</summary>
/// <remarks>Only the library's events are used: its deserialiser knows anchors and types, and what a file names must not become either.</remarks>
internal static class BoundedYaml
{
    public const int MostBytes = 64 * 1024;
    public const int MostLevels = 10;
    public const int MostParts = 2_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="Kernel.RefusedException">With the line and the reason; nothing else is ever thrown.</exception>
    public static Node Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes) throw TooLarge();
        try
        {
            return Read(Strict.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            throw Refusal.At(0, "scheme.not-text");
        }
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte})"/>
    public static Node Read(string text)
    {
        if (text.Length > MostBytes || Encoding.UTF8.GetByteCount(text) > MostBytes) throw TooLarge();
        return new Walk(new Parser(new StringReader(text.TrimStart('\uFEFF')))).Document();
    }

    private static Kernel.RefusedException TooLarge() => Refusal.At(0, "scheme.too-large", MostBytes / 1024);

    private sealed class Walk(IParser parser)
    {
        private int _parts;

        private int _line;

        public Node Document()
        {
            Next();
            if (Next() is not DocumentStart) throw Refusal.At(0, "scheme.empty");
            var root = Part(Next(), 0);
            Next();
            return Next() is DocumentStart ? throw Refusal.At(_line, "scheme.second-document") : root;
        }

        private Node Part(ParsingEvent started, int level)
        {
            var line = _line;
            if (++_parts > MostParts) throw Refusal.At(line, "scheme.too-many");
            if (level > MostLevels) throw Refusal.At(line, "scheme.too-deep");
            if (started is AnchorAlias or NodeEvent { Anchor.IsEmpty: false }) throw Refusal.At(line, "scheme.anchor");
            if (started is NodeEvent { Tag.IsEmpty: false }) throw Refusal.At(line, "scheme.tag");
            return started switch
            {
                YamlDotNet.Core.Events.Scalar scalar => new Scalar(line, scalar.Value),
                SequenceStart => Items(line, level),
                MappingStart => Entries(line, level),
                _ => throw Refusal.At(line, "scheme.not-yaml"),
            };
        }

        private Sequence Items(int line, int level)
        {
            var items = ImmutableArray.CreateBuilder<Node>();
            for (var next = Next(); next is not SequenceEnd; next = Next()) items.Add(Part(next, level + 1));
            return new(line, items.ToImmutable());
        }

        private Mapping Entries(int line, int level)
        {
            var (entries, keys) = (ImmutableArray.CreateBuilder<Entry>(), new HashSet<string>(StringComparer.Ordinal));
            for (var next = Next(); next is not MappingEnd; next = Next())
            {
                var key = Part(next, level + 1) as Scalar ?? throw Refusal.At(line, "scheme.not-yaml");
                if (key.Text is "<<") throw Refusal.At(key.Line, "scheme.merge-key");
                if (!keys.Add(key.Text)) throw Refusal.At(key.Line, "scheme.duplicate-key", Refusal.Cut(key.Text));
                entries.Add(new(key.Text, key.Line, Part(Next(), level + 1)));
            }

            return new(line, entries.ToImmutable());
        }

        private ParsingEvent Next()
        {
            try
            {
                if (!parser.MoveNext() || parser.Current is not { } happened) return new StreamEnd();
                _line = (int)happened.Start.Line;
                return happened;
            }
            catch (YamlException wrong)
            {
                throw Refusal.At((int)wrong.Start.Line, "scheme.not-yaml");
            }
            catch (Exception trip) when (trip is InvalidOperationException or ArgumentException or OverflowException or IndexOutOfRangeException)
            {
                // On some texts that are no YAML the library's scanner trips over its own state instead of saying so.
                throw Refusal.At(_line, "scheme.not-yaml");
            }
        }
    }
}
