using System.Text.Json.Nodes;
using Alliance.Tenancy.Registry;
using Alliance.Tenancy.Tests.Registry;

namespace Alliance.Tenancy.Tests.Settings;

/// <summary>A file that can't be taken says what to change, in words that name the setting.</summary>
public sealed class RefusalTests
{
    [TestCase("""{ "notise": 9 }""", "'club.notise' is not a setting: did you mean 'notice'?")]
    [TestCase("""{ "NOTICE": 9 }""", "'club.NOTICE' is not a setting: did you mean 'notice'?")]
    [TestCase("""{ "statsu": "everybody" }""", "'club.statsu' is not a setting: did you mean 'status'?")]
    [TestCase("""{ "seats": [{ "holder": "A", "vote": true }] }""", "'club.seats[0].vote' is not a setting: did you mean 'votes'?")]
    [TestCase("""{ "seats": [{ "holder": "A", "colour": "red" }] }""", "'club.seats[0].colour' is not a setting; there are 'holder', 'votes'")]
    [TestCase("""{ "titles": { "de": "Verein" } }""", "'club.titles.de' is not a setting; there are 'fr', 'ar'")]
    [TestCase("""{ "notice": 0 }""", "'club.notice' is at least 1 days")]
    [TestCase("""{ "notice": 61 }""", "'club.notice' is at most 60 days")]
    [TestCase("""{ "notice": 1.5 }""", "'club.notice' is a whole number")]
    [TestCase("""{ "notice": "8" }""", "'club.notice' is a whole number")]
    [TestCase("""{ "quorum": 0 }""", "'club.quorum' is above 0")]
    [TestCase("""{ "quorum": 1.01 }""", "'club.quorum' is at most 1")]
    [TestCase("""{ "fee": 0 }""", "'club.fee' is at least 0.01 dirhams")]
    [TestCase("""{ "fee": 1.005 }""", "'club.fee' is a multiple of 0.01 dirhams")]
    [TestCase("""{ "tea": "yes" }""", "'club.tea' is true or false")]
    [TestCase("""{ "status": "Everybody" }""", "'club.status' is one of everybody, byInvitation")]
    [TestCase("""{ "status": 1 }""", "'club.status' is one of everybody, byInvitation")]
    [TestCase("""{ "since": "2023-02-30" }""", "'club.since' is a day of the calendar, as YYYY-MM-DD")]
    [TestCase("""{ "room": "12" }""", "'club.room' is a room such as B-12")]
    [TestCase("""{ "room": "B-12\n" }""", "'club.room' is a room such as B-12")]
    [TestCase("""{ "room": null }""", "'club.room' is a text in quotes")]
    [TestCase("""{ "on": 5 }""", "'club.on' is a list in brackets")]
    [TestCase("""{ "on": [] }""", "'club.on' has 1 to 3 entries")]
    [TestCase("""{ "on": [1, 2, 3, 4] }""", "'club.on' has 1 to 3 entries")]
    [TestCase("""{ "on": [1, 1] }""", "'club.on' has an entry twice")]
    [TestCase("""{ "on": [1, 32] }""", "'club.on[1]' is at most 31")]
    [TestCase("""{ "on": [15, 1] }""", "'club': on rises.")]
    [TestCase("""{ "titles": { "fr": "" } }""", "'club.titles.fr' has 1 to 10 characters")]
    [TestCase("""{ "seats": ["A"] }""", "'club.seats[0]' is an object in braces")]
    [TestCase("""{ "seats": [{}] }""", "'club.seats[0].holder' is missing")]
    [TestCase("""[]""", "'club' is an object in braces")]
    public void Says_what_to_change(string club, string reason) => Assert.That(Reason("club", club), Does.Contain(reason));

    [TestCase("clubb", "'clubb' is not a setting: did you mean 'club'?")]
    [TestCase("langauges", "'langauges' is not a setting: did you mean 'languages'?")]
    [TestCase("committee", "'committee' is not a setting; there are '$schema', 'id', 'label'")]
    public void Knows_the_sections_of_this_deployment_alone(string section, string reason) => Assert.That(Reason(section, "{}"), Does.StartWith(reason));

    [Test]
    public void Says_all_that_is_wrong_at_once() =>
        Assert.That(Reason("club", """{ "notice": 0, "tea": 1 }"""), Is.EqualTo("'club.notice' is at least 1 days; 'club.tea' is true or false"));

    [Test]
    public void Says_a_lot_but_not_without_end()
    {
        var many = new JsonObject(Enumerable.Range(0, 500).Select(x => KeyValuePair.Create($"unheard-of-{x}", (JsonNode?)true)));

        Assert.That(Reason("club", many.ToJsonString())!.Split("; '"), Has.Length.EqualTo(20));
    }

    private static string? Reason(string section, string text) =>
        FileTests.Parser(sections: new OrganisationSection("club", typeof(MeetingSettings)))
            .Parse("x.json", new FileBuilder().With(x => x[section] = JsonNode.Parse(text))).Reason;
}
