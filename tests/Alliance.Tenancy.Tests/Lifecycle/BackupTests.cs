using System.IO.Compression;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Tests.Registry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Tests.Lifecycle;

/// <summary>What an operator takes out of an organisation's database, and puts back.</summary>
public sealed class BackupTests
{
    [Test]
    public async Task Export_hands_over_every_table_and_the_file_but_no_keys()
    {
        using var fixture = await RegistryFixture.Migrated();
        await Write(fixture, "ism", "a, \"quoted\" holder مبادرة");
        var path = Path.Combine(fixture.Root, "ism.zip");

        var (code, _) = await fixture.Command("export", "ism", "--to", path);
        var (again, refusal) = await fixture.Command("export", "ism", "--to", path);

        await using var zip = await ZipFile.OpenReadAsync(path);
        Assert.Multiple(() =>
        {
            Assert.That((code, again), Is.EqualTo((0, 1)));
            Assert.That(refusal, Does.Contain("exists"));
            Assert.That(zip.Entries.Select(x => x.Name), Is.EquivalentTo(["organisation.json", "tenancy_stamp.csv", "tenancy_leases.csv", "tenancy_outbox.csv", "tenancy_settings_changes.csv"]));
            Assert.That(Text(zip, "tenancy_stamp.csv"), Is.EqualTo("OrganisationId\r\nism\r\n"));
            Assert.That(Text(zip, "tenancy_leases.csv"), Does.StartWith("Name,Holder,Until,Fence,DoneThrough\r\nwork,\"a, \"\"quoted\"\" holder مبادرة\",2026-01-01"));
            Assert.That(Text(zip, "organisation.json"), Is.EqualTo(File.ReadAllText(fixture.PathOf("ism"))));
            if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(path), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
            Assert.That(File.Exists(path + ".part"), Is.False);
        });
    }

    [Test]
    public async Task A_backup_restores_what_was()
    {
        using var fixture = await RegistryFixture.Migrated();
        var backup = Path.Combine(fixture.Root, "ism.backup");
        await Write(fixture, "ism", "before");

        var (backedUp, _) = await fixture.Command("backup", "ism", "--to", backup);
        await Write(fixture, "ism", "after");
        var (served, refusal) = await fixture.Command("restore", "ism", "--from", backup);
        await fixture.Command("suspend", "ism");
        var kept = Path.Combine(fixture.Root, "kept.backup");
        var (restored, output) = await fixture.Command("restore", "ism", "--from", backup, "--keep", kept);

        Assert.Multiple(() =>
        {
            Assert.That((backedUp, served, restored), Is.EqualTo((0, 1, 0)), output);
            Assert.That(refusal, Does.Contain("suspend it first"));
            Assert.That(File.Exists(kept));
        });
        Assert.That(await Read(fixture, "ism"), Is.EqualTo("before"));
    }

    [Test]
    public async Task Another_organisations_backup_or_none_at_all_changes_nothing()
    {
        using var fixture = await RegistryFixture.Migrated();
        await Write(fixture, "ism", "mine");
        var (foreign, garbage) = (Path.Combine(fixture.Root, "ior.backup"), Path.Combine(fixture.Root, "garbage.backup"));
        await fixture.Command("backup", "ior", "--to", foreign);
        await File.WriteAllTextAsync(garbage, new string('x', 10_000));
        await File.WriteAllTextAsync(garbage + "0", "");
        await fixture.Command("suspend", "ism");

        foreach (var (source, i) in new[] { foreign, garbage, garbage + "0", garbage + "-missing" }.Select((x, i) => (x, i)))
        {
            var (code, output) = await fixture.Command("restore", "ism", "--from", source, "--keep", Path.Combine(fixture.Root, $"kept{i}"));
            Assert.That(code, Is.EqualTo(1), source);
            Assert.That(output, Does.Contain("is not a backup of ism"), source);
            Assert.That(await Read(fixture, "ism"), Is.EqualTo("mine"), source);
        }
    }

    private static OrganisationDb Open(RegistryFixture fixture, string id) =>
        fixture.Host.Services.GetRequiredService<ModuleDbPools<OrganisationDb>>().Lease(fixture.Registry.Find(id)!);

    private static async Task Write(RegistryFixture fixture, string id, string holder)
    {
        await using var db = Open(fixture, id);
        await db.Leases.ExecuteDeleteAsync();
        db.Leases.Add(new Lease { Name = "work", Holder = holder, Until = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
        await db.SaveChangesAsync();
    }

    private static async Task<string> Read(RegistryFixture fixture, string id)
    {
        await using var db = Open(fixture, id);
        return await db.Leases.Select(x => x.Holder).SingleAsync();
    }

    private static string Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
