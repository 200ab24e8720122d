using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Ui;
using static Alliance.Schemes.Tests.Sample;

namespace Alliance.Schemes.Tests;

/// <summary>A platform's variant stands, remembers what it replaced and asks to be looked at (rooms-cases, S28).</summary>
public sealed class When_the_national_file_changes
{
    private const string Local = "overrides: sample\nconditions: { age: { to: 39 } }\n";

    private static readonly SchemeText National34 = new("national.yaml", Young(34));
    private static readonly SchemeText National35 = new("national.yaml", Young(35));

    private static string Young(int to) => File($"conditions: {{ all: [{{ id: age, fact: age, from: 18, to: {to} }}, {{ id: amount, fact: amount, at-most: 100000 }}] }}")
        .Replace("Un exemple.", $"Un prêt jusqu’à 34 ans et 100 000 DH.", StringComparison.Ordinal)
        .Replace("مثال واحد.", "قرض إلى غاية ٣٤ سنة.", StringComparison.Ordinal);

    private static AnswerKind AnswerAt36(Scheme scheme) => Sample.Answer(scheme, (Fact.Age, 36), (Fact.Amount, 50_000m)).Kind;

    private static IEnumerable<string> Sentences(Scheme scheme) => Cultures.All.Select(x => new SchemeWords(x).Sentences(scheme.Rule)[0]);

    [Test]
    public void Sentence_answer_and_cases_say_39_here_and_34_elsewhere()
    {
        var here = Catalogue.Of([National34], [new("local.yaml", Local)]).Find("sample")!;
        var elsewhere = Catalogue.Of([National34], []).Find("sample")!;

        Assert.That(Sentences(here), Is.EqualTo(new[] { "Âge\u00A0: de 18 à 39 ans", "السن: من 18 إلى 39 سنة", "Age: from 18 to 39 years" }));
        Assert.That(Sentences(elsewhere), Is.EqualTo(new[] { "Âge\u00A0: de 18 à 34 ans", "السن: من 18 إلى 34 سنة", "Age: from 18 to 34 years" }));
        Assert.That((AnswerAt36(here), AnswerAt36(elsewhere)), Is.EqualTo((AnswerKind.Qualifies, AnswerKind.NotForYou)));
        Assert.That(Ages(here), Is.EquivalentTo(new[] { (17, false), (18, true), (19, true), (38, true), (39, true), (40, false) }));
        Assert.That(Ages(elsewhere), Is.EquivalentTo(new[] { (17, false), (18, true), (19, true), (33, true), (34, true), (35, false) }));

        static IEnumerable<(long, bool)> Ages(Scheme scheme) => RuleCase.Of(scheme, Today).Where(x => x.Requirement.Fact is Fact.Age).Select(x => (x.Profile.Find(Fact.Age)!.Value.Number, x.Meets));
    }

    [Test]
    public void Then_the_variant_stands_and_is_marked_for_review()
    {
        var before = Catalogue.Of([National34], [new("local.yaml", Local)]);
        var remembering = new SchemeText("local.yaml", $"{Local}replaces: {{ conditions.age.to: \"{before.Variant("sample")!.Replaced["conditions.age.to"]}\" }}\n");

        var unchanged = Catalogue.Of([National34], [remembering]);
        var changed = Catalogue.Of([National35], [remembering]);

        Assert.That(unchanged.ToReview, Is.Empty);
        Assert.That(changed.ToReview.Single().Reviews, Is.EqualTo(new[] { new Review("conditions.age.to", "34", "35") }));
        Assert.That(Sentences(changed.Find("sample")!).First(), Is.EqualTo("Âge\u00A0: de 18 à 39 ans"));
        Assert.That(AnswerAt36(changed.Find("sample")!), Is.EqualTo(AnswerKind.Qualifies));
        Assert.That(Sentences(Catalogue.Of([National35], []).Find("sample")!).First(), Is.EqualTo("Âge\u00A0: de 18 à 35 ans"));
    }

    [Test]
    public void Once_looked_at_it_remembers_what_is_national_now()
    {
        var variant = Variant.Read($"{Local}replaces: {{ conditions.age.to: \"34\" }}");
        var merged = Merged.Of(SchemeFile.Read(National35.Text), variant);

        Assert.That(merged.NeedsReview, Is.True);
        Assert.That(Merged.Of(SchemeFile.Read(National35.Text), variant.Remembering(merged.Replaced)).NeedsReview, Is.False);
    }

    [Test]
    public void What_the_variant_doesn_t_name_follows_the_national_file()
    {
        var lower = National34 with { Text = National34.Text.Replace("at-most: 100000", "at-most: 80000", StringComparison.Ordinal) };
        var here = Catalogue.Of([lower], [new("local.yaml", Local)]);

        Assert.That(here.ToReview, Is.Empty);
        Assert.That(Sample.Answer(here.Find("sample")!, (Fact.Age, 36), (Fact.Amount, 90_000m)).Kind, Is.EqualTo(AnswerKind.NotForYou));
    }

    [Test]
    public void A_text_that_still_names_the_old_number_is_pointed_out()
    {
        var merged = Catalogue.Of([National34], [new("local.yaml", Local)]).Variant("sample")!;

        Assert.That(merged.StaleTexts, Is.EqualTo(new[] { new StaleText("text.fr", "34 ans"), new StaleText("text.ar", "٣٤ سنة") }));
    }

    [TestCase("Un prêt jusqu’à 34 ans.", "34 ans")]
    [TestCase("Jusqu’à 100\u202F000 DH.", null)]
    [TestCase("Après 340 jours, 134 dossiers, le 3.4.", null)]
    [TestCase("De 18 à 39 ans.", null)]
    public void Only_the_number_that_is_gone(string text, string? named)
    {
        var here = Catalogue.Of([National34], [new("local.yaml", $"{Local}text: {{ fr: \"{text}\", ar: نص }}\n")]).Variant("sample")!;

        Assert.That(here.StaleTexts.Select(x => x.Named), Is.EqualTo(named is null ? [] : new[] { named }));
    }

    [TestCase("1,2 million de dirhams", true)]
    [TestCase("1.200.000 DH", true)]
    [TestCase("1 200 000 DH", true)]
    [TestCase("1,2 MDH", true)]
    [TestCase("1,2 %", false)]
    public void An_amount_is_known_however_it_is_written(string written, bool isStale)
    {
        var national = new SchemeText("national.yaml", File("conditions: { id: amount, fact: amount, at-most: 1200000 }").Replace("Un exemple.", $"\"Un prêt de {written}\"", StringComparison.Ordinal));
        var here = Catalogue.Of([national], [new("local.yaml", "overrides: sample\nconditions: { amount: { at-most: 900000 } }")]);

        Assert.That(here.Refused, Is.Empty);
        Assert.That(here.Variant("sample")!.StaleTexts.Any(), Is.EqualTo(isStale));
    }

    [TestCase("overrides: sample\nconditions: { aeg: { to: 39 } }", 2, "scheme.unknown-condition")]
    [TestCase("overrides: sample\nconditions: { age: { to: 17 } }", null, "scheme.contradiction")]
    [TestCase("overrides: sample\nconditions:\n  age: { to: many }", 3, "scheme.bad-number")]
    [TestCase("overrides: nobody\n", 1, "scheme.other-scheme")]
    [TestCase("overrides: sample\nnmae: { fr: x }", 2, "scheme.unknown-key")]
    [TestCase("overrides: sample\nsource: { url: ftp://x }", 2, "scheme.bad-url")]
    [TestCase("overrides: sample\ncode: other", 2, "scheme.unknown-key")]
    public void A_variant_that_makes_no_scheme_is_refused_and_the_national_one_holds(string local, int? line, string code)
    {
        var here = Catalogue.Of([National34], [new("local.yaml", local)]);
        var refused = here.Refused.Single();

        Assert.That(refused.Reason.Code, Is.EqualTo(code));
        if (line is not null) Assert.That(refused.Reason.Arguments[0], Is.EqualTo(line));
        Assert.That(AnswerAt36(here.Find("sample")!), Is.EqualTo(AnswerKind.NotForYou));
    }

    [Test]
    public void Of_a_file_that_is_refused_the_last_good_one_stays_and_the_others_are_untouched()
    {
        var other = new SchemeText("other.yaml", File("", "other"));
        var good = Catalogue.Of([National34, other], [new("local.yaml", Local)]);
        var broken = Catalogue.Of([National34 with { Text = "code: [" }, other], [new("local.yaml", Local)], good);
        var lost = Catalogue.Of([National34 with { Text = National34.Text.Replace("id: age", "id: years", StringComparison.Ordinal) }, other], [new("local.yaml", Local)], broken);
        var gone = Catalogue.Of([other], [], lost);

        Assert.That(broken.Refused.Select(x => x.Name), Is.EqualTo(new[] { "national.yaml" }));
        Assert.That(lost.Refused.Select(x => x.Name), Is.EqualTo(new[] { "local.yaml" }));
        Assert.That(new[] { broken, lost }.Select(x => (AnswerAt36(x.Find("sample")!), x.Schemes.Length)), Is.All.EqualTo((AnswerKind.Qualifies, 2)));
        Assert.That(gone.Schemes.Select(x => x.Code), Is.EqualTo(new[] { "other" }), "what was taken away on purpose is gone");
    }

    [Test]
    public void Two_files_of_one_code_are_refused() => Assert.That(
        Catalogue.Of([National34, National34 with { Name = "again.yaml" }], []).Refused.Select(x => (x.Name, x.Reason.Code)), Is.EqualTo(new[] { ("again.yaml", "scheme.code-taken") }));

    [Test]
    public void A_list_is_replaced_as_a_whole_and_a_text_by_language()
    {
        var merged = Merged.Of(SchemeFile.Read(National34.Text), Variant.Read("overrides: sample\nsteps: [idea]\nname: { fr: Chez nous }\nopens: 2027-01-01"));

        Assert.That(merged.Scheme.Steps, Is.EqualTo(new[] { "idea" }));
        Assert.That(merged.Scheme.Name, Is.EqualTo(new LocalText("Chez nous", "مثال", "Example")));
        Assert.That(merged.Replaced, Is.EqualTo(ImmutableSortedDictionary<string, string>.Empty.Add("name.fr", "Exemple").Add("opens", "").Add("steps", "[creation]")));
    }

    [Test]
    public void A_scheme_is_no_variant() => Assert.Throws<RefusedException>(() => SchemeFile.Read(Local));
}
