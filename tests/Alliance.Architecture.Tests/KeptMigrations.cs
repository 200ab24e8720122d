using System.Text.RegularExpressions;
using Alliance.Tenancy.Databases.Engines;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Alliance.Architecture.Tests;

/// <summary>No migration of a released version is ever rewritten: what it does is kept as each engine's own script, in <c>Kept/&lt;version&gt;</c>.</summary>
/// <remarks>A wrong migration is mended by a further one. That a kept database comes up to date and can be read is tested end to end, on the engine that can run.</remarks>
public sealed partial class KeptMigrations
{
    private static IEnumerable<TestCaseData> Scripts() =>
        from version in new DirectoryInfo(Path.Combine(Product.Root, "tests", "Alliance.Architecture.Tests", "Kept")).EnumerateDirectories()
        from db in Product.Databases
        from engine in Databases.Engines
        select new TestCaseData(version.FullName, db, engine).SetArgDisplayNames(version.Name, db.Name, engine.Provider);

    [TestCaseSource(nameof(Scripts))]
    public void Do_what_they_did(string version, Type type, IDatabaseEngine engine)
    {
        var kept = File.ReadAllText(Path.Combine(version, NameOf(type, engine)));

        Assert.That(ScriptOf(type, engine, upTo: Ids().Matches(kept)[^1].Value), Is.EqualTo(kept));
    }

    [Explicit("Once, when a version is released: its folder is named in ALLIANCE_KEEP_VERSION_IN.")]
    [Test]
    public void Are_written()
    {
        var version = Environment.GetEnvironmentVariable("ALLIANCE_KEEP_VERSION_IN") ?? throw new InvalidOperationException("Name a folder in ALLIANCE_KEEP_VERSION_IN.");
        foreach (var db in Product.Databases)
            foreach (var engine in Databases.Engines)
                File.WriteAllText(Path.Combine(version, NameOf(db, engine)), ScriptOf(db, engine, upTo: null));
    }

    private static string NameOf(Type db, IDatabaseEngine engine) => $"{db.Name}.{engine.Provider}.sql";

    /// <summary>Without the version of the package that made it.</summary>
    private static string ScriptOf(Type type, IDatabaseEngine engine, string? upTo)
    {
        using var db = Databases.Open(type, engine);
        return ProductVersions().Replace(db.GetService<IMigrator>().GenerateScript(toMigration: upTo), "$1 'EF')").ReplaceLineEndings("\n");
    }

    [GeneratedRegex("""\d{14}_\w+""")]
    private static partial Regex Ids();

    [GeneratedRegex("""(\d{14}_\w+',) N?'[\d.]+'\)""")]
    private static partial Regex ProductVersions();
}
