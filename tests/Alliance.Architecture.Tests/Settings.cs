using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;

namespace Alliance.Architecture.Tests;

/// <summary>What the schema and the documents promise of an organisation's file is what the code does with it. All is read from the schema as it lies in the repository.</summary>
public sealed class Settings
{
    private const string SchemaPath = "tenants/tenant.schema.json";
    private const string DocumentPath = "docs/operations.md";

    private static readonly JsonObject Schema = (JsonObject)JsonNode.Parse(Text(SchemaPath))!;

    /// <summary>By the operator's own command, so that no module is forgotten here.</summary>
    [Test]
    public void Are_described_as_the_code_has_them()
    {
        var folder = Directory.CreateTempSubdirectory("settings-").FullName;
        try
        {
            var document = Path.Combine(folder, "operations.md");
            File.WriteAllText(document, Text(DocumentPath));

            var code = Assembly.Load("Alliance.Host").EntryPoint!.Invoke(null, [(string[])
            [
                "organisations", "describe-settings", "--docs", document,
                $"--Tenants:Folder={folder}", $"--Database:Template=Data Source={Path.Combine(folder, "{id}.db")}",
            ]]);

            const string remedy = "dotnet run --project src/Alliance.Host -- organisations describe-settings --docs ../../docs/operations.md";
            Assert.That(code, Is.Zero);
            Assert.That(File.ReadAllText(Path.Combine(folder, "tenant.schema.json")), Is.EqualTo(Text(SchemaPath)), remedy);
            Assert.That(File.ReadAllText(document), Is.EqualTo(Text(DocumentPath)), remedy);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Each with another value than its default, which must arrive where it is read.</summary>
    [Test]
    public void Are_all_taken_and_all_arrive()
    {
        var file = (JsonObject)SettingsSample.Of(Schema);
        file["$schema"] = "./tenant.schema.json";

        var read = Read(file);

        file.Remove("$schema");
        Assert.That(JsonNode.DeepEquals(read, file), () => $"{read}\n instead of\n{file}");
    }

    [Test]
    public void Have_the_defaults_that_the_schema_says()
    {
        foreach (var (leftOut, writtenOut) in SettingsSample.WithAndWithoutDefaults(Schema))
        {
            var (usual, same) = (Read(APlatform(leftOut)), Read(APlatform(writtenOut)));
            Assert.That(JsonNode.DeepEquals(usual, same), () => $"{leftOut}\n gives\n{usual}\n and\n{writtenOut}\n gives\n{same}");
        }
    }

    [Test]
    public void Say_what_they_mean()
    {
        var silent = SettingsSample.All(Schema).Where(x => (string?)x.Schema["description"] is not { Length: > 5 } meaning || !meaning.EndsWith('.'));

        Assert.That(silent.Select(x => x.Path), Is.Empty);
    }

    /// <summary>A platform has a territory, which no schema can say of it.</summary>
    private static JsonObject APlatform(JsonNode file)
    {
        file["territory"] ??= new JsonObject { ["region"] = "MA-09" };
        return (JsonObject)file;
    }

    /// <summary>What the code has of an accepted file, as the file would say it.</summary>
    private static JsonObject Read(JsonObject file)
    {
        var organisation = Deployment.Accept(file.ToJsonString());
        var read = new JsonObject();
        foreach (var name in Schema["properties"]!.AsObject().Select(x => x.Key))
        {
            var own = typeof(Organisation).GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            var value = own is not null ? own.GetValue(organisation) : Section(organisation, name);
            if (value is not null) read[name] = SettingsOf(name, JsonSerializer.SerializeToNode(value, OrganisationJson.Options)!);
        }

        return read;
    }

    /// <summary>Without what a record computes, such as the settings that an account still lacks.</summary>
    private static JsonNode SettingsOf(string name, JsonNode record)
    {
        if (record is JsonObject members && Schema["properties"]![name]!["properties"] is JsonObject settings)
        {
            foreach (var computed in members.Select(x => x.Key).Where(x => !settings.ContainsKey(x)).ToList()) members.Remove(computed);
        }

        return record;
    }

    private static object? Section(Organisation organisation, string name)
    {
        if (Deployment.Schema.Sections.SingleOrDefault(x => x.Name == name) is not { } section) return null;
        return typeof(Organisation).GetMethod(nameof(Organisation.Section))!.MakeGenericMethod(section.Settings).Invoke(organisation, [name]);
    }

    private static string Text(string path) => File.ReadAllText(Path.Combine(Product.Root, path));
}
