using System.Collections.Frozen;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Ui;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Forms of loans, by their words and the loan's: “record a payment for …”, in any of our languages.</summary>
internal sealed class LoanActFinder(MatchingLoans loans, ICurrentUser user, IStringLocalizer<LoansText> text) : IFinder
{
    /// <summary>Of a word that is being typed: as much as tells it from a name.</summary>
    private const int FewestLetters = 4;

    /// <summary>Of a word written out; Arabic has short ones.</summary>
    private const int ShortestWord = 3;

    private static readonly LoanAct[] Acts = [LoanAct.Pay, LoanAct.Disburse, LoanAct.Recover];

    /// <summary>Between an act and whom it is about.</summary>
    private static readonly FrozenSet<string> Linking = FrozenSet.ToFrozenSet(
        ["pour", "de", "du", "des", "le", "la", "les", "un", "une", "d", "l", "sur", "for", "of", "on", "a", "an", "the", "من", "عن", "ل", "في", "علي", "الي"], StringComparer.Ordinal);

    /// <summary>The words of each act's button, folded, in all languages.</summary>
    private static readonly FrozenDictionary<LoanAct, FrozenSet<string>> Words = Acts.ToFrozenDictionary(x => x, x => Cultures.All
        .SelectMany(culture => Search.Words(TextSet.Of(typeof(LoansText)).Say(LoanPage.Words(x).Offer, culture))).Where(word => !Linking.Contains(word)).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Words of one act alone, such as “payment”: without one it isn't known what is to be recorded.</summary>
    private static readonly FrozenDictionary<LoanAct, FrozenSet<string>> Telling = Acts.ToFrozenDictionary(x => x, x =>
        Words[x].Where(word => word.Length >= ShortestWord && Acts.All(other => other == x || !Words[other].Contains(word))).ToFrozenSet(StringComparer.Ordinal));

    public string Permission => Permissions.ReadLoans;

    public int Order => 0;

    public async Task<FoundGroup> Find(Sought sought, CancellationToken ct)
    {
        user.Demand(Permission);
        var items = new List<FoundItem>();
        foreach (var act in Acts.Where(x => user.May(x.Permission()) && sought.Words.Any(word => BeginsOneOf(word, Telling[x]))))
        {
            var offer = text[LoanPage.Words(act).Offer].Value;
            var understood = sought.Words.Where(word => Linking.Contains(word) || BeginsOneOf(word, Words[act])).ToList();
            var about = sought.Without(understood);
            if (!about.IsEnough) items.Add(new(offer, $"/loans?status={KebabCase.Of(Where(act))}") { Details = [text["Choose the loan, or go on typing its number or the borrower’s name."]] });
            else items.AddRange((await loans.Allowing(act, Where(act), about, ct)).Select(x => new FoundItem($"{offer} · {x.Number}", $"/loans/{x.Id}?act={KebabCase.Of(act)}") { Details = [x.Borrower, x.Enterprise] }));
        }

        return new(text["Acts"], [.. items.Take(Sought.MostOfGroup)]);
    }

    /// <summary>Loans that such a form is usually for.</summary>
    private static LoanStatus Where(LoanAct act) => act switch
    {
        LoanAct.Disburse => LoanStatus.Contracted,
        LoanAct.Recover => LoanStatus.WrittenOff,
        _ => LoanStatus.InRepayment,
    };

    private static bool BeginsOneOf(string word, FrozenSet<string> words) =>
        words.Contains(word) || (word.Length >= FewestLetters && words.Any(x => x.StartsWith(word, StringComparison.Ordinal)));
}
