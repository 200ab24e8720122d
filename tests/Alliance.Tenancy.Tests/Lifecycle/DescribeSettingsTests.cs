using System.Text.Json;
using Alliance.Tenancy.Registry;
using Alliance.Tenancy.Tests.Registry;
using Alliance.Tenancy.Tests.Settings;

namespace Alliance.Tenancy.Tests.Lifecycle;

/// <summary>The command that writes the schema for editors and the table for people.</summary>
public sealed class DescribeSettingsTests
{
    private const string Begin = "<!-- settings: written by `organisations describe-settings`, not by hand -->";
    private const string End = "<!-- end of settings -->";

    [Test]
    public async Task Writes_the_schema_beside_the_files_and_the_table_between_its_markers()
    {
        using var fixture = await RegistryFixture.Started(x => x.AddOrganisationSection<MeetingSettings>("club"));
        var document = Path.Combine(fixture.Root, "operations.md");
        await File.WriteAllTextAsync(document, $"# Before\n\n{Begin}\nan old table\n{End}\n\nAfter\n");

        var (code, _) = await fixture.Command("describe-settings", "--docs", document);
        var (again, _) = await fixture.Command("describe-settings", "--docs", document);

        var schema = JsonElement.Parse(await File.ReadAllTextAsync(fixture.PathOf("tenant.schema")));
        var text = await File.ReadAllTextAsync(document);
        Assert.Multiple(() =>
        {
            Assert.That((code, again), Is.EqualTo((0, 0)));
            Assert.That(schema.GetProperty("properties").GetProperty("club").GetProperty("properties").TryGetProperty("notice", out _));
            Assert.That(text, Does.StartWith($"# Before\n\n{Begin}\n\n| setting |").And.EndsWith($"|\n\n{End}\n\nAfter\n"));
            Assert.That(text, Does.Contain("| `club.notice` |").And.Not.Contain("an old table"));
            Assert.That(text.Split("| `club.notice` |"), Has.Length.EqualTo(2), "written anew, not added");
        });
    }

    [Test]
    public async Task Writes_nothing_at_all_when_the_document_has_no_place_for_the_table()
    {
        using var fixture = await RegistryFixture.Started();
        var document = Path.Combine(fixture.Root, "operations.md");
        await File.WriteAllTextAsync(document, $"{End}\n{Begin}\n");

        var (code, output) = await fixture.Command("describe-settings", "--docs", document);

        Assert.That((code, output), Is.EqualTo((1, $"{document} has no place for the settings: '{Begin}' and '{End}'.{Environment.NewLine}")));
        Assert.That(File.Exists(fixture.PathOf("tenant.schema")), Is.False);
    }
}
