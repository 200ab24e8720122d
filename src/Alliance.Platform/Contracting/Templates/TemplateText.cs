using System.Text.RegularExpressions;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Contracting.Templates;

/// <summary>The text of a template, read into its parts with all that is wrong with it: a pure function, one line after the other.</summary>
/// <remarks>
/// <c># title</c>, <c>## [clause] heading</c> (numbered by itself), <c>- item</c>, <c>| cell | cell |</c> with the heading first, <c>// remark</c> that is printed nowhere;
/// other lines are paragraphs, parted by an empty line. <c>{{field}}</c> anywhere; <c>{{schedule}}</c> and <c>{{signatures}}</c> on lines of their own.
/// </remarks>
public sealed partial class TemplateText
{
    /// <summary>Characters of a template: 20 pages.</summary>
    public const int Longest = 20_000;

    /// <summary>Of a table: more are too narrow to be read on paper.</summary>
    public const int MostColumns = 6;

    /// <summary>Characters of a cell: a row stays whole on a page.</summary>
    public const int LongestCell = 400;

    /// <summary>Characters of what is wrong that are repeated to who wrote it.</summary>
    private const int LongestShown = 40;

    private readonly List<TemplateBlock> _blocks = [];
    private readonly List<TemplateProblem> _problems = [];
    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<ContractClause> _clauses = [];
    private readonly List<string> _paragraph = [];
    private readonly List<IReadOnlyList<string>> _rows = [];

    private TemplateText()
    {
    }

    public IReadOnlyList<TemplateBlock> Blocks => _blocks;

    /// <summary>In the order of the lines, what is missing at the end; empty of one that can be used.</summary>
    public IReadOnlyList<TemplateProblem> Problems => _problems;

    /// <summary>Names of the fields that it asks for.</summary>
    public IReadOnlySet<string> Fields => _fields;

    public static TemplateText Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = new TemplateText();
        foreach (var (line, at) in text.ReplaceLineEndings("\n").Split('\n').Select((x, i) => (x.Trim(), i + 1))) read.Take(line, at);
        read.EndPart();
        read.Miss();
        return read;
    }

    /// <exception cref="RefusedException">The first of its problems.</exception>
    public void Demand()
    {
        if (_problems is [var first, ..]) throw Refusal(first);
    }

    /// <summary>A problem in words: line, what was found and the nearest known name where there is one.</summary>
    internal static RefusedException Refusal(TemplateProblem problem) => problem switch
    {
        { Line: 0 } => new(problem.Code, $"{problem.Code}: '{problem.Found}'.", problem.Found),
        { Nearest: { } nearest } => new(problem.Code, $"Line {problem.Line}: {problem.Code}: '{problem.Found}'. Nearest: '{nearest}'.", problem.Line, problem.Found, nearest),
        _ => new(problem.Code, $"Line {problem.Line}: {problem.Code}: '{problem.Found}'.", problem.Line, problem.Found, "–"),
    };

    /// <summary>Puts values in for fields, in one pass: a value that looks like a field stays as it is.</summary>
    /// <param name="value">By name of the field.</param>
    public static string Fill(string text, Func<string, string> value) => Hole().Replace(text, x => value(x.Groups["name"].Value.Trim()));

    private void Take(string line, int at)
    {
        if (line.StartsWith("//", StringComparison.Ordinal)) return;
        if (!line.StartsWith('|')) EndTable();
        if (line.Length == 0)
        {
            EndPart();
            return;
        }

        LookAtFields(line, at);
        if (Block(line) is { } field) TakeBlock(field, at);
        else if (line.StartsWith('|')) TakeRow(line, at);
        else if (line.StartsWith("## ", StringComparison.Ordinal)) TakeClause(line[3..].Trim(), at);
        else if (line.StartsWith("# ", StringComparison.Ordinal)) Add(new(BlockKind.Title) { Text = line[2..].Trim() });
        else if (line.StartsWith("- ", StringComparison.Ordinal)) Add(new(BlockKind.Item) { Text = line[2..].Trim() });
        else _paragraph.Add(line);
    }

    private void LookAtFields(string line, int at)
    {
        foreach (Match hole in Hole().Matches(line))
        {
            var name = hole.Groups["name"].Value.Trim();
            if (ContractField.Find(name) is not { } field) _problems.Add(new(at, "template.unknown-field", Shown(name), Nearest(name, ContractField.All.Select(x => x.Name))));
            else if (field.IsBlock && Block(line) is null) _problems.Add(new(at, "template.not-alone", name));
            else _fields.Add(name);
        }

        if (Hole().Replace(line, "") is var rest && rest.IndexOf("{{", StringComparison.Ordinal) is >= 0 and var open)
            _problems.Add(new(at, "template.field-open", rest.Substring(open, Math.Min(LongestShown, rest.Length - open))));
    }

    private void TakeBlock(ContractField field, int at)
    {
        EndPart();
        var kind = field.Name == ContractField.Schedule ? BlockKind.Schedule : BlockKind.Signatures;
        if (_blocks.Exists(x => x.Kind == kind)) _problems.Add(new(at, "template.twice", field.Name));
        // They never stand alone on a page: the lines before them go along.
        if (kind is BlockKind.Signatures && _blocks is not [.., { Kind: BlockKind.Paragraph or BlockKind.Item }]) _problems.Add(new(at, "template.signatures-after-text", field.Name));
        _blocks.Add(new(kind));
    }

    private void TakeClause(string heading, int at)
    {
        EndPart();
        var tagged = Tag().Match(heading);
        ContractClause? clause = null;
        if (tagged.Success)
        {
            var word = tagged.Groups["word"].Value.Trim();
            if (!Word<ContractClause>.TryParse(word, null, out var known)) _problems.Add(new(at, "template.unknown-clause", Shown(word), Nearest(word, Enum.GetValues<ContractClause>().Select(x => KebabCase.Of(x)))));
            else if (!_clauses.Add(known.Value)) _problems.Add(new(at, "template.twice", word));
            else clause = known.Value;
        }

        _blocks.Add(new(BlockKind.Clause) { Text = tagged.Success ? tagged.Groups["heading"].Value.Trim() : heading, Clause = clause });
    }

    private void TakeRow(string line, int at)
    {
        EndParagraph();
        IReadOnlyList<string> cells = [.. line.Trim('|').Split('|').Select(x => x.Trim())];
        if (cells.All(x => x.Length > 0 && x.All(y => y is '-' or ':'))) return; // the rule below a heading, as some write it
        if (cells.Count > MostColumns) _problems.Add(new(at, "template.too-many-columns", $"{cells.Count}"));
        if (cells.FirstOrDefault(x => x.Length > LongestCell) is { } wide) _problems.Add(new(at, "template.cell-too-long", Shown(wide)));
        if (_rows is [var heading, ..] && heading.Count != cells.Count) _problems.Add(new(at, "template.other-columns", $"{cells.Count}"));
        _rows.Add(cells);
    }

    private void Add(TemplateBlock block)
    {
        EndPart();
        _blocks.Add(block);
    }

    private void EndPart()
    {
        EndParagraph();
        EndTable();
    }

    private void EndParagraph()
    {
        if (_paragraph.Count > 0) _blocks.Add(new(BlockKind.Paragraph) { Text = string.Join('\n', _paragraph) });
        _paragraph.Clear();
    }

    private void EndTable()
    {
        if (_rows.Count > 0) _blocks.Add(new(BlockKind.Table) { Rows = [.. _rows] });
        _rows.Clear();
    }

    private void Miss()
    {
        _problems.AddRange(ContractClauses.Mandatory.Where(x => !_clauses.Contains(x)).Select(x => new TemplateProblem(0, "template.missing-clause", KebabCase.Of(x))));
        _problems.AddRange(ContractField.All.Where(x => x.IsMandatory && !_fields.Contains(x.Name)).Select(x => new TemplateProblem(0, "template.missing-field", x.Name)));
    }

    private static string Shown(string name) => name[..Math.Min(LongestShown, name.Length)];

    private static ContractField? Block(string line) =>
        Hole().Match(line) is { Success: true } hole && hole.Length == line.Length && ContractField.Find(hole.Groups["name"].Value.Trim()) is { IsBlock: true } field ? field : null;

    /// <summary>Null where half of the letters differ.</summary>
    private static string? Nearest(string name, IEnumerable<string> known) =>
        known.Select(x => (Name: x, Distance: name.Length > LongestShown ? int.MaxValue : Likeness.Distance(name, x))).OrderBy(x => x.Distance).ThenBy(x => x.Name, StringComparer.Ordinal).First() is var (nearest, distance)
            && distance <= Math.Max(2, name.Length / 2) ? nearest : null;

    [GeneratedRegex(@"\{\{(?<name>[^{}\n]*)\}\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hole();

    [GeneratedRegex(@"^\[(?<word>[^\[\]]*)\]\s*(?<heading>.*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
