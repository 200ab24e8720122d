using System.Text.RegularExpressions;

namespace Alliance.Architecture.Tests;

/// <summary>Words that have no place in the product's code, each with the reason, and the one place where it may stand.</summary>
public sealed class ForbiddenWords
{
    private static readonly string[] Nowhere = [];

    private static IEnumerable<TestCaseData> Words()
    {
        yield return Word(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b", "instants come from TimeProvider, today from IBusinessDate");
        yield return Word(@"\bTimeProvider\.System\b", "the clock is injected, so that tests can turn it", "src/Alliance.Tenancy/TenancyModule.cs");
        yield return Word(@"\bAsyncLocal\b", "it shows one organisation inside another's circuit");
        yield return Word(@"\b(IMemoryCache|IDistributedCache|HybridCache)\b", "a key without the organisation shows its data to others", "src/Alliance.Tenancy/Caching/");
        yield return Word(@"\bIHttpContextAccessor\b", "it is empty or another's in a circuit; the scope knows its organisation", "src/Alliance.Tenancy/DataProtection/");
        yield return Word(@"\b(IsSqlite|IsSqlServer|UseSqlite|UseSqlServer|ProviderName)\b", "nothing outside one folder asks which engine it is", "src/Alliance.Tenancy/Databases/Engines/", "src/Alliance.Migrations.");
        yield return Word(@"\bRequest\.Host\b", "links are built from the registry, organisations resolved from the raw header");
        yield return Word(@"\b(TODO|FIXME|HACK|NotImplementedException)\b", "it is finished or it isn't there");

        static TestCaseData Word(string pattern, string reason, params string[] allowed) =>
            new TestCaseData(pattern, reason, allowed.Length > 0 ? allowed : Nowhere).SetArgDisplayNames(pattern);
    }

    [TestCaseSource(nameof(Words))]
    public void Stands_nowhere_else(string pattern, string reason, string[] allowed)
    {
        var found =
            from file in Product.Files("src", ".cs", ".razor")
            where !file.IsIn(allowed)
            from line in file.Lines
            where Regex.IsMatch(line.Code, pattern)
            select $"{file.Path}:{line.Number}: {line.Code.Trim()}";

        Assert.That(found, Is.Empty, reason);
    }

    /// <summary>Right to left is a mirror of the page: whoever says left or right stays behind.</summary>
    [Test]
    public void Pages_say_start_and_end()
    {
        const string sides = @"\b(margin|padding|border)-(left|right)\b|text-align:\s*(left|right)\b|float:\s*(left|right)\b|(?<![\w-])(left|right):\s|[""\s][mp][lr]-(\d|auto)";
        var found =
            from file in Product.Files("src", ".razor", ".css")
            from line in file.Lines
            where Regex.IsMatch(line.Code, sides)
            select $"{file.Path}:{line.Number}: {line.Code.Trim()}";

        Assert.That(found, Is.Empty);
    }

    /// <summary>Fonts, scripts and pictures of other hosts see our users, and are missing when those hosts are.</summary>
    [Test]
    public void Nothing_is_loaded_from_another_host()
    {
        var found =
            from file in Product.Files("src", ".razor", ".css", ".js", ".html")
            from line in file.Lines
            where Regex.IsMatch(line.Code, @"(src|href)=""(https?:)?//|url\(\s*['""]?(https?:)?//|@import|import\(?\s*['""]https?:") && !line.Code.Contains("<a ", StringComparison.Ordinal)
            select $"{file.Path}:{line.Number}: {line.Code.Trim()}";

        Assert.That(found, Is.Empty);
    }
}
