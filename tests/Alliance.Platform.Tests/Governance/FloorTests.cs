using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;

namespace Alliance.Platform.Tests.Governance;

/// <summary>Who speaks: P1 chairs, P2, R1 and R2 are there, the first item is called.</summary>
internal sealed class FloorTests
{
    private SittingRoom _room = null!;

    [SetUp]
    public async Task Start() => _room = await SittingRoom.Open("", "P1", "P2", "R1", "R2");

    [TearDown]
    public async Task Stop() => await _room.DisposeAsync();

    [Test]
    public async Task Who_asked_first_speaks_first_and_the_chair_gives_the_floor()
    {
        await _room.Do("hands", new { isRaised = true }, "R1");
        await _room.Do("hands", new { isRaised = true }, "P2");
        Assert.That(await Floor(), Is.EqualTo("- R1 P2"));

        Assert.That((await _room.Of("P2").PostAsJsonAsync($"/api/sessions/{_room.Session}/floor", new { member = SittingRoom.Key("P2") })).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        await _room.Do("floor", new { member = SittingRoom.Key("R1") }, "P1");
        Assert.That(await Floor(), Is.EqualTo("R1 P2"));
        await _room.Do("floor", new { member = SittingRoom.Key("P2") });
        Assert.That(await Floor(), Is.EqualTo("P2"), "R1 has spoken with that");
        await _room.Do("hands", new { isRaised = false }, "P2");
        Assert.That(await Floor(), Is.EqualTo("-"));
        Assert.That(await Refused("floor", new { }), Is.EqualTo("floor.none"));
    }

    [Test]
    public async Task Who_leaves_or_recuses_neither_speaks_nor_waits_and_the_next_item_begins_anew()
    {
        foreach (var member in new[] { "P2", "R1", "R2" }) await _room.Do("hands", new { isRaised = true }, member);
        await _room.Do("floor", new { member = SittingRoom.Key("P2") });

        await _room.Do("presence", new { isPresent = false }, "P2");
        Assert.That(await Floor(), Is.EqualTo("- R1 R2"));
        await _room.Do("conflicts", new { item = 1, reason = "Frère du porteur" }, "R1");
        Assert.That(await Floor(), Is.EqualTo("- R2"));
        Assert.That(await Refused("hands", new { isRaised = true }, "R1"), Is.EqualTo("floor.recused"));
        Assert.That(await Refused("hands", new { isRaised = true }, "P2"), Is.EqualTo("presence.not-there"));

        await _room.Add("Règlement");
        await _room.Do("calls", new { item = 2 });
        Assert.That(await Floor(), Is.EqualTo("-"));
    }

    private async Task<string?> Refused(string act, object body, string? member = null) =>
        await (await (member is null ? _room.Director : _room.Of(member)).PostAsJsonAsync($"/api/sessions/{_room.Session}/{act}", body)).Code(HttpStatusCode.Conflict);

    /// <summary>Who speaks, then who waits; a dash for nobody.</summary>
    private async Task<string> Floor()
    {
        var session = await (await _room.Of("R2").GetAsync($"/api/sessions/{_room.Session}")).Json();
        var speaker = session.GetProperty("speaker");
        return string.Join(' ', [speaker.ValueKind is JsonValueKind.Null ? "-" : Name(speaker), .. session.GetProperty("hands").EnumerateArray().Select(Name)]);

        static string Name(JsonElement key) => SittingRoom.Members[int.Parse(key.GetString()!, System.Globalization.CultureInfo.InvariantCulture) - 1];
    }
}
