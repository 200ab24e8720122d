using System.Text;
using System.Xml;

namespace Alliance.Platform.Files.Iso20022;

/// <summary>A small part of a message as a tree, by names alone, since versions differ in their namespace.</summary>
/// <remarks>Not LINQ to XML: that keeps every name it ever met for the life of the process, and names come from whoever uploads.</remarks>
internal sealed class IsoElement(string name)
{
    private List<IsoElement>? _children;

    public string Name { get; } = name;

    public string Text { get; private set; } = "";

    public string? Currency { get; private init; }

    public IEnumerable<IsoElement> Descendants => _children is null ? [] : _children.SelectMany(x => x.Descendants.Prepend(x));

    public IEnumerable<IsoElement> All(string name) => Descendants.Where(x => x.Name == name);

    public IsoElement? First(string name) => All(name).FirstOrDefault();

    /// <summary>By names from parent to child.</summary>
    public IsoElement? At(params ReadOnlySpan<string> path)
    {
        var at = (IsoElement?)this;
        foreach (var step in path) at = at?._children?.Find(x => x.Name == step);
        return at;
    }

    /// <returns>Null where nothing stands.</returns>
    public string? TextAt(params ReadOnlySpan<string> path) => At(path)?.AllText();

    public string? AllText() => _children is null ? CellText.OrNull(Text) : CellText.OrNull(string.Join(' ', Descendants.Where(x => x._children is null).Select(x => x.Text.Trim())));

    public IsoAmount? AmountAt(params ReadOnlySpan<string> path) => At(path) is { } amount && CellText.OrNull(amount.Text) is { } text ? new(text, amount.Currency) : null;

    /// <summary>The element that the reader stands on; afterwards it stands on its end.</summary>
    /// <param name="apart">Name of elements within that are not part of the tree, since there may be a great many: each is handed over by itself.</param>
    /// <exception cref="UnreadableException"><c>too-much-work</c>, <c>cell-too-long</c>.</exception>
    public static IsoElement Read(XmlReader xml, Reading reading, string? apart = null, Action<IsoElement>? take = null)
    {
        var count = 0;
        return Tree();

        IsoElement Tree()
        {
            if (++count > reading.Limits.ElementsTogether) throw new UnreadableException("too-much-work", "A movement has too many parts.");
            var element = new IsoElement(xml.LocalName) { Currency = xml.Attribute("Ccy") };
            if (xml.IsEmptyElement) return element;

            var (text, depth) = ((StringBuilder?)null, xml.Depth);
            while (xml.Next(reading) && xml.Depth > depth)
            {
                if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) (text ??= new StringBuilder()).Append(xml.Value);
                else if (xml.NodeType is XmlNodeType.Element && xml.LocalName == apart) take!(Read(xml, reading));
                else if (xml.NodeType is XmlNodeType.Element) (element._children ??= []).Add(Tree());
                if (text?.Length > reading.Limits.CellCharacters) throw new UnreadableException("cell-too-long", "A text is too long.");
            }

            element.Text = text?.ToString() ?? "";
            return element;
        }
    }
}
