using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>The section <c>arrears</c> of a platform's file.</summary>
[Setting("How this platform reminds late borrowers; what is left out has its default.", Label = "Arrears")]
public sealed record ArrearsSettings : IValidatableObject
{
    public const string SectionName = "arrears";

    [Setting("The steps of reminding, in rising order of days late.", Label = "Steps of reminding")]
    [Length(1, 10)]
    public ImmutableArray<ReminderStep> Reminders { get; init; } = [new() { AfterDays = 8 }, new() { AfterDays = 30 }, new() { AfterDays = 60 }];

    [Setting("What a letter leaves for paying.", Label = "Days to pay", Unit = "days")]
    [Range(1, 60)]
    public int DaysToPay { get; init; } = 8;

    private static string Known => string.Join(", ", ReminderText.Placeholders.Select(x => $"{{{x}}}"));

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
        var words = new DocumentWords(typeof(ArrearsText), CultureInfo.GetCultureInfo(language));
        return new(words[$"letter.{tone}.subject"], words[$"letter.{tone}.body"]);
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Reminders.Zip(Reminders.Skip(1)).Any(x => x.First.AfterDays >= x.Second.AfterDays)) yield return new SettingRefusal("reminders.rise", "reminders", "reminders have rising afterDays.");

        foreach (var letter in Reminders.SelectMany(x => x.Letter.Values))
        {
            if (TypedText.IsBlank(letter.Subject) || TypedText.IsBlank(letter.Body)) yield return new SettingRefusal("reminders.blank-letter", "reminders", "A letter's subject and body are not blank.");
            foreach (Match hole in ReminderText.Hole().Matches($"{letter.Subject} {letter.Body}"))
            {
                if (!ReminderText.Placeholders.Contains(hole.Groups["name"].Value, StringComparer.Ordinal))
                    yield return new SettingRefusal("reminders.no-placeholder", "reminders", $"A letter knows no placeholder {hole.Value}; it knows {Known}.", hole.Value, Known);
            }
        }
    }
}

[Setting("A step of reminding: a letter that falls due.", Label = "Step")]
public sealed record ReminderStep
{
    [Setting("When the letter falls due, counted from the oldest due date that is unpaid.", Label = "After days late", Unit = "days")]
    [Range(1, 3_650)]
    public required int AfterDays { get; init; }

    [Setting("The platform's own letter in this language; ours where it is left out.", Label = "Letter of one’s own")]
    [AllowedValues("fr", "ar")]
    public ImmutableDictionary<string, ReminderText> Letter { get; init; } = ImmutableDictionary<string, ReminderText>.Empty;
}

/// <summary>A letter's text with placeholders in braces.</summary>
public sealed partial record ReminderText(
    [property: Setting("Subject of the letter, with placeholders in braces.", Label = "Subject", Example = "Relance du prêt {loan}"), StringLength(Reminder.LongestSubject, MinimumLength = 1)] string Subject,
    [property: Setting("Text of the letter, with placeholders in braces: {borrower}, {enterprise}, {loan}, {amountLate}, {outstanding}, {daysLate}, {lateSince}, {payBefore}, {platform}, {today}.", Label = "Text", Example = "{borrower}, {amountLate} de retard depuis {daysLate} jours.")]
    [property: StringLength(6_000, MinimumLength = 1)]
    string Body)
{
    public static ImmutableArray<string> Placeholders { get; } =
        ["borrower", "enterprise", "loan", "amountLate", "outstanding", "daysLate", "lateSince", "payBefore", "platform", "today"];

    /// <param name="values">By placeholder.</param>
    public ReminderText Filled(IReadOnlyDictionary<string, string> values) => new(Fill(Subject, values), Fill(Body, values));

    /// <summary>In one pass: a name that looks like a placeholder stays a name.</summary>
    private static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Hole().Replace(text, hole => values.GetValueOrDefault(hole.Groups["name"].Value, hole.Value));

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.NonBacktracking)] internal static partial Regex Hole();
}
