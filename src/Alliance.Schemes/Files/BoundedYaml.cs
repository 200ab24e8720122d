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
        try
        {
            return new Walk(new Parser(new StringReader(text.TrimStart('\uFEFF')))).Document();
        }
        catch (YamlException wrong)
        {
            throw Refusal.At((int)wrong.Start.Line, "scheme.not-yaml");
        }
    }

    private static Kernel.RefusedException TooLarge() => Refusal.At(0, "scheme.too-large", MostBytes / 1024);

    private sealed class Walk(IParser parser)
    {
        private int _parts;

        public Node Document()
        {
            parser.Consume<StreamStart>();
            if (!parser.Accept<DocumentStart>(out _)) throw Refusal.At(0, "scheme.empty");
            parser.Consume<DocumentStart>();
            var root = Part(0);
            parser.Consume<DocumentEnd>();
            return parser.Accept<DocumentStart>(out var second) ? throw Refusal.At(LineOf(second), "scheme.second-document") : root;
        }

        private Node Part(int level)
        {
            var started = parser.Consume<ParsingEvent>();
            if (++_parts > MostParts) throw Refusal.At(LineOf(started), "scheme.too-many");
            if (level > MostLevels) throw Refusal.At(LineOf(started), "scheme.too-deep");
            if (started is AnchorAlias or NodeEvent { Anchor.IsEmpty: false }) throw Refusal.At(LineOf(started), "scheme.anchor");
            if (started is NodeEvent { Tag.IsEmpty: false }) throw Refusal.At(LineOf(started), "scheme.tag");
            return started switch
            {
                YamlDotNet.Core.Events.Scalar scalar => new Scalar(LineOf(scalar), scalar.Value),
                SequenceStart => Items(LineOf(started), level),
                MappingStart => Entries(LineOf(started), level),
                _ => throw Refusal.At(LineOf(started), "scheme.not-yaml"),
            };
        }

        private Sequence Items(int line, int level)
        {
            var items = ImmutableArray.CreateBuilder<Node>();
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Part(level + 1));
            return new(line, items.ToImmutable());
        }

        private Mapping Entries(int line, int level)
        {
            var (entries, keys) = (ImmutableArray.CreateBuilder<Entry>(), new HashSet<string>(StringComparer.Ordinal));
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = Part(level + 1) is { } read && read is Scalar name ? name : throw Refusal.At(line, "scheme.not-yaml");
                if (key.Text is "<<") throw Refusal.At(key.Line, "scheme.merge-key");
                if (!keys.Add(key.Text)) throw Refusal.At(key.Line, "scheme.duplicate-key", Refusal.Cut(key.Text));
                entries.Add(new(key.Text, key.Line, Part(level + 1)));
            }

            return new(line, entries.ToImmutable());
        }

        private static int LineOf(ParsingEvent happened) => (int)happened.Start.Line;
    }
}
