using System.Globalization;
using Alliance.Documents;
using Alliance.Platform.Entries;
using Alliance.Schemes;
using Alliance.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Accompaniment.Schemes;

/// <summary>A scheme on one sheet to take away, in the reader's language or another.</summary>
/// <remarks>Asks for no permission: it says what the scheme's public page says.</remarks>
public sealed class PrintScheme(Catalogue catalogue, Letterhead letterhead)
{
    /// <param name="FileName">To save it under.</param>
    /// <param name="Pdf">Its bytes.</param>
    public sealed record Sheet(string FileName, byte[] Pdf);

    public static void Map(IEndpointRouteBuilder schemes) => schemes.MapGet("/{code}/sheet.pdf", Get).WithSummary("A support scheme as PDF")
        .Produces(StatusCodes.Status200OK, contentType: "application/pdf").ProducesProblem(404).WithMetadata(new AllowAnonymousAttribute());

    /// <returns>Null where there is no such scheme.</returns>
    public Sheet? Handle(string code, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return catalogue.Find(code) is { } scheme ? new($"{scheme.Code}-{culture.Name}.pdf", Write(scheme, culture)) : null;
    }

    private byte[] Write(Scheme scheme, CultureInfo culture)
    {
        var (words, said) = (new DocumentWords(typeof(AccompanimentText), culture), new SchemeWords(culture));
        var document = new PdfDocument(letterhead.In(culture), culture)
            .Title(scheme.Name.In(culture))
            .Subtitle(scheme.Bearer.In(culture))
            .Paragraph(scheme.Text.In(culture))
            .KeyValues(SchemeFacts.Of(scheme, said));
        if (!scheme.Rule.Parts.IsEmpty) document.Heading(words["What is asked"]).KeyValues([.. said.Sentences(scheme.Rule).Select(x => ("•", x))]);
        if (!scheme.Documents.IsEmpty) document.Heading(words["Documents to bring"]).KeyValues([.. scheme.Documents.Select(x => ("•", x.In(culture)))]);
        document.Heading(words["Where to ask"]).Paragraph(scheme.Contact.Name.In(culture)).KeyValues(Ways(scheme.Contact, words))
            .Note(said["{0}: {1}", words["Source"], PdfDocument.LeftToRight(scheme.Source.Title)]).Note(words["Checked on {0}.", said.Day(scheme.Source.Checked)]);
        if (scheme.ToBeChecked) document.Note(words["Terms change: ask the bearer before you rely on them."]);
        return document.ToBytes();
    }

    private static List<(string Key, string Value)> Ways(Contact contact, DocumentWords words)
    {
        var ways = new List<(string, string)>();
        if (contact.Phone is { } phone) ways.Add((words["Telephone of the office"], PdfDocument.LeftToRight(phone)));
        if (contact.Email is { } email) ways.Add((words["E-mail"], PdfDocument.LeftToRight(email)));
        if (contact.Url is { } url) ways.Add((words["Site"], PdfDocument.LeftToRight(url.Host)));
        return ways;
    }

    private static Results<FileContentHttpResult, NotFound> Get(string code, string? language, PrintScheme printScheme) =>
        printScheme.Handle(code, Cultures.Find(language) ?? ShowSchemes.Reader) is { } sheet
            ? TypedResults.File(sheet.Pdf, "application/pdf", sheet.FileName)
            : TypedResults.NotFound();
}
