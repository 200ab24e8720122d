using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.Time.Testing;

namespace Alliance.Tenancy.Tests.Organisations;

public sealed class BusinessDateTests
{
    private static readonly DateTimeOffset LateInTheEvening = new(2026, 11, 22, 23, 30, 0, TimeSpan.Zero);

    [TestCase("+00:00", 22)]
    [TestCase("+01:00", 23)]
    [TestCase("-03:00", 22)]
    [TestCase("Europe/Paris", 23)]
    public void Today_is_the_organisations_calendar_day(string timeZone, int day) =>
        Assert.That(
            OrganisationBusinessDate.On(new OrganisationBuilder { TimeZone = timeZone }.Build(), new FakeTimeProvider(LateInTheEvening)),
            Is.EqualTo(new DateOnly(2026, 11, day)));

    [Test]
    public void A_demonstration_pins_it()
    {
        var pinned = new Demonstration(new DateOnly(2023, 6, 30), 1, null);

        Assert.That(
            OrganisationBusinessDate.On(new OrganisationBuilder { Demo = pinned }.Build(), new FakeTimeProvider(LateInTheEvening)),
            Is.EqualTo(new DateOnly(2023, 6, 30)));
    }
}
