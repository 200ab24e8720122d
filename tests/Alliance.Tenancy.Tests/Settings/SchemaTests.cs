using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Alliance.Tenancy.Registry;
using Alliance.Tenancy.Settings;

namespace Alliance.Tenancy.Tests.Settings;

/// <summary>What a record of settings says of itself, as a schema and as a table.</summary>
public sealed class SchemaTests
{
    [Test]
    public void A_record_gives_its_schema() => Assert.That(
        JsonNode.DeepEquals(SettingsSchema.Of(typeof(MeetingSettings)), JsonNode.Parse("""
            {
              "description": "How a club meets.",
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "notice": { "description": "Least time between invitation and meeting.", "x-unit": "days", "type": "integer", "minimum": 1, "maximum": 60, "default": 8 },
                "quorum": { "description": "Share of the members who must be there.", "type": "number", "exclusiveMinimum": 0, "maximum": 1, "default": 0.5 },
                "fee": { "description": "What a member pays.", "x-unit": "dirhams", "type": "number", "multipleOf": 0.01, "minimum": 0.01, "default": 20 },
                "tea": { "description": "Whether there is tea.", "type": "boolean", "default": false },
                "status": { "description": "Who may come.", "type": "string", "enum": ["everybody", "byInvitation"], "default": "everybody" },
                "since": { "description": "Of the foundation.", "type": "string", "format": "date" },
                "room": { "description": "Where the club meets.", "type": "string", "pattern": "^(?:[A-Z]-[0-9]{1,3})$", "patternErrorMessage": "is a room such as B-12", "examples": ["B-12"] },
                "on": {
                  "description": "Days of the month, rising.", "type": "array", "uniqueItems": true, "minItems": 1, "maxItems": 3, "default": [1, 15],
                  "items": { "type": "integer", "minimum": 1, "maximum": 31 }
                },
                "titles": {
                  "description": "The club's name.", "type": "object", "additionalProperties": false, "default": {},
                  "properties": {
                    "fr": { "description": "The club's name.", "type": "string", "minLength": 1, "maxLength": 10 },
                    "ar": { "description": "The club's name.", "type": "string", "minLength": 1, "maxLength": 10 }
                  }
                },
                "seats": {
                  "description": "Who has a seat.", "type": "array", "uniqueItems": true, "minItems": 0, "maxItems": 2, "default": [{ "holder": "the founder", "votes": true }],
                  "items": {
                    "description": "One seat.", "type": "object", "required": ["holder"], "additionalProperties": false,
                    "properties": {
                      "holder": { "description": "Whose it is.", "type": "string", "minLength": 1, "maxLength": 20 },
                      "votes": { "description": "Whether it has a vote.", "type": "boolean", "default": true }
                    }
                  }
                }
              }
            }
            """)),
        () => SettingsSchema.Of(typeof(MeetingSettings)).ToJsonString());

    [Test]
    public void A_record_gives_rows_for_people()
    {
        var section = (JsonObject)JsonNode.Parse("""{ "properties": {} }""")!;
        section["properties"]!["club"] = SettingsSchema.Of(typeof(MeetingSettings));

        Assert.That(SettingsTable.Of(section), Is.EqualTo("""
            | setting | what | unit | default | meaning |
            |---|---|---|---|---|
            | `club` | object |  |  | How a club meets. |
            | `club.notice` | whole number from 1 up to 60 | days | `8` | Least time between invitation and meeting. |
            | `club.quorum` | number above 0 up to 1 |  | `0.5` | Share of the members who must be there. |
            | `club.fee` | number from 0.01 | dirhams | `20` | What a member pays. |
            | `club.tea` | true or false |  | `false` | Whether there is tea. |
            | `club.status` | `everybody`, `byInvitation` |  | `everybody` | Who may come. |
            | `club.since` | day, `YYYY-MM-DD` |  |  | Of the foundation. |
            | `club.room` | text that is a room such as B-12 |  |  | Where the club meets. |
            | `club.on` | list of 1–3: whole number from 1 up to 31 |  | `[1,15]` | Days of the month, rising. |
            | `club.titles` | object |  | none | The club's name. |
            | `club.titles.fr` | text of 1–10 characters |  |  | The club's name. |
            | `club.titles.ar` | text of 1–10 characters |  |  | The club's name. |
            | `club.seats` | list of up to 2: object |  | `[{"holder":"the founder","votes":true}]` | Who has a seat. |
            | `club.seats[].holder` | text of 1–20 characters |  | required | Whose it is. |
            | `club.seats[].votes` | true or false |  | `true` | Whether it has a vote. |

            """));
    }

    [Test]
    public void Editors_are_told_unit_and_default_in_the_description_they_show()
    {
        var schema = JsonNode.Parse(new OrganisationSchema([new("club", typeof(MeetingSettings))]).ToJson())!;

        var notice = schema["properties"]!["club"]!["properties"]!["notice"]!;
        Assert.That((string?)notice["description"], Is.EqualTo("Least time between invitation and meeting. In days. Default: 8."));
        Assert.That(notice["x-unit"], Is.Null);
    }

    [Test]
    public void An_annotation_that_would_hold_nowhere_is_refused() =>
        Assert.That(() => SettingsSchema.Of(typeof(Careless)), Throws.TypeOf<NotSupportedException>().With.Message.Contains("UrlAttribute"));

    [Test]
    public void A_name_belongs_to_one_section() => Assert.Multiple(() =>
    {
        Assert.That(() => new OrganisationSchema([new("club", typeof(MeetingSettings)), new("club", typeof(Seat))]), Throws.ArgumentException);
        Assert.That(() => new OrganisationSchema([new("languages", typeof(Seat))]), Throws.ArgumentException);
    });

    private sealed record Careless
    {
        [Url]
        public string? Page { get; init; }
    }
}
