using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Tenancy.Settings;

namespace Alliance.Tenancy.Organisations;

public enum OrganisationStatus
{
    /// <summary>Known to the Alliance, but its host still answers 404.</summary>
    [Setting("Joining")] Onboarding,

    /// <summary>Served.</summary>
    [Setting("In service")] Active,

    /// <summary>Its host answers 503; nothing is deleted.</summary>
    [Setting("Suspended")] Suspended,
}

/// <summary>A tenant: one regional platform, or the national Alliance, as its file in <c>tenants/</c> describes it. Immutable; a changed file makes a new version.</summary>
public sealed record Organisation
{
    /// <summary>Immutable key, such as <c>ism</c>: names the database, the key ring, messages and logs. Never a label.</summary>
    public required string Id { get; init; }

    /// <summary>First label of its host name below the base domain, such as <c>souss-massa</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Its name in French.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in other languages, by two-letter code.</summary>
    public ImmutableDictionary<string, string> Names { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><see cref="HostKind.Platform"/> or <see cref="HostKind.Alliance"/>.</summary>
    public required HostKind Kind { get; init; }

    public required OrganisationStatus Status { get; init; }

    public Territory Territory { get; init; } = new(null, []);

    /// <summary>Custom domains, beside label + base domain.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>Two-letter codes, the first one is the default.</summary>
    public ImmutableArray<string> Languages { get; init; } = ["fr", "ar", "en"];

    /// <summary>IANA name, or a fixed offset such as <c>+00:00</c>: zone data older than 2026c is wrong for Morocco.</summary>
    public string TimeZone { get; init; } = "+00:00";

    public Branding Branding { get; init; } = new("#0F5C5C", "#0B3D3D", "#E0A458", null);

    /// <summary>Null: the deployment's template.</summary>
    public DatabaseReference? Database { get; init; }

    /// <summary>E-mail addresses invited as administrators, each once, when it is first named.</summary>
    public ImmutableArray<string> Administrators { get; init; } = [];

    /// <summary>Null in real life.</summary>
    public Demonstration? Demo { get; init; }

    /// <summary>Sections owned by other modules (<c>lending</c>, <c>clients</c>…), opaque here.</summary>
    public ImmutableDictionary<string, JsonElement> Sections { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>Rises with each accepted version of any file; part of the key of everything that is built from one.</summary>
    public long Version { get; init; }

    /// <summary>Cancelled when the organisation is suspended or removed: circuits, jobs and long requests end.</summary>
    public CancellationToken Serving { get; init; }

    /// <summary>The module's own section, or a default one where the file has none.</summary>
    /// <exception cref="JsonException">The section doesn't fit <typeparamref name="T"/>.</exception>
    public T Section<T>(string name) where T : new() =>
        Sections.TryGetValue(name, out var section) ? section.Deserialize<T>(OrganisationJson.Options)! : new T();

    public string NameIn(string language) => Names.GetValueOrDefault(language, Name);
}

/// <param name="Region">ISO 3166-2 code, such as <c>MA-09</c>; null for the Alliance.</param>
/// <param name="Provinces">Names of the provinces and prefectures served, as in DOMAIN §6.</param>
public sealed record Territory(string? Region, ImmutableArray<string> Provinces);

/// <summary>How an organisation's pages look.</summary>
public sealed record Branding(
    [property: Setting("Buttons and headings, as #RRGGBB.", Label = "Main colour", Example = "#8A5A16"), RegularExpression(Branding.Colour, ErrorMessage = Branding.NoColour)] string Primary,
    [property: Setting("Bars and menus, as #RRGGBB.", Label = "Colour of menus", Example = "#5B3A12"), RegularExpression(Branding.Colour, ErrorMessage = Branding.NoColour)] string Navigation,
    [property: Setting("What stands out, as #RRGGBB.", Label = "Accent colour", Example = "#D9A441"), RegularExpression(Branding.Colour, ErrorMessage = Branding.NoColour)] string Accent,
    [property: Setting("Path of an image below this folder.", Label = "Logo", Example = "logos/ism.png")]
    [property: RegularExpression(@"[a-z0-9][a-z0-9/_-]{0,94}\.(png|svg|webp)", ErrorMessage = "is the path of a .png, .svg or .webp below the folder, in lower-case letters")]
    string? Logo = null)
{
    private const string Colour = "#[0-9A-Fa-f]{6}";
    private const string NoColour = "is a colour as #RRGGBB";
}

/// <summary>Where an organisation's data are, when not in the deployment's template.</summary>
public sealed record DatabaseReference(
    [property: Setting("Engine of the database.", Label = "Database engine"), AllowedValues("Sqlite", "SqlServer")] string Provider,
    [property: Setting("Name of the configuration entry that holds the connection string. Never the connection string itself.", Label = "Connection", Example = "Secrets:Ism")]
    [property: RegularExpression("[A-Za-z0-9][A-Za-z0-9:._-]{0,99}", ErrorMessage = "is the name of a configuration entry: letters, digits, and : . _ -")]
    string Secret);

/// <summary>Generated data with a pinned business date; refused unless <c>Demo:Allowed</c>, which only Development sets.</summary>
public sealed record Demonstration(
    [property: Setting("\"Today\" of this organisation, for ever.", Label = "Date of the demonstration")] DateOnly BusinessDate,
    [property: Setting("The same seed generates the same data.", Label = "Seed"), Range(0, int.MaxValue)] int Seed,
    [property: Setting("Which history to generate.", Label = "Generated history", Example = "souss-massa")]
    [property: RegularExpression("[a-z][a-z0-9-]{0,59}", ErrorMessage = "has lower-case letters, digits and hyphens")]
    string? Profile = null);
