using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Registry;

/// <summary>Reads one organisation's file: strict JSON, then the schema, then the rules that a schema can't say, then the modules' sections.</summary>
public sealed class OrganisationParser(OrganisationRules rules, OrganisationSchema schema, IOptions<DemoOptions> demo)
{
    /// <summary>Larger is a mistake, or an attempt to make us read for long.</summary>
    public const int LargestFile = 64 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    private static readonly JsonSerializerOptions Reading = new(OrganisationJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

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

        OrganisationFile Unfit(IReadOnlyList<Misfit> misfits) => Bad(string.Join("; ", misfits.Select(x => x.Sentence))) with { Misfits = misfits };

        if (schema.Misfits(body) is { Count: > 0 } misfits) return Unfit(misfits);

        Organisation organisation;
        try
        {
            var sections = root.EnumerateObject().Where(x => !schema.IsOwn(x.Name)).ToImmutableDictionary(x => x.Name, x => x.Value.Clone(), StringComparer.Ordinal);
            organisation = root.Deserialize<OrganisationContent>(Reading)!.With(sections);
        }
        catch (JsonException misfit)
        {
            return Bad($"{misfit.Path} has a value that can't be read");
        }

        if (organisation.Demo is not null && !demo.Value.Allowed)
            return Bad("has a 'demo' section, and demonstrations aren't allowed on this deployment (Demo:Allowed)");

        var broken = rules.BrokenBy(organisation).Concat(BrokenSections(organisation)).ToList();
        return broken is [] ? new(name, body, id, organisation, null) : Unfit(broken);
    }

    private IEnumerable<Misfit> BrokenSections(Organisation organisation) =>
        from section in schema.Sections
        where organisation.Sections.ContainsKey(section.Name)
        from broken in section.BrokenBy(organisation.Sections[section.Name])
        select broken;
}
