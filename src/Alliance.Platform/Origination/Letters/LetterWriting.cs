using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Corrections;
using Alliance.Ui;

namespace Alliance.Platform.Origination.Letters;

/// <summary>What a letter says.</summary>
/// <param name="Body">Paragraphs with an empty line between them.</param>
internal sealed record LetterWords(string Subject, string Body);

/// <summary>Composes the draft of a letter: nothing but its facts, in considerate words. What people entered goes in as it is, and is never looked through for fields.</summary>
internal sealed class LetterWriting(LetterFacts facts)
{
    private readonly DocumentWords _words = new(typeof(LettersText), Cultures.Find(facts.Language) ?? Cultures.French);
    private readonly DocumentWords _flaws = new(typeof(CorrectionsText), Cultures.Find(facts.Language) ?? Cultures.French);

    public LetterWords Write() => new(
        _words["letter.subject." + KebabCase.Of(facts.Kind), facts.Number],
        string.Join("\n\n", [.. Opening(), .. Decision(), .. Closing()]));

    private IEnumerable<string> Opening() =>
    [
        _words["letter.greeting." + KebabCase.Of(facts.Gender), facts.Addressee],
        _words["letter.asked", _words.Date(facts.ReceivedOn), Amount(facts.Request.Amount), facts.Request.Term, Own(facts.Enterprise), facts.Number],
    ];

    private IEnumerable<string> Decision() => facts.Kind switch
    {
        LetterKind.Approval => [Granted(), _words["letter.next-step"]],
        LetterKind.ApprovalWithConditions => [Granted(), _words["letter.conditions"], .. facts.Conditions.Select(Line), _words["letter.conditions-lapse"], _words["letter.next-step"]],
        LetterKind.Adjournment => [_words["letter.adjourned", _words.Date(facts.DecidedOn)], .. Said(), .. Owed(), _words["letter.adjourned-until", _words.Date(facts.AdjournedUntil!.Value)]],
        _ => [_words["letter.refused", _words.Date(facts.DecidedOn)], .. Reasons(), facts.OtherHelp, _words["letter.ask-again"]],
    };

    private IEnumerable<string> Closing() =>
    [
        facts.Email is { } email ? _words["letter.turn-to-by-mail", Own(facts.Officer), Own(email)] : _words["letter.turn-to", Own(facts.Officer)],
        _words["letter.regards." + KebabCase.Of(facts.Gender)],
    ];

    private string Granted()
    {
        var (amount, term, grace) = (Amount(facts.Decision!.Amount!.Value), facts.Decision.Term!.Value, facts.Decision.GraceMonths!.Value);
        return _words[grace == 0 ? "letter.granted" : facts.IsGraceInside ? "letter.granted-grace-inside" : "letter.granted-grace-before", _words.Date(facts.DecidedOn), amount, term, grace];
    }

    private string Line(Condition condition) => string.Join('\n',
        $"{condition.Number}. {condition.Text}",
        condition.MetOn is { } met
            ? _words["letter.condition-met", _words.Date(met)]
            : _words[condition.Owner is ConditionOwner.Applicant ? "letter.condition-yours" : "letter.condition-ours", Own(condition.Proof), _words.Date(condition.Deadline)]);

    private IEnumerable<string> Owed() => facts.Owed.Count == 0
        ? []
        : [_words["letter.owed"], .. facts.Owed.Select(x => $"– {Own(x.What)} ({_flaws["flaw." + KebabCase.Of(x.Flaw)]})\n{x.Words}")];

    /// <summary>The reason from the list says something of its own but for the one that is none of them.</summary>
    private IEnumerable<string> Reasons()
    {
        if (facts.Decision!.Reason is { } reason and not RefusalReason.Other) yield return _words["letter.because." + KebabCase.Of(reason)];
        foreach (var words in Said()) yield return words;
    }

    private IEnumerable<string> Said() => facts.Words is { } words ? [words] : [];

    private string Own(string data) => LetterNames.Within(data, facts.Language);

    private string Amount(Money amount) => $"{amount}\u202F{(facts.Language == "ar" ? "درهم" : "DH")}";
}
