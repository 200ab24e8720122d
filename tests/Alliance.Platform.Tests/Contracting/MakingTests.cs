using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Contracting;
using Alliance.Platform.Contracting.LoanContracts;
using Alliance.Platform.Contracting.Templates;
using Alliance.Ui;

namespace Alliance.Platform.Tests.Contracting;

/// <summary>A contract is made from the decision and the platform's template, and says nothing that isn't known (S17).</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class MakingTests
{
    private static string Own(string was, string becomes, string language = "fr") => ContractTemplates.Default(language).Replace(was, becomes, StringComparison.Ordinal);

    [Test]
    public async Task A_template_with_a_field_that_there_isnt_is_not_saved()
    {
        await using var contract = await ContractCase.Approved();
        var text = Own("{{loan.amount}}", "{{loan.amuont}}");

        var refused = await (await contract.Director.PutAsJsonAsync("/api/contract-templates/fr", new { text, after = 0 })).Json(HttpStatusCode.Conflict);

        Assert.That(refused.GetProperty("code").GetString(), Is.EqualTo("template.unknown-field"));
        Assert.That(refused.GetProperty("detail").GetString(), Does.Contain($"Line {text.Split('\n').ToList().FindIndex(x => x.Contains("amuont", StringComparison.Ordinal)) + 1}").And.Contain("loan.amount"));
        Assert.That((await (await contract.Director.GetAsync("/api/contract-templates/fr")).Json()).GetProperty("number").GetInt32(), Is.Zero);
    }

    [Test]
    public async Task Without_an_Arabic_name_the_bilingual_one_is_refused_and_the_French_one_made()
    {
        await using var contract = await ContractCase.Approved();
        await contract.Particulars(new { address = "12, rue de la Kasbah, Tiznit", addressInArabic = "12، زنقة القصبة، تزنيت" });

        var refused = await (await contract.Make("both")).Json(HttpStatusCode.Conflict);
        Assert.That(refused.GetProperty("code").GetString(), Is.EqualTo("contract.field-missing"));
        Assert.That(refused.GetProperty("detail").GetString(), Is.EqualTo("Missing: borrower.name in ar (particulars)."), "the one that lacks, and where it is entered");

        await contract.Made();
        var said = await contract.Paper();
        Assert.That(said, Does.Contain("Fatima Zahra Amrani").And.Contain("J123456").And.Contain("12, rue de la Kasbah, Tiznit"));
        Assert.That(said, Does.Not.Contain("{{").And.Not.Contain("}}").And.Not.Contain("null").And.Not.Contain("undefined"));

        await contract.Particulars(new { otherName = "فاطمة الزهراء العمراني", address = "12, rue de la Kasbah, Tiznit", addressInArabic = "12، زنقة القصبة، تزنيت", revision = 0 });
        await contract.Made("both");
    }

    [Test]
    public async Task What_is_missing_is_named_with_its_place_before_anything_is_made()
    {
        await using var contract = await ContractCase.Approved(new() { Cin = null }, address: false);

        var french = (await contract.Show()).GetProperty("forms").EnumerateArray().Single(x => x.GetProperty("form").GetString() == "french");

        Assert.That(
            french.GetProperty("missing").EnumerateArray().Select(x => (x.GetProperty("field").GetString(), x.GetProperty("place").GetString())),
            Is.EquivalentTo([("platform.address", "letterhead"), ("borrower.cin", "dossier"), ("borrower.address", "particulars")]));
    }

    [Test]
    public async Task Its_figures_are_those_of_the_decision_and_the_frozen_terms()
    {
        await using var contract = await ContractCase.Ready();
        await contract.Made();

        var text = JsonDocument.Parse(await contract.Download("1.txt")).RootElement;
        var schedule = text.GetProperty("schedule").EnumerateArray().Select(x => (x.GetProperty("dueOn").GetString(), x.GetProperty("due").GetDecimal())).ToList();

        // 50 000 ÷ 36 = 1 388,89 → 1 389; 35 × 1 389 = 48 615; the last one is 1 385. Six months of grace: the first in the seventh.
        Assert.That((text.GetProperty("amount").GetDecimal(), text.GetProperty("term").GetInt32(), text.GetProperty("graceMonths").GetInt32()), Is.EqualTo((50_000m, 36, 6)));
        Assert.That(schedule, Has.Count.EqualTo(36));
        Assert.That((schedule[0], schedule[35]), Is.EqualTo((("2024-01-15", 1_389m), ("2026-12-15", 1_385m))));
        Assert.That(schedule.Take(35), Has.All.Matches<(string?, decimal)>(x => x.Item2 == 1_389));
        var said = await contract.Paper();
        Assert.That(said, Does.Contain("50 000,00").And.Contain("cinquante mille dirhams").And.Contain("36 mois").And.Contain("36 échéances mensuelles").And.Contain("20 mai 2023").And.Contain("15 janvier 2024").And.Contain("15 décembre 2026"));
        var sources = (await contract.Show()).GetProperty("figures").EnumerateArray().ToDictionary(x => x.GetProperty("field").GetString()!, x => x.GetProperty("source").GetString());
        Assert.That((sources["loan.amount"], sources["loan.instalments"], sources["loan.first-due"], sources["borrower.cin"], sources["borrower.address"], sources["platform.name"]), Is.EqualTo(("decision", "terms", "schedule", "dossier", "particulars", "settings")));
    }

    [Test]
    public async Task Nought_is_a_value()
    {
        await using var host = await ContractCase.Platform();
        var dossier = await new DossierInput().Register(host);
        var approved = await (await host.Client(Roles.Director).PostAsJsonAsync($"/api/applications/{dossier}/approval", new { amount = 50_000, term = 36, graceMonths = 0, decidedOn = "2023-05-20" })).Json(HttpStatusCode.Created);
        var contract = new ContractCase(host, dossier, approved.GetProperty("loanId").GetString()!);
        await contract.Particulars(new { address = "12, rue de la Kasbah, Tiznit" });

        await contract.Made();

        Assert.That(await contract.Paper(), Does.Contain("est de 0 mois"));
    }

    [TestCase("{{loan.amount}}")]
    [TestCase("{{schedule}}")]
    [TestCase("Amrani | ## [late] | // {0} <b>x</b>")]
    public async Task Data_is_never_template(string name)
    {
        await using var contract = await ContractCase.Ready();
        await contract.Rename(name);
        await contract.Made();

        Assert.That(Encoding.UTF8.GetString(await contract.Download("1.txt")), Does.Contain($"D’autre part, {name}, titulaire"));
        Assert.That((await contract.Paper()).Replace(" ", "", StringComparison.Ordinal), Does.Contain($"D’autre part, {name}, titulaire".Replace(" ", "", StringComparison.Ordinal)));
    }

    [Test]
    public async Task A_name_in_Arabic_letters_asks_for_the_Latin_one()
    {
        await using var contract = await ContractCase.Approved(new() { Entrepreneur = "فاطمة الزهراء العمراني" });
        await contract.Particulars(new { address = "Tiznit", addressInArabic = "تزنيت" });

        Assert.That((await (await contract.Make()).Json(HttpStatusCode.Conflict)).GetProperty("detail").GetString(), Does.Contain("borrower.name in fr"));
        await contract.Made("arabic");
    }

    [Test]
    public async Task Two_templates_that_dont_have_the_same_parts_stand_not_side_by_side()
    {
        await using var contract = await ContractCase.Ready();
        await contract.Template("fr", Own("## Dispositions finales", "## Une clause de plus\n\nDu texte.\n\n## Dispositions finales"));

        Assert.That(await (await contract.Make("both")).Code(HttpStatusCode.Conflict), Is.EqualTo("contract.languages-differ"));
        await contract.Made();
        Assert.That(await contract.Paper(), Does.Contain("Article 10. Une clause de plus"));
    }

    /// <summary>Both templates are the default ones, but for a clause of the platform's own before the last in French: there the Arabic goes on with its own last one.</summary>
    [TestCase("fr", "un paragraphe")]
    [TestCase("ar", "فقرة")]
    public void What_differs_between_two_languages_is_named_in_the_reader_s(string language, string name)
    {
        TemplateBlock[] left = [new(BlockKind.Clause) { Clause = ContractClause.Late }, new(BlockKind.Paragraph)], right = [new(BlockKind.Clause) { Clause = ContractClause.Late }, new(BlockKind.Clause) { Clause = ContractClause.Data }];
        var refused = Assert.Throws<RefusedException>(() => SideBySide.Demand(left, right))!;

        var words = ContractWords.In(refused, new Said(language));
        Assert.That(((RefusedException)words).Arguments, Is.EqualTo(new object[] { 2, name, TextSet.Of(typeof(ContractingText)).Say("clause.data", Cultures.Find(language)!) }));
        Assert.That(refused.Message, Does.Contain("'paragraph'").And.Contain("'data'"), "as programs are told");
    }

    /// <summary>Thirty times, and not once more: the last one is signed.</summary>
    [Test]
    public async Task It_is_made_so_many_times_and_no_more()
    {
        await using var contract = await ContractCase.Ready();
        for (var number = 1; number <= 30; number++) Assert.That((await contract.Made()).GetProperty("number").GetInt32(), Is.EqualTo(number));

        Assert.That(await (await contract.Make()).Code(HttpStatusCode.Conflict), Is.EqualTo("contract.too-many-versions"));
        var versions = (await contract.Show()).GetProperty("versions").EnumerateArray().ToList();
        Assert.That(versions.Select(x => x.GetProperty("form").GetString()), Is.EqualTo(new[] { "french" }.Concat(Enumerable.Repeat((string?)null, 29))), "only the one in force is read");
        await (await contract.Sign(30)).Json();
    }

    private sealed class Said(string language) : Microsoft.Extensions.Localization.IStringLocalizer<ContractingText>
    {
        public Microsoft.Extensions.Localization.LocalizedString this[string name] => new(name, TextSet.Of(typeof(ContractingText)).Say(name, Cultures.Find(language)!));

        public Microsoft.Extensions.Localization.LocalizedString this[string name, params object[] arguments] => this[name];

        public IEnumerable<Microsoft.Extensions.Localization.LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }

    [Test]
    public async Task Made_anew_it_replaces_the_one_that_isnt_signed_and_a_later_template_changes_neither()
    {
        await using var contract = await ContractCase.Ready();
        await contract.Made();
        var first = await contract.Download("1.txt");
        await contract.Template("fr", Own("un prêt d’honneur de", "la somme de"));

        await contract.Made();

        Assert.That((await contract.Show()).GetProperty("versions").EnumerateArray().Select(x => (x.GetProperty("number").GetInt32(), x.GetProperty("state").GetString())), Is.EqualTo([(2, "to-sign"), (1, "replaced")]));
        Assert.That(await contract.Download("1.txt"), Is.EqualTo(first));
        Assert.That(await contract.Paper(1), Does.Contain("un prêt d’honneur de 50"));
        Assert.That(await contract.Paper(2), Does.Contain("la somme de 50"));
        Assert.That(await (await contract.Sign(1)).Code(HttpStatusCode.Conflict), Is.EqualTo("contract.made-anew"));
        await (await contract.Sign(2)).Json();
    }

    [Test]
    public async Task Templates_keep_their_revisions_and_the_second_to_save_is_told()
    {
        await using var contract = await ContractCase.Approved();
        await contract.Template("ar", Own("يجب أن يراجعه", "راجعه", "ar"));
        var second = await contract.Director.PutAsJsonAsync("/api/contract-templates/ar", new { text = Own("مقدم", "مهيأ", "ar"), after = 0 });
        var same = await contract.Director.PutAsJsonAsync("/api/contract-templates/ar", new { text = Own("يجب أن يراجعه", "راجعه", "ar"), after = 1 });

        Assert.That(await second.Code(HttpStatusCode.Conflict), Is.EqualTo("template.changed-meanwhile"));
        Assert.That(await same.Code(HttpStatusCode.Conflict), Is.EqualTo("template.same"));
        var sheet = await (await contract.Director.GetAsync("/api/contract-templates/ar?number=0")).Json();
        Assert.That(sheet.GetProperty("text").GetString(), Is.EqualTo(ContractTemplates.Default("ar")));
        Assert.That(sheet.GetProperty("revisions").EnumerateArray().Select(x => x.GetProperty("number").GetInt32()), Is.EqualTo([1, 0]));
        Assert.That(sheet.GetProperty("revisions")[0].GetProperty("by").GetString(), Is.EqualTo(Roles.Director));
    }

    [TestCase("2023-06-14", "contract.day-past")]
    [TestCase("2024-06-16", "contract.day-far")]
    public async Task It_is_made_for_a_day_that_can_be_foreseen(string day, string code)
    {
        await using var contract = await ContractCase.Ready();

        Assert.That(await (await contract.Make(paidOutOn: day)).Code(HttpStatusCode.Conflict), Is.EqualTo(code));
    }

    [Test]
    public async Task Who_may_do_what()
    {
        await using var contract = await ContractCase.Ready();
        foreach (var role in new[] { Roles.Treasurer, Roles.Auditor, Roles.CommitteeMember })
        {
            using var client = contract.Host.Client(role);
            Assert.That((await client.PostAsJsonAsync($"{contract.Path}/versions", new { form = "french" })).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), role);
            Assert.That((await client.PutAsJsonAsync("/api/contract-templates/fr", new { text = "x", after = 0 })).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), role);
        }

        using var member = contract.Host.Client(Roles.CommitteeMember);
        await contract.Made();
        Assert.That((await member.GetAsync($"{contract.Path}/1.pdf")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using var elsewhere = contract.Host.Client(Roles.Director, FixedOrganisations.Ior);
        Assert.That((await elsewhere.GetAsync($"{contract.Path}/1.pdf")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await contract.Officer.PutAsJsonAsync("/api/contract-templates/fr", new { text = "x", after = 0 })).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "an officer makes contracts and writes no templates");
    }
}
