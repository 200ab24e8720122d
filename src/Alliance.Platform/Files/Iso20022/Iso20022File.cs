using System.Globalization;
using System.Xml;

namespace Alliance.Platform.Files.Iso20022;

/// <summary>Reads what banks send in XML: CAMT.053, CAMT.054 and pain.002 (ISO 20022), whatever their encoding, as a stream.</summary>
internal static class Iso20022File
{
    private const string Standard = "urn:iso:std:iso:20022:tech:xsd:";
    private const int LastVersion = 14;

    private static readonly (string Name, Iso20022Kind Kind)[] Kinds = [("camt.053.001.", Iso20022Kind.Statement), ("camt.054.001.", Iso20022Kind.Notification), ("pain.002.001.", Iso20022Kind.PaymentStatus)];

    /// <exception cref="UnreadableException"><c>bad-xml</c>, <c>unknown-xml</c>, <c>several-documents</c>, <c>unknown-encoding</c>, <c>too-deep</c> …</exception>
    public static Iso20022Message Read(byte[] file, Reading reading)
    {
        reading.RefuseTooLarge(file.Length);
        var isWhole = false;
        try
        {
            using var xml = BoundedXml.Open(IsoText.Open(file), reading);
            var kind = KindOf(xml, reading);
            var parts = new MessageParts(xml, reading);
            while (xml.Next(reading))
            {
                isWhole |= xml is { NodeType: XmlNodeType.EndElement, Depth: 0 };
                if (xml.NodeType is XmlNodeType.Element) parts.Take();
            }

            return new(kind, parts.Reports, parts.Answers);
        }
        catch (XmlException wrong)
        {
            throw isWhole
                ? new UnreadableException("several-documents", "Several documents stand in one file: part them.")
                : new UnreadableException("bad-xml", $"Line {wrong.LineNumber}: {wrong.Message}", wrong.LineNumber);
        }
    }

    /// <summary>By the namespace of the document, which some banks wrap in an envelope.</summary>
    private static Iso20022Kind KindOf(XmlReader xml, Reading reading)
    {
        while (xml.Next(reading) && xml.Depth < 4)
        {
            if (!xml.IsStart("Document")) continue;
            foreach (var (name, kind) in Kinds)
                if (xml.NamespaceURI.StartsWith(Standard + name, StringComparison.Ordinal) && IsVersion(xml.NamespaceURI[(Standard.Length + name.Length)..])) return kind;
            break;
        }

        throw new UnreadableException("unknown-xml", "The file is none of the bank's messages.");
    }

    private static bool IsVersion(string text) => text.Length == 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version is >= 2 and <= LastVersion;
}
