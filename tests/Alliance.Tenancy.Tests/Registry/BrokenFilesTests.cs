using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Tests.Registry;

/// <summary>What can't be read, or is only away for a moment, takes nobody's organisation away.</summary>
public sealed class BrokenFilesTests
{
    [Test]
    public async Task A_bad_file_keeps_the_last_good_version_and_says_why()
    {
        using var fixture = await RegistryFixture.Started();
        var (before, other) = (fixture.Registry.Find("ism"), fixture.Registry.Find("ior"));

        fixture.Put("ism", "{ \"id\": \"ism\", ");
        await fixture.Settle();
        var broken = (fixture.Registry.Find("ism"), fixture.Registry.Problems.Single());
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "www" });
        await fixture.Settle();
        var reserved = (fixture.Registry.Find("ism"), fixture.Registry.Problems.Single());
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa" });
        await fixture.Look();

        Assert.Multiple(() =>
        {
            Assert.That(broken.Item1, Is.SameAs(before));
            Assert.That((broken.Item2.Source, broken.Item2.OrganisationId), Is.EqualTo(("ism.json", "ism")));
            Assert.That(broken.Item2.Reason, Does.Contain("JSON"));
            Assert.That(reserved.Item1, Is.SameAs(before));
            Assert.That(reserved.Item2.Reason, Does.Contain("reserved"));
            Assert.That(fixture.Registry.Problems, Is.Empty);
            Assert.That(fixture.Registry.Find("ior"), Is.SameAs(other));
        });
    }

    [Test]
    public async Task A_half_written_file_is_waited_for()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.Find("ism");
        var text = new FileBuilder { Id = "ism", Label = "souss-massa" }.With(x => x["name"] = "Whole");
        var newcomer = (string)new FileBuilder { Id = "irsk", Label = "rabat" };

        for (var written = 0; written < text.Length; written += 40)
        {
            fixture.Put("ism", text[..written]);
            fixture.Put("irsk", newcomer[..Math.Min(written, newcomer.Length - 1)]);
            await fixture.Look();
            fixture.Clock.Advance(TimeSpan.FromMilliseconds(500));
            Assert.That(fixture.Registry.Find("ism"), Is.SameAs(before));
            Assert.That(fixture.Registry.Problems, Is.Empty);
        }

        fixture.Put("ism", text);
        fixture.Put("irsk", newcomer);
        await fixture.Look();

        Assert.That(fixture.Registry.Find("ism")!.Name, Is.EqualTo("Whole"));
        Assert.That(fixture.At("rabat.example.ma"), Is.Not.Null);
    }

    /// <summary>Editors move the old file away, then write the new one.</summary>
    [Test]
    public async Task A_file_that_is_away_for_a_moment_is_not_removed()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.Find("ism");

        fixture.TakeAway("ism");
        await fixture.Look();
        fixture.Clock.Advance(TimeSpan.FromMilliseconds(500));
        await fixture.Look();
        fixture.Put("ism", new FileBuilder { Id = "ism", Label = "souss-massa" });
        await fixture.Settle();

        Assert.That(fixture.Registry.Find("ism"), Is.SameAs(before));
    }

    [Test]
    public async Task A_folder_that_is_gone_or_empty_removes_nobody()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.All;

        Directory.Move(fixture.Folder, fixture.Folder + "-away");
        await fixture.Settle();
        var (gone, goneReason) = (fixture.Registry.All, fixture.Reasons.Single());
        Directory.CreateDirectory(fixture.Folder);
        await fixture.Settle();
        await fixture.Settle();

        Assert.Multiple(() =>
        {
            Assert.That(gone, Is.EqualTo(before));
            Assert.That(goneReason, Does.StartWith("can't be read"));
            Assert.That(fixture.Registry.All, Is.EqualTo(before));
            Assert.That(fixture.Reasons.Single(), Does.StartWith("has no file at all"));
        });
    }

    [Test]
    public async Task A_file_that_can_not_be_read_keeps_its_organisation()
    {
        using var fixture = await RegistryFixture.Started();
        var before = fixture.Registry.Find("ism");

        fixture.TakeAway("ism");
        File.CreateSymbolicLink(fixture.PathOf("ism"), "nowhere.json");
        await fixture.Settle();

        Assert.That(fixture.Registry.Find("ism"), Is.SameAs(before));
        Assert.That(fixture.Registry.Problems.Single().OrganisationId, Is.EqualTo("ism"));
    }

    /// <summary>Kubernetes: <c>x.json → ..data/x.json</c>, <c>..data → ..1</c>; an update swaps <c>..data</c>. The new files have the old length and time here, as in images.</summary>
    [Test]
    public async Task A_swapped_symbolic_link_above_the_files_is_noticed()
    {
        using var fixture = await RegistryFixture.Started();
        var files = new Dictionary<string, string> { ["aim"] = FileBuilder.Alliance, ["ism"] = new FileBuilder { Id = "ism", Label = "souss-massa" } };
        Directory.Delete(fixture.Folder, recursive: true);
        Directory.CreateDirectory(fixture.Folder);
        void Version(string name, Dictionary<string, string> texts)
        {
            var folder = Directory.CreateDirectory(Path.Combine(fixture.Folder, name)).FullName;
            foreach (var (id, text) in texts)
            {
                File.WriteAllText(Path.Combine(folder, id + ".json"), text);
                File.SetLastWriteTimeUtc(Path.Combine(folder, id + ".json"), DateTime.UnixEpoch);
            }

            var link = Path.Combine(fixture.Folder, "..data");
            if (Directory.Exists(link)) Directory.Delete(link);
            Directory.CreateSymbolicLink(link, name);
        }

        Version("..1", files);
        foreach (var id in files.Keys) File.CreateSymbolicLink(fixture.PathOf(id), Path.Combine("..data", id + ".json"));
        await fixture.Settle();
        var mounted = fixture.At("souss-massa.example.ma")?.Name;
        files["ism"] = files["ism"].Replace("Initiative", "initiative", StringComparison.Ordinal);
        Version("..2", files);
        Directory.Delete(Path.Combine(fixture.Folder, "..1"), recursive: true);
        await fixture.Look();

        Assert.That(mounted, Is.EqualTo("Initiative ism"));
        Assert.That(fixture.At("souss-massa.example.ma")?.Name, Is.EqualTo("initiative ism"));
        Assert.That(fixture.Registry.Find("ism")!.Status, Is.EqualTo(OrganisationStatus.Active));
    }
}
