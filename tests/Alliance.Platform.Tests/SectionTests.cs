using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Lending;

namespace Alliance.Platform.Tests;

/// <summary>The sections <c>arrears</c> and <c>bank</c> of a platform's file.</summary>
internal sealed class SectionTests
{
    private const string Letter = """{ "reminders": [{ "afterDays": 5, "letter": { "fr": { "subject": "Prêt {loan}", "body": "BODY" } } }] }""";

    [Test]
    public void A_platform_reminds_as_its_file_says()
    {
        var settings = ArrearsSettings.Of(PlatformFile.With("arrears", Letter.Replace("] }", "], \"daysToPay\": 10 }", StringComparison.Ordinal)).Organisation!);

        Assert.That((settings.DaysToPay, settings.StepsReached(4), settings.StepsReached(5)), Is.EqualTo((10, 0, 1)));
        Assert.That(settings.TextOf(1, "fr"), Is.EqualTo(new ReminderText("Prêt {loan}", "BODY")));
        Assert.That(settings.TextOf(1, "ar").Body, Is.Not.Empty.And.Not.EqualTo("BODY"), "ours");
    }

    [Test]
    public void Every_placeholder_of_a_letter_is_accepted_and_documented()
    {
        var all = string.Join(' ', ReminderText.Placeholders.Select(x => $"{{{x}}}"));
        var documented = typeof(ReminderText).GetProperty(nameof(ReminderText.Body))!.CustomAttributes
            .SelectMany(x => x.ConstructorArguments).Select(x => x.Value as string).OfType<string>().First();

        Assert.That(PlatformFile.With("arrears", Letter.Replace("BODY", all, StringComparison.Ordinal)).Reason, Is.Null);
        Assert.That(all.Split(' ').Where(x => !documented.Contains(x, StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("""{ "reminders": [] }""", "'arrears.reminders' has 1 to 10 entries")]
    [TestCase("""{ "reminders": [{ "afterDays": 0 }] }""", "'arrears.reminders[0].afterDays' is at least 1 days")]
    [TestCase("""{ "reminders": [{}] }""", "'arrears.reminders[0].afterDays' is missing")]
    [TestCase("""{ "reminders": [{ "afterDays": 30 }, { "afterDays": 8 }] }""", "rising afterDays")]
    [TestCase("""{ "reminders": [{ "afterDays": 8, "letter": { "en": { "subject": "a", "body": "b" } } }] }""", "'arrears.reminders[0].letter.en' is not a setting; there are 'fr', 'ar'")]
    [TestCase("""{ "reminders": [{ "afterDays": 8, "letter": { "fr": { "subject": " ", "body": "b" } } }] }""", "not blank")]
    [TestCase("""{ "reminders": [{ "afterDays": 8, "letter": { "fr": { "subject": "a", "body": "{amount}" } } }] }""", "no placeholder {amount}")]
    [TestCase("""{ "daysToPay": 0 }""", "'arrears.daysToPay' is at least 1 days")]
    [TestCase("""{ "dayToPay": 8 }""", "did you mean 'daysToPay'?")]
    public void Arrears_that_make_no_sense_are_refused(string section, string reason) =>
        Assert.That(PlatformFile.With("arrears", section).Reason, Does.Contain(reason));

    [Test]
    public void An_account_may_be_incomplete_and_says_what_is_missing() =>
        Assert.That(BankSettings.Of(PlatformFile.With("bank", """{ "bic": "BCMAMAMC" }""").Organisation!).Missing, Is.EqualTo(["name", "rib", "creditorId"]));

    [TestCase("""{ "rib": "00764000012345000004122" }""", "'bank.rib' has 24 digits")]
    [TestCase("""{ "rib": "007640000123450000041223" }""", "divisible by 97")]
    [TestCase("""{ "bic": "bcmamamc" }""", "'bank.bic' has 8 or 11 capital letters")]
    [TestCase("""{ "creditorId": "MA ISM" }""", "'bank.creditorId' has 1 to 35 letters")]
    [TestCase("""{ "name": "" }""", "'bank.name' has 1 to 70 characters")]
    [TestCase("""{ "missing": [] }""", "'bank.missing' is not a setting")]
    public void An_account_that_cannot_be_is_refused(string section, string reason) =>
        Assert.That(PlatformFile.With("bank", section).Reason, Does.Contain(reason));
}
