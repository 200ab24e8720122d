using Alliance.Kernel;

namespace Alliance.Platform.Tests.Origination.Finding;

[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed class FindingTests
{
    private FindingCase _case = null!;

    [OneTimeSetUp]
    public async Task Start() => _case = await FindingCase.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _case.DisposeAsync();

    [TestCase("benali aicha")]
    [TestCase("BENALI")]
    [TestCase("JB123456")]
    [TestCase("jb 123-456")]
    [TestCase("jb-123 456")]
    [TestCase("0612345678")]
    [TestCase("06.12.34.56.78")]
    [TestCase("+212 6 12 34 56 78")]
    [TestCase("00212 (0)6 12 34 56 78")]
    [TestCase("٠٦١٢٣٤٥٦٧٨")]
    [TestCase("612345678")]
    public async Task A_person_is_found_with_their_loan_and_dossier_by_name_CIN_and_phone_however_written(string written) => Assert.That(
        await _case.Find(written), Is.EqualTo(new[] { "persons: Aïcha Benali", "loans: ISM-2023-0001", "applications: ISM-D-2023-0001" }));

    [TestCase("امينه")]
    [TestCase("أمينة العلوي")]
    [TestCase("BK777888")]
    [TestCase("0698765432")]
    [TestCase("0698 76")]
    [TestCase("0537700000")]
    [TestCase("+212 5 37 70 00 00")]
    public async Task So_is_one_written_in_Arabic_whose_phone_was_told_with_the_country(string written) => Assert.That(
        await _case.Find(written), Is.EqualTo(new[] { "persons: أمينة العلوي", "loans: ISM-2023-0002", "applications: ISM-D-2023-0002" }));

    [TestCase("argan", "enterprises: Argan d’Or", "loans: ISM-2023-0001", "applications: ISM-D-2023-0001")]
    [TestCase("مخبزه", "enterprises: مخبزة السلام", "loans: ISM-2023-0002", "applications: ISM-D-2023-0002")]
    [TestCase("0015 2571 3000 045", "enterprises: Menuiserie Atlas", "applications: ISM-D-2023-0003")]
    [TestCase("ISM-2023-0002", "loans: ISM-2023-0002", "applications: ISM-D-2023-0002")]
    [TestCase("ism d 2023 0003", "applications: ISM-D-2023-0003")]
    [TestCase("R-2023-000001", "loans: R-2023-000001")]
    [TestCase("r 2023 1", "loans: R-2023-000001")]
    public async Task Enterprises_loans_dossiers_and_receipts_are_found_by_name_and_number(string written, params string[] expected) =>
        Assert.That(await _case.Find(written), Is.EqualTo(expected));

    [TestCase("50\u202F000,00 DH")]
    [TestCase("50\u00A0000,00\u00A0DH")]
    [TestCase("50\u2009000,00")]
    [TestCase(" 50000 ")]
    [TestCase("50.000,00")]
    [TestCase("٥٠٬٠٠٠٫٠٠")]
    public async Task An_amount_finds_the_loan_and_the_dossier_of_that_amount_as_our_pages_write_it(string written) =>
        Assert.That(await _case.Find(written), Is.EqualTo(new[] { "loans: ISM-2023-0001", "applications: ISM-D-2023-0001" }));

    [TestCase("5 000 000,00")]
    [TestCase("50,00")]
    [TestCase("")]
    [TestCase("a")]
    [TestCase("%%")]
    [TestCase("personne de ce nom")]
    public async Task Nothing_is_found_by_another_amount_a_letter_or_signs(string written) => Assert.That(await _case.Find(written), Is.Empty);

    [Test]
    public async Task Who_may_not_see_a_kind_finds_none_of_it()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var role in new[] { Roles.CommitteeMember, Roles.Mentor, Roles.Entrepreneur, Roles.PlatformAdministrator, null })
                foreach (var written in new[] { "benali", "JB123456", "0612345678", "ISM-2023-0001", "50 000,00", "R-2023-000001", "enregistrer un paiement benali" })
                    Assert.That(await _case.Find(written, role), Is.Empty, $"{role}: {written}");
        }
    }

    [Test]
    public async Task What_another_platform_has_is_not_found() =>
        Assert.That(await _case.Find("benali", Roles.Director, FixedOrganisations.Ior), Is.Empty);

    [TestCase("enregistrer un paiement pour Benali")]
    [TestCase("paiement benali")]
    [TestCase("record a payment for ism-2023-0001")]
    [TestCase("تسجيل أداء aicha")]
    public async Task An_act_is_offered_by_its_words_for_the_loan_they_name(string written)
    {
        var items = (await _case.Groups(written)).Single().Items;

        Assert.That(items.Select(x => x.Href), Is.EqualTo(new[] { $"/loans/{_case.Loan}?act=pay" }));
    }

    [TestCase(Roles.Director)]
    [TestCase(Roles.Auditor)]
    public async Task It_is_offered_to_those_who_may_do_it_alone(string role) => Assert.That(await _case.Find("enregistrer un paiement pour Benali", role), Is.Empty);

    [Test]
    public async Task No_CIN_or_phone_stands_whole_in_what_is_found()
    {
        var shown = string.Join(' ', (await _case.Groups("benali")).SelectMany(x => x.Items).SelectMany(x => x.Details.Append(x.Title)));

        Assert.That(shown, Does.Contain("…456").And.Not.Contain("123456").And.Not.Contain("34 56"));
    }
}
