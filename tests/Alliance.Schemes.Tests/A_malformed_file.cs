using System.Text;
using Alliance.Kernel;
using Alliance.Ui;
using CsCheck;
using static Alliance.Schemes.Tests.Sample;

namespace Alliance.Schemes.Tests;

/// <summary>Whatever people upload is read or refused, with line and reason; nothing else ever happens.</summary>
public sealed class A_malformed_file
{
    /// <summary>The first line after the usual ones of <see cref="File"/>, territory included.</summary>
    private const int First = 15;

    [TestCase("amounts: { most: 12.345 }", "scheme.bad-amount", 0)]
    [TestCase("amounts: { most: -1 }", "scheme.bad-amount", 0)]
    [TestCase("amounts: { most: 1e9 }", "scheme.bad-amount", 0)]
    [TestCase("amounts: { most: 1000000000000.01 }", "scheme.bad-amount", 0)]
    [TestCase("amounts: { least: 2, most: 1 }", "scheme.most-below-least", 0)]
    [TestCase("rates: [{ percent: 2 }]", "scheme.bad-percent", 0)]
    [TestCase("rates: []", "scheme.empty-list", 0)]
    [TestCase("opens: 2027-02-29", "scheme.bad-day", 0)]
    [TestCase("opens: 2027-03-02\ncloses: 2027-03-01", "scheme.closes-before-opens", 1)]
    [TestCase("documents: [{ fr: Carte, en: Card }]", "scheme.missing-language", 0)]
    [TestCase("documents: [{ fr: Carte, ar: \" \", en: Card }]", "scheme.missing", 0)]
    [TestCase("to-be-checked: maybe", "scheme.yes-or-no", 0)]
    [TestCase("conditons: {}", "scheme.unknown-key", 0)]
    [TestCase("kind: grant", "scheme.duplicate-key", 0)]
    [TestCase("opens: &a 2027-03-01", "scheme.anchor", 0)]
    [TestCase("opens: *a", "scheme.anchor", 0)]
    [TestCase("opens: !!str 2027-03-01", "scheme.tag", 0)]
    [TestCase("opens: !type 2027-03-01", "scheme.tag", 0)]
    [TestCase("amounts: { <<: { most: 1 } }", "scheme.merge-key", 0)]
    [TestCase("opens: [2027-03-01]", "scheme.expects-text", 0)]
    [TestCase("amounts: 12", "scheme.expects-fields", 0)]
    [TestCase("documents: text", "scheme.expects-list", 0)]
    [TestCase("---\ncode: b", "scheme.second-document", 0)]
    [TestCase("opens: {", "scheme.not-yaml", null)]
    [TestCase("{ a: 1 }: 2", "scheme.not-yaml", null)]
    public void Is_refused_with_its_line(string more, string code, int? line) => Refused(File(more), code, First + line);

    [TestCase("fact: agee, at-least: 1", "scheme.unknown-value")]
    [TestCase("fact: age, at-leats: 1", "scheme.unknown-key")]
    [TestCase("fact: age", "scheme.no-operator")]
    [TestCase("at-least: 1", "scheme.missing")]
    [TestCase("fact: age, one-of: [a]", "scheme.wrong-operator")]
    [TestCase("fact: sector, at-least: 1", "scheme.wrong-operator")]
    [TestCase("fact: rural, one-of: [yes]", "scheme.wrong-operator")]
    [TestCase("fact: day, at-least: 1", "scheme.wrong-operator")]
    [TestCase("fact: age, from: 35, to: 34", "scheme.contradiction")]
    [TestCase("fact: age, more-than: 34, less-than: 35", "scheme.contradiction")]
    [TestCase("fact: amount, less-than: 0", "scheme.contradiction")]
    [TestCase("fact: age, at-least: 1, more-than: 2", "scheme.two-operators")]
    [TestCase("fact: own-funds, at-least: 1, at-least-share: 10 %, of: investment", "scheme.two-operators")]
    [TestCase("fact: own-funds, at-least-share: 10 %", "scheme.missing")]
    [TestCase("fact: own-funds, at-least-share: 10 %, of: own-funds", "scheme.unknown-value")]
    [TestCase("fact: own-funds, at-least-share: 10 %, of: age", "scheme.unknown-value")]
    [TestCase("fact: own-funds, at-least-share: 0.1, of: investment", "scheme.bad-percent")]
    [TestCase("fact: own-funds, at-least: 1, of: investment", "scheme.wrong-operator")]
    [TestCase("fact: sector, one-of: []", "scheme.empty-list")]
    [TestCase("fact: sector, one-of: [trade, trade]", "scheme.duplicate-key")]
    [TestCase("fact: sector, one-of: [tradee]", "scheme.unknown-value")]
    [TestCase("fact: province, one-of: [Larache]", "scheme.unknown-value")]
    [TestCase("fact: age, at-least: 131", "scheme.bad-number")]
    [TestCase("fact: age, at-least: 17.5", "scheme.bad-number")]
    [TestCase("fact: age, at-least: -1", "scheme.bad-number")]
    [TestCase("all: []", "scheme.empty-list")]
    [TestCase("all: [{ fact: age, at-least: 40 }, { fact: age, at-most: 39 }]", "scheme.contradiction")]
    [TestCase("all: [{ fact: sector, one-of: [trade] }, { none: [{ fact: sector, one-of: [trade] }] }]", "scheme.contradiction")]
    [TestCase("all: [{ fact: rural, is: yes }, { all: [{ fact: rural, is: no }] }]", "scheme.contradiction")]
    [TestCase("none: [{ fact: age, at-least: 0 }]", "scheme.contradiction")]
    [TestCase("all: [{ id: a, fact: age, at-least: 1 }, { id: a, fact: jobs, at-least: 1 }]", "scheme.duplicate-id")]
    [TestCase("all: [{ fact: age, at-least: 1 }], any: [{ fact: age, at-least: 1 }]", "scheme.unknown-key")]
    public void Conditions_are_refused_with_their_line(string conditions, string code) => Refused(File($"conditions: {{ {conditions} }}"), code, First);

    [Test]
    public void The_nearest_known_name_is_offered()
    {
        var refused = Assert.Throws<RefusedException>(() => SchemeFile.Read(File("conditions:\n  all:\n    - fact: own-fund\n      at-least: 1")));

        Assert.That(refused!.Message, Is.EqualTo("Line 17: “own-fund” isn’t in the list. Did you mean “own-funds”?"));
    }

    [Test]
    public void Territory_and_conditions_may_contradict_each_other() =>
        Refused(File("territory: [MA-09]\nconditions: { fact: province, one-of: [MA-LAR] }"), "scheme.contradiction", First);

    [Test]
    public void Large_deep_and_many_parted_files_are_refused()
    {
        Refused(File($"# {new string('x', 65_536)}"), "scheme.too-large", 0);
        Refused(File($"opens: {new string('[', 40)}{new string(']', 40)}"), "scheme.too-deep", First);
        Refused(File($"opens: [{string.Concat(Enumerable.Repeat("a,", 3_000))}]"), "scheme.too-many", First);
        Refused("", "scheme.empty", 0);
        Refused("# nothing\n", "scheme.empty", 0);
        Assert.That(Assert.Throws<RefusedException>(() => SchemeFile.Read([0xFF, 0xFE, 0x41]))!.Code, Is.EqualTo("scheme.not-text"));
    }

    [Test]
    public void Json_is_yaml()
    {
        const string json = """
            {"code":"sample","name":{"fr":"a","ar":"ب","en":"c"},"text":{"fr":"a","ar":"ب","en":"c"},"bearer":{"fr":"a","ar":"ب","en":"c"},"kind":"grant",
            "audiences":["young"],"territory":"national","steps":["idea"],"contact":{"name":{"fr":"a","ar":"ب","en":"c"},"email":"a@example.org","phone":"+212 5 22"},
            "source":{"title":"t","url":"https://example.org/","checked":"2026-11-30"},"conditions":{"fact":"age","at-least":18}}
            """;

        Assert.That(Sample.Answer(SchemeFile.Read(json).Scheme, (Fact.Age, 18)).Kind, Is.EqualTo(AnswerKind.Qualifies));
    }

    [Test]
    public void Every_reason_has_a_sentence_in_three_languages()
    {
        var refused = Assert.Throws<RefusedException>(() => SchemeFile.Read(File("opens: soon")));

        Assert.That(Cultures.All.Select(x => TextSet.Of(typeof(SchemesText)).Say(refused!.Code, x, [.. refused.Arguments])), Is.EqualTo(new[]
        {
            "Ligne 15\u00A0: «\u00A0soon\u00A0» n’est pas une date, comme 2027-03-01.", "السطر 15: « soon » ليس تاريخا، مثل 2027-03-01.", "Line 15: “soon” is no date, like 2027-03-01.",
        }));
    }

    /// <summary>Shipped files with bytes changed, doubled and cut, and bytes of no meaning at all.</summary>
    [Test]
    public void Nothing_but_the_refusal_is_thrown()
    {
        var shipped = Catalogue.Shipped().Select(x => Encoding.UTF8.GetBytes(x.Text)).ToArray();
        var signs = "{}[]:,-#&*!|>'\"%@`<?~\n\t 0aé"u8.ToArray();
        var spoilt = Gen.Select(Gen.Int[0, shipped.Length - 1], Gen.Select(Gen.Int[0, 5_000], Gen.OneOf(Gen.Byte, Gen.Int[0, signs.Length - 1].Select(x => signs[x])), Gen.Int[0, 3]).Array[0, 12]).Select((at, changes) => Spoil(shipped[at], changes));
        var random = Gen.Int[0, signs.Length - 1].Select(x => signs[x]).Array[0, 300];

        Gen.OneOf(spoilt, random, Gen.Byte.Array[0, 200]).Sample(bytes => IsReadOrRefused(() => SchemeFile.Read(bytes)) && IsReadOrRefused(() => Variant.Read(bytes)), iter: 4_000);
    }

    private static byte[] Spoil(byte[] bytes, (int At, byte Value, int How)[] changes)
    {
        var spoilt = bytes.ToList();
        foreach (var (at, value, how) in changes)
        {
            if (at >= spoilt.Count) continue;
            if (how == 0) spoilt[at] = value;
            else if (how == 1) spoilt.Insert(at, value);
            else if (how == 2) spoilt.RemoveAt(at);
            else spoilt.InsertRange(at, bytes[..Math.Min(300, bytes.Length)]);
        }

        return [.. spoilt];
    }

    private static bool IsReadOrRefused(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (RefusedException refused)
        {
            return refused.Code.StartsWith("scheme.", StringComparison.Ordinal);
        }
    }

    private static void Refused(string text, string code, int? line)
    {
        var refused = Assert.Throws<RefusedException>(() => SchemeFile.Read(text));

        Assert.That(refused!.Code, Is.EqualTo(code), refused.Message);
        if (line is not null) Assert.That(refused.Arguments[0], Is.EqualTo(line), refused.Message);
    }
}
