using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.Options;
using NJsonSchema;

namespace Alliance.Tenancy.Registry;

/// <summary>Reads one organisation's file: strict JSON, then the schema, then the rules that a schema can't say, then the modules' sections.</summary>
internal sealed class OrganisationParser(
    OrganisationRules rules, IEnumerable<OrganisationSection> sections, IOptions<DemoOptions> demo)
{
    /// <summary>Larger is a mistake, or an attempt to make us read for long.</summary>
    public const int LargestFile = 64 * 1024;

    private static readonly HashSet<string> Ours =
        ["$schema", .. typeof(Content).GetProperties().Select(x => JsonNamingPolicy.CamelCase.ConvertName(x.Name))];

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    private static readonly JsonSerializerOptions Reading = new(OrganisationJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    private static readonly Lazy<JsonSchema> Schema = new(LoadSchema);

    public OrganisationFile Parse(string name, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > LargestFile) return OrganisationFile.Bad(name, $"is larger than {LargestFile / 1024} KiB");
        if (bytes.Span.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes, Strict);
        }
        catch (JsonException broken)
        {
            return OrganisationFile.Bad(name, $"is not valid JSON (line {broken.LineNumber + 1})");
        }

        using (document)
        {
            try
            {
                return Read(name, Encoding.UTF8.GetString(bytes.Span), document.RootElement);
            }
            catch (Exception failure)
            {
                // Whatever a file makes its readers do (half a surrogate pair, a module's check that throws) is that file's fault alone.
                return OrganisationFile.Bad(name, $"can't be read: {failure.Message}");
            }
        }
    }

    public OrganisationFile Parse(string name, string body) => Parse(name, Encoding.UTF8.GetBytes(body));

    private OrganisationFile Read(string name, string body, JsonElement root)
    {
        var id = root.ValueKind is JsonValueKind.Object && root.TryGetProperty("id", out var given) && given.ValueKind is JsonValueKind.String
            ? given.GetString()
            : null;
        if (!OrganisationRules.IsId(id)) id = null;
        OrganisationFile Bad(string reason) => new(name, body, id, null, reason);

        if (Schema.Value.Validate(body) is { Count: > 0 } misfits)
            return Bad(string.Join("; ", misfits.Select(x => $"{x.Path ?? "#/"}: {x.Kind}")));

        Organisation organisation;
        try
        {
            organisation = root.Deserialize<Content>(Reading)!.ToOrganisation(root);
        }
        catch (JsonException misfit)
        {
            return Bad($"{misfit.Path} has a value that can't be read");
        }

        if (organisation.Demo is not null && !demo.Value.Allowed)
            return Bad("has a 'demo' section, and demonstrations aren't allowed on this deployment (Demo:Allowed)");

        var broken = rules.BrokenBy(organisation).Concat(BrokenSections(organisation)).ToList();
        return broken is [] ? new(name, body, id, organisation, null) : Bad(string.Join("; ", broken));
    }

    private IEnumerable<string> BrokenSections(Organisation organisation) =>
        from section in sections
        where organisation.Sections.ContainsKey(section.Name)
        let misfit = section.Check(organisation.Sections[section.Name])
        where misfit is not null
        select $"'{section.Name}': {misfit}";

    private static JsonSchema LoadSchema()
    {
        using var resource = typeof(OrganisationParser).Assembly.GetManifestResourceStream("tenant.schema.json")!;
        using var reader = new StreamReader(resource);
        return JsonSchema.FromJsonAsync(reader.ReadToEnd()).GetAwaiter().GetResult();
    }

    /// <summary>The file's own properties, as far as they are tenancy's; the schema has seen to which are there.</summary>
    private sealed record Content(
        string Id,
        string Label,
        string Name,
        HostKind Kind,
        OrganisationStatus Status,
        ImmutableDictionary<string, string>? Names,
        TerritoryContent? Territory,
        ImmutableArray<string>? Hosts,
        ImmutableArray<string>? Languages,
        string? TimeZone,
        Branding? Branding,
        DatabaseReference? Database,
        ImmutableArray<string>? Administrators,
        Demonstration? Demo)
    {
        public Organisation ToOrganisation(JsonElement root)
        {
            var organisation = new Organisation
            {
                Id = Id,
                Label = Label,
                Name = Name,
                Kind = Kind,
                Status = Status,
                Names = Names ?? ImmutableDictionary<string, string>.Empty,
                Territory = new(Territory?.Region, Territory?.Provinces ?? []),
                Hosts = [.. (Hosts ?? []).Select(OrganisationRules.CustomHost)],
                Database = Database,
                Administrators = Administrators ?? [],
                Demo = Demo,
                Sections = root.EnumerateObject().Where(x => !Ours.Contains(x.Name)).ToImmutableDictionary(x => x.Name, x => x.Value.Clone()),
            };
            return organisation with
            {
                Languages = Languages ?? organisation.Languages,
                TimeZone = TimeZone ?? organisation.TimeZone,
                Branding = Branding ?? organisation.Branding,
            };
        }
    }

    private sealed record TerritoryContent(string? Region, ImmutableArray<string>? Provinces);
}
