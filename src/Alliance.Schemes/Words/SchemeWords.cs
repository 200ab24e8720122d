using System.Collections.Immutable;
using System.Globalization;
using Alliance.Contracts.Platform;
using Alliance.Kernel;
using Alliance.Ui;

namespace Alliance.Schemes;

/// <summary>Says rules, values and amounts in one language. A sentence is made from the rule itself, so the two can't disagree (rooms-cases, E3).</summary>
/// <param name="culture">One of the three.</param>
public sealed class SchemeWords(CultureInfo culture)
{
    private static readonly TextSet Words = TextSet.Of(typeof(SchemesText));

    /// <summary>The language.</summary>
    public CultureInfo Culture => culture;

    /// <summary>A word of this part, or of those above it.</summary>
    public string this[string key, params object?[] arguments] => Words.Say(key, culture, arguments);

    /// <summary>The name of a fact, as a heading.</summary>
    public string Name(Fact fact) => this[$"fact.{fact.Name()}"];

    /// <summary>What one asks for it.</summary>
    public string Question(Fact fact) => this[$"question.{fact.Name()}"];

    /// <summary>Several facts within a sentence: <c>de l’investissement et des fonds propres</c>.</summary>
    public string All(IEnumerable<Fact> facts) => Joined([.. facts.Select(x => this[$"the.{x.Name()}"])], "both");

    /// <summary>Each thing that a rule asks as a sentence; alternatives together in one.</summary>
    public ImmutableArray<string> Sentences(Rule rule) => rule is AllOf all ? [.. all.Parts.Select(Sentence)] : [Sentence(rule)];

    /// <summary>All that a rule asks in one sentence.</summary>
    public string Sentence(Rule rule) => rule switch
    {
        AllOf all => string.Join(this["all.and"], all.Parts.Select(Within)),
        AnyOf any => this["any.of", string.Join(this["any.or"], any.Parts.Select(Within))],
        Requirement one => this["{0}: {1}", Name(one.Fact), Asked(one)],
        _ => "",
    };

    /// <summary>A value of a fact, as a person gave it.</summary>
    public string Value(Fact fact, FactValue value, DateOnly on) => value switch
    {
        { IsKnown: false } => this["unknown"],
        { Word: { } word } => Code(fact, word),
        _ => fact.Type() is FactType.YesNo ? YesNo(value.Number != 0) : Number(fact, Profile.Empty.With(fact, value).Number(fact, on) ?? 0, alone: true),
    };

    /// <summary>Yes or no.</summary>
    public string YesNo(bool yes) => this[yes ? "said.yes" : "said.no"];

    /// <summary>The word for a code.</summary>
    public string Code(Fact fact, string code) => fact switch
    {
        Fact.Province => Places.Name(code, culture),
        Fact.Sex => this[$"{Dimensions.Gender}.{code}"],
        Fact.ProjectKind => this["kind." + code],
        Fact.LegalForm => this["legal." + code],
        Fact.Sector => this["sector." + code],
        _ => this[$"situation.{code}"],
    };

    /// <summary><c>40 000 DH</c>, and <c>0,01 DH</c> where there are centimes.</summary>
    public string Amount(Money amount) => this["{0} DH", amount.Centimes % 100 == 0 ? amount.ToWholeDirhams() : amount.ToString()].Replace(' ', '\u00A0');

    /// <summary><c>1er mars 2027</c>.</summary>
    public string Day(DateOnly day)
    {
        var written = day.ToString("d MMMM yyyy", culture);
        return day.Day == 1 && culture.TwoLetterISOLanguageName is "fr" ? "1er" + written[1..] : written;
    }

    /// <summary><c>1,75 %</c>.</summary>
    public string Percent(decimal percent)
    {
        var written = percent.ToString("0.####", culture) + "\u202F%";
        return culture.TextInfo.IsRightToLeft ? $"\u200E{written}\u200E" : written;
    }

    /// <summary>A group within a group in brackets, so that "and" and "or" are read as they are meant.</summary>
    private string Within(Rule part) => part switch
    {
        AllOf all => $"({string.Join(this["all.and"], all.Parts.Select(Within))})",
        AnyOf any => $"({string.Join(this["any.or"], any.Parts.Select(Within))})",
        _ => Sentence(part),
    };

    private string Asked(Requirement one) => one switch
    {
        Within within => Asked(within),
        Among { Fact: Fact.Province } places => places.Inside ? Listed(places) : this["outside", Listed(places)],
        Among among => among.Inside ? Listed(among) : this["other-than", Listed(among)],
        YesOrNo either => this[either.Yes ? "rural.yes" : "rural.no"],
        Share share => this[share.AtLeast ? "share.at-least" : "share.less-than", Percent(share.Percent), this[$"the.{share.Whole.Name()}"]],
        _ => "",
    };

    private string Asked(Within within)
    {
        if (within is { Low: { Included: true } from, High: { Included: true } to } && within.Fact is not Fact.Day)
            return this["from-to", within.Fact.Type() is FactType.Money or FactType.Months ? Number(within.Fact, from.At) : Plain(from.At), Number(within.Fact, to.At)];

        var low = within.Low is { } least ? this[within.Fact is Fact.Day ? "from-on" : least.Included ? "at-least" : "more-than", Number(within.Fact, within.Fact is Fact.Day ? within.Least : least.At, least.Included)] : null;
        var high = within.High is { } most ? this[within.Fact is Fact.Day ? "until" : most.Included ? "at-most" : "less-than", Number(within.Fact, within.Fact is Fact.Day ? within.Greatest : most.At, most.Included)] : null;
        return low is null ? high ?? "" : high is null ? low : this["both", low, high];
    }

    private string Listed(Among among) => Joined([.. among.Codes.Select(x => Code(among.Fact, x))], among.Inside ? "either" : "both");

    /// <summary><c>a, b ou c</c>.</summary>
    private string Joined(ImmutableArray<string> words, string last) => words.Length < 2
        ? string.Concat(words)
        : this[last, string.Join(culture.TwoLetterISOLanguageName is "ar" ? "، " : ", ", words[..^1]), words[^1]];

    /// <param name="alone">Not after a preposition, which turns the two of Arabic: سنتان على الأكثر, but أقل من سنتين.</param>
    private string Number(Fact fact, long number, bool alone = false) => fact.Type() switch
    {
        FactType.Money => Amount(new(number)),
        FactType.Years => this[alone ? "{0} years old, alone" : "{0} years old", number],
        FactType.Months when number >= 24 && number % 12 == 0 => this[alone ? "{0} years old, alone" : "{0} years old", number / 12],
        FactType.Months => this[alone ? "{0} months of age, alone" : "{0} months of age", number],
        FactType.Day => Day(DateOnly.FromDayNumber((int)Math.Clamp(number, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber))),
        _ when fact is Fact.Jobs => this[alone ? "{0} jobs, alone" : "{0} jobs", number],
        _ => Plain(number),
    };

    private string Plain(long number) => number.ToString("N0", culture);
}
