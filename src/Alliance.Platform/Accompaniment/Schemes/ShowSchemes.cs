using System.Globalization;
using Alliance.Kernel;
using Alliance.Schemes;
using Alliance.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Accompaniment.Schemes;

/// <summary>The schemes that people are referred to, and one of them whole, in the reader's language.</summary>
/// <remarks>Asks for no permission: what the State and others offer is public, and nothing of anybody is read.</remarks>
public sealed class ShowSchemes(Catalogue catalogue)
{
    /// <param name="Code">Names it in addresses.</param>
    /// <param name="Kind">What it gives: credit, guarantee, grant, advice, training, exemption.</param>
    /// <param name="Least">The least that it gives.</param>
    /// <param name="Most">The most that it gives.</param>
    /// <param name="Closes">The last good day.</param>
    /// <param name="ToBeChecked">Whether the platform has still to check its terms.</param>
    public sealed record Listed(string Code, string Name, string Bearer, SchemeKind Kind, Money? Least, Money? Most, DateOnly? Closes, bool ToBeChecked);

    /// <param name="Percent">2 for 2 %.</param>
    public sealed record ShownRate(decimal Percent, string? Note);

    /// <summary>Where one asks for it.</summary>
    public sealed record ShownContact(string Name, string? Phone, string? Email, Uri? Url);

    /// <param name="Checked">The day on which the scheme was last compared with it.</param>
    public sealed record ShownSource(string Title, Uri Url, DateOnly Checked);

    /// <summary>A scheme whole.</summary>
    public sealed record Detail
    {
        public required Listed Scheme { get; init; }
        public required string Text { get; init; }

        /// <summary>What it asks, a sentence each, made from the rule that the finder follows.</summary>
        public required IReadOnlyList<string> Conditions { get; init; }

        public required IReadOnlyList<ShownRate> Rates { get; init; }
        public required IReadOnlyList<string> Audiences { get; init; }

        /// <summary>Codes of regions and provinces; empty for the whole country.</summary>
        public required IReadOnlyList<string> Territory { get; init; }

        public required IReadOnlyList<string> Steps { get; init; }
        public required IReadOnlyList<string> Documents { get; init; }
        public required ShownContact Contact { get; init; }
        public required ShownSource Source { get; init; }
    }

    public static void Map(IEndpointRouteBuilder schemes)
    {
        schemes.MapGet("", Get).WithSummary("Support schemes").WithMetadata(new AllowAnonymousAttribute());
        schemes.MapGet("/{code}", GetOne).WithSummary("A support scheme with its conditions, documents, contact and source").ProducesProblem(404).WithMetadata(new AllowAnonymousAttribute());
    }

    /// <summary>By kind, then by code.</summary>
    public IReadOnlyList<Listed> Handle(CultureInfo culture) => [.. catalogue.Schemes.Select(x => Of(x, culture))];

    /// <returns>Null where there is no such scheme.</returns>
    public Detail? Handle(string code, CultureInfo culture)
    {
        if (catalogue.Find(code) is not { } scheme) return null;

        var words = new SchemeWords(culture);
        return new()
        {
            Scheme = Of(scheme, culture),
            Text = scheme.Text.In(culture),
            Conditions = words.Sentences(scheme.Rule),
            Rates = [.. scheme.Rates.Select(x => new ShownRate(x.Percent, x.Note?.In(culture)))],
            Audiences = scheme.Audiences,
            Territory = scheme.Territory,
            Steps = scheme.Steps,
            Documents = [.. scheme.Documents.Select(x => x.In(culture))],
            Contact = new(scheme.Contact.Name.In(culture), scheme.Contact.Phone, scheme.Contact.Email, scheme.Contact.Url),
            Source = new(scheme.Source.Title, scheme.Source.Url, scheme.Source.Checked),
        };
    }

    /// <summary>The language in which somebody reads, with the product's way of writing numbers and dates.</summary>
    internal static CultureInfo Reader => Cultures.Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? Cultures.French;

    private static Listed Of(Scheme scheme, CultureInfo culture) =>
        new(scheme.Code, scheme.Name.In(culture), scheme.Bearer.In(culture), scheme.Kind, scheme.Least, scheme.Most, scheme.Closes, scheme.ToBeChecked);

    private static Ok<IReadOnlyList<Listed>> Get(ShowSchemes showSchemes) => TypedResults.Ok(showSchemes.Handle(Reader));

    private static Results<Ok<Detail>, NotFound> GetOne(string code, ShowSchemes showSchemes) =>
        showSchemes.Handle(code, Reader) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();
}
