using Alliance.Host.Operating;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Alliance.Architecture.Tests;

/// <summary>Secrets as files, as containers (one file each) and clusters (links into a folder that is swapped whole) mount them.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Secrets
{
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("secrets-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Are_settings_without_the_line_break_at_their_end()
    {
        Write("Database__Template", "Server=here;Password=of the file\n");
        Write("Identity__SigningKey", "first line\nsecond line\n");

        var settings = Read(_folder, "--Database:Template=of the command line");

        Assert.Multiple(() =>
        {
            Assert.That(settings["Database:Template"], Is.EqualTo("Server=here;Password=of the file"));
            Assert.That(settings["Identity:SigningKey"], Is.EqualTo("first line\nsecond line"));
        });
    }

    [Test, Platform(Exclude = "Win", Reason = "Links need a privilege there, and clusters of Windows nodes are not ours.")]
    public void Are_read_through_the_links_of_a_cluster()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "..2026_11_28"));
        Write("..2026_11_28/Messages__RabbitMq", "amqps://broker");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "..data"), "..2026_11_28");
        File.CreateSymbolicLink(Path.Combine(_folder, "Messages__RabbitMq"), "..data/Messages__RabbitMq");

        Assert.That(Read(_folder)["Messages:RabbitMq"], Is.EqualTo("amqps://broker"));
    }

    [Test]
    public void Are_not_done_without_when_their_folder_is_missing() => Assert.That(
        () => Read(Path.Combine(_folder, "not-there")), Throws.TypeOf<DirectoryNotFoundException>());

    private static ConfigurationManager Read(string folder, params string[] arguments)
    {
        var host = WebApplication.CreateBuilder([$"--Secrets:Folder={folder}", .. arguments]);
        host.AddSecretFiles();
        return host.Configuration;
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
