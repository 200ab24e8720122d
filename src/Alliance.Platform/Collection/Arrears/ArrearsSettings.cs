using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>How a platform reminds late borrowers: the section <c>arrears</c> of its file. What is left out has its default.</summary>
public sealed partial record ArrearsSettings : IValidatableObject
{
    public const string SectionName = "arrears";
    private const int MostSteps = 10;
    private const int LongestBody = 6_000;

    /// <summary>In rising order of days late.</summary>
    public ImmutableArray<ReminderStep> Reminders { get; init; } = [new() { AfterDays = 8 }, new() { AfterDays = 30 }, new() { AfterDays = 60 }];

    /// <summary>Days that a letter leaves for paying.</summary>
    public int DaysToPay { get; init; } = 8;

    public static ArrearsSettings Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.Section<ArrearsSettings>(SectionName);
    }

    /// <summary>How many steps have been reached after so many days: 0 before the first.</summary>
    public int StepsReached(int daysLate) => Reminders.Count(x => x.AfterDays <= daysLate);

    /// <summary>The platform's own text of a step, else ours: the first is friendly, the last a formal notice.</summary>
    /// <param name="step">From 1.</param>
    /// <param name="language"><c>fr</c> or <c>ar</c>.</param>
    public ReminderText TextOf(int step, string language)
    {
        if (Reminders[step - 1].Letter.TryGetValue(language, out var own)) return own;

        var tone = step == Reminders.Length && step > 1 ? "formal" : step == 1 ? "friendly" : "firm";
        return new(ArrearsText.In(language, $"letter.{tone}.subject"), ArrearsText.In(language, $"letter.{tone}.body"));
    }

    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext) => Problems().Select(x => new ValidationResult(x));

    /// <summary>What is wrong, each in one sentence with the name of the setting; nothing when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        if (DaysToPay is < 1 or > 60) yield return "daysToPay is between 1 and 60 days.";
        if (Reminders.IsDefaultOrEmpty || Reminders.Length > MostSteps || Reminders[0].AfterDays < 1
            || Reminders.Zip(Reminders.Skip(1)).Any(x => x.First.AfterDays >= x.Second.AfterDays))
        {
            yield return "reminders are 1 to 10 steps with rising afterDays, from 1 on.";
            yield break;
        }

        foreach (var (language, letter) in Reminders.SelectMany(x => x.Letter))
        {
            if (language is not ("fr" or "ar")) yield return $"A letter is in fr or ar, not in '{language}'.";
            if (string.IsNullOrWhiteSpace(letter.Subject) || letter.Subject.Length > Reminder.LongestSubject) yield return "A letter's subject has 1 to 200 characters.";
            if (string.IsNullOrWhiteSpace(letter.Body) || letter.Body.Length > LongestBody) yield return "A letter's body has 1 to 6000 characters.";
            foreach (Match hole in Hole().Matches($"{letter.Subject} {letter.Body}"))
            {
                if (!ReminderText.Placeholders.Contains(hole.Groups[1].Value))
                    yield return $"A letter knows no placeholder {hole.Value}; it knows {string.Join(", ", ReminderText.Placeholders.Select(x => $"{{{x}}}"))}.";
            }
        }
    }

    [GeneratedRegex(@"\{([^{}]*)\}")] private static partial Regex Hole();
}

/// <summary>A reminder letter falls due this many days after the oldest unpaid due date.</summary>
public sealed record ReminderStep
{
    public int AfterDays { get; init; }

    /// <summary>The platform's own letter by language, <c>fr</c> or <c>ar</c>; our text for a language left out.</summary>
    public ImmutableDictionary<string, ReminderText> Letter { get; init; } = ImmutableDictionary<string, ReminderText>.Empty;
}

/// <summary>A letter's text with placeholders in braces.</summary>
public sealed record ReminderText(string Subject, string Body)
{
    public static ImmutableArray<string> Placeholders { get; } =
        ["borrower", "enterprise", "loan", "amountLate", "outstanding", "daysLate", "lateSince", "payBefore", "platform", "today"];

    /// <param name="values">By placeholder.</param>
    public ReminderText Filled(IReadOnlyDictionary<string, string> values) => new(Fill(Subject, values), Fill(Body, values));

    /// <summary>In one pass: a name that looks like a placeholder stays a name.</summary>
    private static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Regex.Replace(text, @"\{([^{}]*)\}", hole => values.GetValueOrDefault(hole.Groups[1].Value, hole.Value));
}
