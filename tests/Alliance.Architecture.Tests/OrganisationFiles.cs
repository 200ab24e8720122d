using System.Text.Json;
using NJsonSchema;

namespace Alliance.Architecture.Tests;

/// <summary>The organisations we ship fit the schema that editors and the registry go by.</summary>
public sealed class OrganisationFiles
{
    private static readonly string[] Folders = ["tenants", "infra/kubernetes/tenants"];

    private static IEnumerable<TestCaseData> All() =>
        from folder in Folders
        from file in Product.Files(folder, ".json")
        where !file.Path.EndsWith(".schema.json", StringComparison.Ordinal)
        select new TestCaseData(file.Text).SetArgDisplayNames(file.Path);

    [TestCaseSource(nameof(All))]
    public async Task Fit_the_schema(string organisation)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Product.Root, "tenants", "tenant.schema.json"));

        Assert.That(schema.Validate(organisation).Select(x => $"{x.Path}: {x.Kind}"), Is.Empty);
    }

    [Test]
    public void Are_the_Alliance_its_five_platforms_and_two_that_are_joining()
    {
        var shipped = Product.Files("tenants", ".json").Where(x => !x.Path.EndsWith(".schema.json", StringComparison.Ordinal))
            .Select(x => JsonDocument.Parse(x.Text).RootElement).ToList();

        Assert.That(shipped.Select(x => x.GetProperty("id").GetString()), Is.Unique);
        Assert.That(shipped.Select(x => x.GetProperty("label").GetString()), Is.Unique);
        Assert.That(
            shipped.CountBy(x => $"{x.GetProperty("kind")} {x.GetProperty("status")}").Select(x => $"{x.Value} {x.Key}"),
            Is.EquivalentTo(Expected));
    }

    private static readonly string[] Expected = ["1 alliance active", "5 platform active", "2 platform onboarding"];
}
