using System.Collections.Immutable;
using Alliance.Kernel;

namespace Alliance.Schemes;

/// <summary>Says what the finder answers, with the reasons.</summary>
public static class AnswerWords
{
    /// <summary>The answer in a word or two, as a heading.</summary>
    public static string Heading(this SchemeWords words, AnswerKind kind)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words[$"answer.{NameOf(kind)}"];
    }

    /// <summary>As addresses and answers of the API have it: <c>not-for-you</c>.</summary>
    public static string NameOf(AnswerKind kind) => kind switch
    {
        AnswerKind.Qualifies => "qualifies",
        AnswerKind.Misses => "misses",
        AnswerKind.NotYet => "not-yet",
        AnswerKind.Perhaps => "perhaps",
        AnswerKind.NotForYou => "not-for-you",
        _ => "closed",
    };

    /// <summary>Why: what is missing and how much, from when on, on what it depends; nothing for who qualifies.</summary>
    /// <param name="words">Of a language.</param>
    /// <param name="answer">What was answered.</param>
    /// <param name="profile">To what.</param>
    /// <param name="on">On which day.</param>
    public static ImmutableArray<string> Because(this SchemeWords words, Answer answer, Profile profile, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(profile);
        return answer.Kind switch
        {
            AnswerKind.Qualifies => [],
            AnswerKind.Closed => answer.Scheme.Closes is { } last ? [words["closed-on", words.Day(last)]] : [],
            AnswerKind.Perhaps => [words["depends", words.All(answer.DependsOn)]],
            _ =>
            [
                .. answer.Reasons.Select(x => Say(words, x, profile, on)),
                .. answer.DependsOn.IsEmpty ? (ReadOnlySpan<string>)[] : [words["then-depends", words.All(answer.DependsOn)]],
            ],
        };
    }

    private static string Say(SchemeWords words, Reason reason, Profile profile, DateOnly on) => reason switch
    {
        { Kind: ReasonKind.Missing, What: Requirement { Fact: Fact.Jobs } } => words["missing.jobs", reason.Missing],
        { Kind: ReasonKind.Missing, What: Requirement one } => words[$"missing.{one.Fact.Name()}", words.Amount(new Money(reason.Missing))],
        { Kind: ReasonKind.NotYet, From: { } from } => words["not-yet.on", words.Day(from), words.Sentence(reason.What)],
        { Kind: ReasonKind.NotYet } => words["not-yet.some-day", words.Sentence(reason.What)],
        { What: Requirement { Fact: not Fact.Day } one } when profile.Find(one.Fact) is { } given => words["not-met", words.Sentence(one), words.Value(one.Fact, given, on)],
        _ => words["not-met.any", words.Sentence(reason.What)],
    };
}
