using Alliance.Kernel;
using CsCheck;
using static Alliance.Schemes.Tests.Sample;

namespace Alliance.Schemes.Tests;

/// <summary>What holds for any rule and any person, against a reference written apart (rooms-cases, E3).</summary>
public sealed class Whatever_is_asked
{
    private static readonly AnswerKind[] No = [AnswerKind.Misses, AnswerKind.NotYet, AnswerKind.NotForYou, AnswerKind.Closed];

    private static readonly Gen<(Asked Asked, Dictionary<string, object?> Known)> Anything = Gen.Select(Made.Any, Made.Person).Select((asked, known) => (asked, known));

    /// <summary>Of a rule that is refused as a contradiction, the property says nothing.</summary>
    private static void ForAll(Gen<(Asked Asked, Dictionary<string, object?> Known)> gen, Func<Scheme, Asked, Dictionary<string, object?>, bool> holds) =>
        gen.Sample(x => Made.Scheme(x.Asked) is not { } scheme || holds(scheme, x.Asked, x.Known), iter: 3_000, print: x => $"{x.Asked.Yaml} / {string.Join(", ", x.Known)}");

    [Test]
    public void The_answer_is_that_of_the_reference() => ForAll(Anything, (scheme, asked, known) =>
        Schemes.Answer.To(scheme, Made.Profile(known), Today).Kind is var kind && asked.Holds(known) switch
        {
            true => kind is AnswerKind.Qualifies,
            null => kind is AnswerKind.Perhaps,
            false => No.Contains(kind),
        });

    [Test]
    public void Its_opposite_is_the_opposite() => ForAll(Anything, (scheme, asked, known) =>
        scheme.Rule.Not().Holds(Made.Profile(known), Today) == asked.Holds(known) switch { true => Truth.No, false => Truth.Yes, null => Truth.Unknown });

    /// <summary>Facts become known one by one.</summary>
    [Test]
    public void Knowing_more_turns_no_yes_into_no_and_no_no_into_yes() => ForAll(Anything, (scheme, _, known) =>
    {
        var (decided, sofar) = ((AnswerKind?)null, new Dictionary<string, object?>(StringComparer.Ordinal));
        foreach (var (fact, value) in known)
        {
            sofar[fact] = value;
            var kind = Schemes.Answer.To(scheme, Made.Profile(sofar), Today).Kind;
            if (decided is { } before && (before is AnswerKind.Qualifies) != (kind is AnswerKind.Qualifies)) return false;
            if (decided is not null && kind is AnswerKind.Perhaps) return false;
            if (kind is not AnswerKind.Perhaps) decided = kind;
        }

        return true;
    });

    [Test]
    public void More_own_funds_never_lose_a_scheme_that_asks_for_a_minimum() => Gen.Select(Made.OfMinima, Made.Person, Gen.Int[0, 9]).Sample((asked, known, more) =>
    {
        if (Made.Scheme(asked) is not { } scheme || known.GetValueOrDefault("own-funds") is not decimal funds) return true;
        var richer = new Dictionary<string, object?>(known, StringComparer.Ordinal) { ["own-funds"] = funds + (more * 0.01m) };
        return Schemes.Answer.To(scheme, Made.Profile(known), Today).Kind is not AnswerKind.Qualifies || Schemes.Answer.To(scheme, Made.Profile(richer), Today).Kind is AnswerKind.Qualifies;
    }, iter: 3_000);

    [Test]
    public void With_what_is_missing_it_holds_and_with_a_centime_less_it_doesn_t() => ForAll(Anything, (scheme, _, known) =>
    {
        var person = Made.Profile(known);
        return Schemes.Answer.To(scheme, person, Today).Reasons.Where(x => x.Kind is ReasonKind.Missing).All(reason =>
        {
            var one = (Requirement)reason.What;
            var given = person.Find(one.Fact)!.Value.Number;
            return reason.Missing > 0
                && one.Holds(person.With(one.Fact, FactValue.Of(given + reason.Missing)), Today) is not Truth.No == Reachable(one, given + reason.Missing)
                && one.Holds(person.With(one.Fact, FactValue.Of(given + reason.Missing - 1)), Today) is Truth.No;
        });

        static bool Reachable(Requirement one, long number) => one is not Within within || number <= within.Greatest;
    });

    [Test]
    public void A_negative_answer_gives_reasons_and_an_open_one_what_it_depends_on() => ForAll(Anything, (scheme, _, known) =>
    {
        var person = Made.Profile(known);
        var answer = Schemes.Answer.To(scheme, person, Today);
        return answer.Kind switch
        {
            AnswerKind.Qualifies => answer.Reasons.IsEmpty && answer.DependsOn.IsEmpty,
            AnswerKind.Perhaps => answer.Reasons.IsEmpty && !answer.DependsOn.IsEmpty && answer.DependsOn.All(x => person.Find(x) is not { IsKnown: true }),
            _ => !answer.Reasons.IsEmpty && answer.Reasons.All(x => x.What.Holds(person, Today) is Truth.No),
        };
    });

    [Test]
    public void Cases_made_from_the_rule_come_out_as_it_says()
    {
        var cases = 0;
        ForAll(Anything, (scheme, _, _) => RuleCase.Of(scheme, Today).All(x =>
        {
            Interlocked.Increment(ref cases);
            return x.Requirement.Holds(x.Profile, x.On) is Truth.Yes == x.Meets
                && (!x.Decides || Schemes.Answer.To(scheme, x.Profile, x.On).Kind is AnswerKind.Qualifies == x.Meets);
        }));

        Assert.That(cases, Is.GreaterThan(5_000));
    }

    /// <summary>Where the reference says yes of the person that was made up, the cases start from somebody who qualifies.</summary>
    [Test]
    public void Who_is_made_up_from_the_rule_meets_it() => ForAll(Anything, (scheme, _, _) =>
        Witness.Of(scheme.Rule, Today) is not { } witness || Schemes.Answer.To(scheme, witness.Profile, witness.On).Kind is AnswerKind.Qualifies);

    [Test]
    public void From_the_day_that_is_named_on_it_is_no_longer_not_yet() =>
        Gen.Select(Gen.Int[0, 12_000], Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 400], Gen.Int[-30, 60], Gen.Int[0, 60]).Sample((bornBefore, from, to, opens, founded, months) =>
        {
            var scheme = Scheme($"opens: {Today.AddDays(opens - 100):yyyy-MM-dd}\nconditions: {{ all: [{{ fact: age, from: {from}, to: {from + to} }}, {{ fact: enterprise-age, at-least: {months} }}] }}");
            var person = Person((Fact.Age, Today.AddDays(-bornBefore)), (Fact.EnterpriseAge, Today.AddMonths(-founded)));
            var answer = Schemes.Answer.To(scheme, person, Today);

            return answer.Kind is not AnswerKind.NotYet || (answer.From is { } first
                && Schemes.Answer.To(scheme, person, first).Kind is AnswerKind.Qualifies
                && Schemes.Answer.To(scheme, person, first.AddDays(-1)).Kind is AnswerKind.NotYet);
        }, iter: 3_000);

    [Test]
    public void Questions_are_few_and_new_and_of_schemes_that_are_open() => Gen.Select(Made.Any.Array[1, 6], Made.Person, Gen.Int[0, 8]).Sample((asked, known, before) =>
    {
        var schemes = asked.Select((x, at) => Made.Scheme(x, $"s{at}")).OfType<Scheme>().ToList();
        var person = Made.Profile(known);
        var findings = Finder.Run(schemes, person, Today, before);

        return findings.Questions.Length <= Math.Max(0, Finder.MostQuestions - before)
            && findings.Questions.Distinct().Count() == findings.Questions.Length
            && findings.Questions.All(x => person.Find(x) is null && findings.Answers.Any(y => y.DependsOn.Contains(x)))
            && findings.Answers.Length == schemes.Count;
    }, iter: 500);

    [Test]
    public void Large_amounts_are_compared_exactly()
    {
        var scheme = Asking("{ fact: own-funds, at-least-share: 33.3333 %, of: investment }");
        Gen.Long[0, Facts.MostCentimes].Sample(whole =>
        {
            var needed = decimal.Ceiling(whole * 33.3333m / 100m);
            return Sample.Answer(scheme, (Fact.Investment, new Money(whole)), (Fact.OwnFunds, new Money((long)needed))).Kind is AnswerKind.Qualifies
                && (needed == 0 || Sample.Answer(scheme, (Fact.Investment, new Money(whole)), (Fact.OwnFunds, new Money((long)needed - 1))).Reasons.Single().Missing == 1);
        }, iter: 3_000);
    }
}
