using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;

namespace Alliance.Tenancy.Registry;

/// <summary>An organisation's file as far as it is tenancy's own; what else it has are sections that modules registered.</summary>
[Setting("One organisation of the network: a regional platform, or the national Alliance. Dropping a file into this folder, changing or removing one takes effect within seconds, without a restart. A file that breaks a rule is refused with the reason, and the organisation's last good version stays in force.")]
internal sealed record OrganisationContent
{
    /// <summary>Only for what an organisation is that says nothing else.</summary>
    private static readonly Organisation Usual = new() { Id = "", Label = "", Name = "", Kind = HostKind.Platform, Status = OrganisationStatus.Onboarding };

    [Setting("Lets editors complete and check this file.")]
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    [Setting("Immutable key: names the database, the key ring, messages and logs. Never shown in addresses, never changed; another id is another organisation.", Label = "Key", OfDeployment = true, Example = "ism")]
    [RegularExpression("[a-z][a-z0-9-]{1,30}", ErrorMessage = "has 2 to 31 lower-case letters, digits and hyphens, the first a letter")]
    public required string Id { get; init; }

    [Setting("First label of the organisation's host name, below the deployment's base domain. A label that another organisation had is not given away for 90 days.", Label = "Address", OfDeployment = true, Example = "souss-massa")]
    [RegularExpression("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", ErrorMessage = "has 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end")]
    public required string Label { get; init; }

    [Setting("Name in French, as people read it.", Label = "Name")]
    [StringLength(100, MinimumLength = 1)]
    public required string Name { get; init; }

    [Setting("The name in other languages.", Label = "Name in other languages")]
    [AllowedValues("fr", "ar", "en")]
    [StringLength(100, MinimumLength = 1)]
    public ImmutableDictionary<string, string> Names { get; init; } = Usual.Names;

    [Setting("platform: a regional platform that grants loans. alliance: the national body, exactly one. Fixed for good.", Label = "Kind", OfDeployment = true)]
    [AllowedValues("platform", "alliance")]
    public required HostKind Kind { get; init; }

    [Setting("onboarding: known to the Alliance, its address answers 404. active: served. suspended: its address answers 503, nothing is deleted.", Label = "Status", OfDeployment = true)]
    public required OrganisationStatus Status { get; init; }

    [Setting("What a platform covers. The Alliance has none.", Label = "Territory")]
    public TerritoryContent? Territory { get; init; }

    [Setting("Custom domains beside label + base domain. Each counts only once its DNS proof is recorded in the deployment's configuration (Network:ProvenDomains), and is taken out before the organisation can be deleted.", Label = "Domains of its own", OfDeployment = true, Example = "prets.example.org")]
    [Length(0, 10)]
    [StringLength(253, MinimumLength = 3)]
    public ImmutableArray<string> Hosts { get; init; } = Usual.Hosts;

    [Setting("Languages offered; the first is the default.", Label = "Languages")]
    [Length(1, 3)]
    [AllowedValues("fr", "ar", "en")]
    public ImmutableArray<string> Languages { get; init; } = Usual.Languages;

    [Setting("Where \"today\" is taken from: a fixed offset such as +00:00 (safe with old zone data), or an IANA name such as Africa/Casablanca.", Label = "Time zone", Example = "Africa/Casablanca")]
    [StringLength(60, MinimumLength = 1)]
    public string TimeZone { get; init; } = Usual.TimeZone;

    [Setting("Colours and logo; white text stands on primary and navigation.", Label = "Colours and logo")]
    public Branding Branding { get; init; } = Usual.Branding;

    [Setting("Only where the organisation doesn't use the deployment's template.", Label = "Database", OfDeployment = true)]
    public DatabaseReference? Database { get; init; }

    [Setting("E-mail addresses invited as administrators, each once, when it is first named here; one that has an account already stays what it is.", Label = "Administrators", OfDeployment = true, Example = "administration@souss-massa.example")]
    [Length(0, 20)]
    [StringLength(254, MinimumLength = 3)]
    public ImmutableArray<string> Administrators { get; init; } = Usual.Administrators;

    [Setting("Generated data with a pinned business date. Refused unless the deployment sets Demo:Allowed, which only Development does.", Label = "Demonstration data", OfDeployment = true)]
    public Demonstration? Demo { get; init; }

    /// <param name="sections">What the file has besides.</param>
    public Organisation With(ImmutableDictionary<string, JsonElement> sections) => new()
    {
        Id = Id,
        Label = Label,
        Name = Name,
        Kind = Kind,
        Status = Status,
        Names = Names,
        Territory = Territory is null ? Usual.Territory : new(Territory.Region, Territory.Provinces),
        Hosts = [.. Hosts.Select(OrganisationRules.CustomHost)],
        Languages = Languages,
        TimeZone = TimeZone,
        Branding = Branding,
        Database = Database,
        Administrators = Administrators,
        Demo = Demo,
        Sections = sections,
    };
}

/// <summary>A platform's territory as its file has it: where there is one, it says the region.</summary>
internal sealed record TerritoryContent
{
    [Setting("ISO 3166-2 code of the region.", Label = "Region")]
    [AllowedValues("MA-01", "MA-02", "MA-03", "MA-04", "MA-05", "MA-06", "MA-07", "MA-08", "MA-09", "MA-10", "MA-11", "MA-12")]
    public required string Region { get; init; }

    [Setting("Provinces and prefectures served; a platform may serve a part of its region.", Label = "Provinces and prefectures", Example = "Tiznit")]
    [Length(0, 20)]
    [StringLength(60, MinimumLength = 1)]
    public ImmutableArray<string> Provinces { get; init; } = [];
}
