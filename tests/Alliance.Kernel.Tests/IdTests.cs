using System.Text.Json;
using CsCheck;

namespace Alliance.Kernel.Tests;

public sealed class IdTests
{
    private sealed class Loan;

    private sealed record Reference(Id<Loan> Id);

    [Test]
    public void Travels_through_JSON_and_routes_unchanged() => Gen.Guid.Sample(value =>
    {
        var id = new Id<Loan>(value);
        return JsonSerializer.Deserialize<Reference>(JsonSerializer.Serialize(new Reference(id)))!.Id == id
            && Id<Loan>.Parse(id.ToString(), null) == id
            && Id<Loan>.TryParse(id.ToString(), null, out var parsed) && parsed == id;
    });

    [Test]
    public void Travels_as_a_plain_string() =>
        Assert.That(
            JsonSerializer.Serialize(new Id<Loan>(Guid.Parse("0193a1f0-0000-7000-8000-000000000001"))),
            Is.EqualTo("\"0193a1f0-0000-7000-8000-000000000001\""));

    [TestCase("42")]
    [TestCase("\"\"")]
    [TestCase("\"loan-1\"")]
    [TestCase("null")]
    [TestCase("{}")]
    public void What_is_no_id_is_not_read_as_zero(string json) =>
        Assert.That(() => JsonSerializer.Deserialize<Reference>($"{{\"Id\":{json}}}"), Throws.InstanceOf<JsonException>());

    [TestCase("")]
    [TestCase("../secrets")]
    [TestCase(null)]
    public void What_is_no_id_is_not_parsed(string? text) => Assert.That(Id<Loan>.TryParse(text, null, out _), Is.False);

    [Test]
    public void Later_ids_are_greater()
    {
        var earlier = Guid.CreateVersion7(new DateTimeOffset(2023, 6, 30, 12, 0, 0, TimeSpan.Zero));
        var later = Guid.CreateVersion7(new DateTimeOffset(2023, 6, 30, 12, 0, 1, TimeSpan.Zero));

        Assert.That(new Id<Loan>(later), Is.GreaterThan(new Id<Loan>(earlier)));
    }
}
