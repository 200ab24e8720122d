using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json.Nodes;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Alliance.Tenancy.Tests.Settings;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Tests.Registry;

/// <summary>Each file on its own: what is taken, and what is refused with a reason.</summary>
public sealed class FileTests
{
    [Test]
    public void A_file_says_all_there_is_to_know()
    {
        var parser = Parser(sections: [new("club", typeof(MeetingSettings)), new("seats", typeof(List<Seat>))]);
        var file = parser.Parse("x.json", new FileBuilder { Id = "ism", Label = "souss-massa" }.With(x =>
        {
            x["$schema"] = "./tenant.schema.json";
            x["names"] = new JsonObject { ["ar"] = "مبادرة سوس ماسة" };
            x["hosts"] = new JsonArray("Prets.Example.ORG.");
            x["languages"] = new JsonArray("ar", "fr");
            x["timeZone"] = "Africa/Casablanca";
            x["branding"] = new JsonObject { ["primary"] = "#8A5A16", ["navigation"] = "#5B3A12", ["accent"] = "#D9A441", ["logo"] = "logos/ism.png" };
            x["database"] = new JsonObject { ["provider"] = "SqlServer", ["secret"] = "Secrets:Ism" };
            x["administrators"] = new JsonArray("administration@souss-massa.example");
            x["club"] = new JsonObject { ["notice"] = 10 };
            x["seats"] = new JsonArray(new JsonObject { ["holder"] = "the treasurer" });
        })).Organisation!;

        Assert.Multiple(() =>
        {
            Assert.That((file.Id, file.Label, file.Kind, file.Status), Is.EqualTo(("ism", "souss-massa", HostKind.Platform, OrganisationStatus.Active)));
            Assert.That(file.NameIn("ar"), Is.EqualTo("مبادرة سوس ماسة"));
            Assert.That(file.NameIn("en"), Is.EqualTo("Initiative ism"));
            Assert.That(file.Territory.Region, Is.EqualTo("MA-09"));
            Assert.That(file.Territory.Provinces, Is.EqualTo(["Tiznit"]));
            Assert.That(file.Hosts, Is.EqualTo(["prets.example.org"]));
            Assert.That(file.Languages, Is.EqualTo(["ar", "fr"]));
            Assert.That(file.TimeZone, Is.EqualTo("Africa/Casablanca"));
            Assert.That(file.Branding, Is.EqualTo(new Branding("#8A5A16", "#5B3A12", "#D9A441", "logos/ism.png")));
            Assert.That(file.Database, Is.EqualTo(new DatabaseReference("SqlServer", "Secrets:Ism")));
            Assert.That(file.Administrators, Is.EqualTo(["administration@souss-massa.example"]));
            Assert.That(file.Section<MeetingSettings>("club").Notice, Is.EqualTo(10));
            Assert.That(file.Section<List<Seat>>("seats").Select(x => x.Holder), Is.EqualTo(["the treasurer"]));
        });
    }

    [Test]
    public void What_a_file_leaves_out_has_its_default()
    {
        var organisation = Parse(new FileBuilder()).Organisation!;

        Assert.Multiple(() =>
        {
            Assert.That(organisation.Languages, Is.EqualTo(["fr", "ar", "en"]));
            Assert.That(organisation.TimeZone, Is.EqualTo("+00:00"));
            Assert.That(organisation.Hosts, Is.Empty);
            Assert.That(organisation.Administrators, Is.Empty);
            Assert.That(organisation.Sections, Is.Empty);
            Assert.That(organisation.Database, Is.Null);
        });
    }

    [TestCase("id", "ism\n")]
    [TestCase("id", "ISM")]
    [TestCase("id", "i")]
    [TestCase("id", "../ism")]
    [TestCase("id", "1sm")]
    [TestCase("id", "a234567890123456789012345678901x")]
    [TestCase("id", "registry")]
    [TestCase("id", "master")]
    [TestCase("id", "nul")]
    [TestCase("id", "")]
    [TestCase("id", 5)]
    [TestCase("id", null)]
    [TestCase("label", "www")]
    [TestCase("label", "api")]
    [TestCase("label", "admin")]
    [TestCase("label", "mail")]
    [TestCase("label", "alliance")]
    [TestCase("label", "souss.massa")]
    [TestCase("label", "Souss")]
    [TestCase("label", "-souss")]
    [TestCase("label", "souss-")]
    [TestCase("label", "souss\n")]
    [TestCase("label", "xn--mgba3gch31f")]
    [TestCase("label", "سوس")]
    [TestCase("name", "")]
    [TestCase("name", "   ")]
    [TestCase("name", "two\nlines")]
    [TestCase("kind", "network")]
    [TestCase("kind", "Platform, Alliance")]
    [TestCase("status", "deleted")]
    [TestCase("status", 1)]
    [TestCase("timeZone", "Nowhere/Land")]
    [TestCase("timeZone", "../../etc/passwd")]
    [TestCase("timeZone", "+1")]
    [TestCase("timeZone", "+99:00")]
    [TestCase("laguages", "fr")]
    [TestCase("version", 7)]
    [TestCase("sections", "x")]
    public void A_bad_value_is_refused(string property, object? value) =>
        AssertRefused(new FileBuilder().With(x => x[property] = JsonValue.Create(value)));

    [TestCase("souss-massa.example.ma")]
    [TestCase("example.ma")]
    [TestCase("EXAMPLE.MA.")]
    [TestCase("intranet")]
    [TestCase("prets.example.org:8080")]
    [TestCase("*.example.org")]
    [TestCase("10.0.0.1")]
    [TestCase("[::1]")]
    [TestCase("prets.example.org\n")]
    [TestCase("https://prets.example.org")]
    public void A_custom_domain_is_a_domain_outside_ours(string host) =>
        AssertRefused(new FileBuilder().With(x => x["hosts"] = new JsonArray(host)));

    [TestCase("someone")]
    [TestCase("Someone <a@b.example>")]
    [TestCase("a@b.example\r\nBcc: c@d.example")]
    [TestCase("a b@c.example")]
    [TestCase("a@b.example, c@d.example")]
    public void An_administrator_has_a_plain_address(string address) =>
        AssertRefused(new FileBuilder().With(x => x["administrators"] = new JsonArray(address)));

    [TestCase("Data Source=stolen.db")]
    [TestCase("Server=.;Database=x")]
    [TestCase("a\n")]
    public void A_database_is_referred_to_by_the_name_of_a_secret(string secret) =>
        AssertRefused(new FileBuilder().With(x => x["database"] = new JsonObject { ["provider"] = "Sqlite", ["secret"] = secret }));

    [TestCase("red")]
    [TestCase("#12345")]
    [TestCase("#12345g")]
    [TestCase("#123456\n")]
    [TestCase("#123456;background:url(//evil.example)")]
    public void A_colour_has_six_hexadecimal_digits(string colour) => AssertRefused(new FileBuilder().With(x =>
        x["branding"] = new JsonObject { ["primary"] = colour, ["navigation"] = "#000000", ["accent"] = "#000000" }));

    [TestCase("/etc/passwd.png")]
    [TestCase("../secret.png")]
    [TestCase("a/../../b.png")]
    [TestCase("logo.html")]
    [TestCase("logo.png\n")]
    public void A_logo_stays_below_the_folder(string logo) => AssertRefused(new FileBuilder().With(x =>
        x["branding"] = new JsonObject { ["primary"] = "#000000", ["navigation"] = "#000000", ["accent"] = "#000000", ["logo"] = logo }));

    [Test]
    public void A_platform_has_a_region_and_the_alliance_has_none() => Assert.Multiple(() =>
    {
        AssertRefused(new FileBuilder().With(x => x.Remove("territory")));
        AssertRefused(new FileBuilder().With(x => x["territory"]!["region"] = "MA-13"));
        AssertRefused(FileBuilder.Alliance.With(x => x["territory"] = new JsonObject { ["region"] = "MA-01" }));
        Assert.That(Parse(FileBuilder.Alliance).Organisation, Is.Not.Null);
    });

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"ism\"")]
    [TestCase("{}")]
    [TestCase("{ \"id\": \"ism\"")]
    [TestCase("<organisation/>")]
    [TestCase("{ \"id\": \"ism\", \"id\": \"ior\" }")]
    [TestCase("{ /* a comment */ }")]
    public void What_is_no_organisation_is_refused(string text) => AssertRefused(text);

    [Test]
    public void A_property_given_twice_is_refused() =>
        AssertRefused(((string)new FileBuilder()).Replace("\"id\":\"ism\"", "\"id\":\"ism\",\"status\":\"suspended\"", StringComparison.Ordinal));

    [Test]
    public void Half_a_surrogate_pair_is_refused_and_nothing_throws() =>
        AssertRefused(((string)new FileBuilder()).Replace("Initiative ism", "Initiative \\ud800", StringComparison.Ordinal));

    [Test]
    public void What_is_too_deep_or_too_large_is_refused() => Assert.Multiple(() =>
    {
        AssertRefused(new string('[', 100_000));
        AssertRefused(new string('[', 20) + new string(']', 20));
        AssertRefused(new FileBuilder().With(x => x["name"] = new string('a', OrganisationParser.LargestFile)));
    });

    [Test]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.That(Parser().Parse("x.json", (byte[])[0xff, 0xfe, 0x00, 0x01]).Reason, Is.Not.Null);

    [Test]
    public void A_byte_order_mark_does_no_harm() =>
        Assert.That(Parser().Parse("x.json", (byte[])[.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(new FileBuilder())]).Organisation, Is.Not.Null);

    [Test]
    public void Demonstrations_are_refused_unless_allowed()
    {
        var file = new FileBuilder().With(x => x["demo"] = new JsonObject { ["businessDate"] = "2023-06-30", ["seed"] = 7 });

        Assert.Multiple(() =>
        {
            Assert.That(Parse(file).Reason, Does.Contain("Demo:Allowed"));
            Assert.That(Parser(demoAllowed: true).Parse("x.json", file).Organisation!.Demo, Is.EqualTo(new Demonstration(new(2023, 6, 30), 7, null)));
        });
    }

    [Test]
    public void A_demonstrations_date_is_a_day_of_the_calendar() =>
        Assert.That(
            Parser(demoAllowed: true).Parse("x.json", new FileBuilder().With(x => x["demo"] = new JsonObject { ["businessDate"] = "2023-02-30", ["seed"] = 7 })).Reason,
            Does.Contain("businessDate"));

    [Test]
    public void A_check_that_throws_is_that_files_fault_alone() =>
        Assert.That(
            Parser(sections: new OrganisationSection("fragile", typeof(Fragile))).Parse("x.json", new FileBuilder().With(x => x["fragile"] = new JsonObject())).Reason,
            Is.EqualTo("can't be read: broken"));

    private static void AssertRefused(string text)
    {
        var file = Parse(text);
        Assert.That(file.Organisation, Is.Null, text);
        Assert.That(file.Reason, Is.Not.Empty, text);
    }

    private static OrganisationFile Parse(string text) => Parser().Parse("x.json", text);

    internal static OrganisationParser Parser(bool demoAllowed = false, params OrganisationSection[] sections) => new(
        new OrganisationRules(new NetworkAddress(Options.Create(new NetworkOptions { BaseDomain = RegistryFixture.BaseDomain }))),
        new OrganisationSchema(sections),
        Options.Create(new DemoOptions { Allowed = demoAllowed }));

    private sealed record Fragile : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => throw new InvalidOperationException("broken");
    }
}
