using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Appraisal;
using Alliance.Platform.Origination.Opinions;
using Alliance.Ui;

namespace Alliance.Platform.Origination.Summary;

/// <summary>What a committee reads of a dossier on one page, in one language: the same on screen and on paper.</summary>
internal sealed class DossierSummary(ShowApplication.Dossier dossier, ShowReadiness.Standing standing, IReadOnlyList<ShowOpinions.Said> outsiders, DateOnly asOf, CultureInfo culture)
{
    /// <summary>Of what the money is for: beyond it the page would not be one.</summary>
    private const int LongestPurpose = 360;

    private readonly DocumentWords _words = new(typeof(SummaryText), culture);

    /// <param name="Share">Of the whole; null of the whole itself.</param>
    public sealed record PlanLine(string Name, Money Amount, string? Share)
    {
        /// <summary>One kind of what the money is for: where there is no room, the whole says it.</summary>
        public bool IsKind { get; init; }
    }

    public string this[string key] => _words[key];

    public string Number => dossier.Number;

    public string Title => _words["Summary for the committee"];

    public string Subtitle => _words["{0} · as of {1}", dossier.Enterprise.Name, _words.Date(asOf)];

    public IReadOnlyList<(string Key, string Value)> Facts
    {
        get
        {
            var (person, enterprise) = (dossier.Entrepreneur, dossier.Enterprise);
            return
            [
                (_words["Entrepreneur"], _words["{0}, {1} years old", person.Name, person.AgeOn(asOf)]),
                .. person.Situation is { } situation ? [(_words["field.situation"], _words["situation." + KebabCase.Of(situation)])] : Array.Empty<(string, string)>(),
                (_words["Project"], string.Join(" · ", _words["kind." + KebabCase.Of(enterprise.Kind)], _words["sector." + enterprise.Sector], _words["legal." + KebabCase.Of(enterprise.LegalForm)], Provinces.Name(enterprise.Province, culture))),
                (_words["Jobs planned"], Formats.Count(enterprise.JobsPlanned)),
                (_words["Asked for"], _words["{0} over {1} months", Formats.LeftToRight(Formats.WithUnit(dossier.Request.Amount)), dossier.Request.Term]),
                (_words["Received on"], _words.Date(dossier.ReceivedOn)),
                .. standing.Clock is { } clock ? [(_words["Decision owed by"], clock.DueOn is { } due ? _words.Date(due) : _words["no day: a correction is with the applicant"])] : Array.Empty<(string, string)>(),
            ];
        }
    }

    public string Purpose => dossier.Request.Purpose is { Length: > LongestPurpose } long_ ? long_[..LongestPurpose].TrimEnd() + "…" : dossier.Request.Purpose;

    /// <summary>Who pays for what, with shares of the whole.</summary>
    public IReadOnlyList<PlanLine> Plan
    {
        get
        {
            var plan = dossier.Request.Plan;
            PlanLine Line(string name, Money amount) => new(_words[name], amount, Formats.Share(amount.Centimes, plan.TotalInvestment.Centimes, 0));
            return
            [
                new(_words["Total investment"], plan.TotalInvestment, null),
                .. (plan.Uses?.Named ?? []).Where(x => x.Amount > Money.Zero).Select(x => Line($"field.{x.Kind}", x.Amount) with { IsKind = true }),
                .. plan.PhysicalInvestment is { } physical ? [Line("of which equipment and works", physical)] : Array.Empty<PlanLine>(),
                .. new[] { Line("Honour loan asked for", plan.HonourLoan), Line("Own funds", plan.OwnFunds), Line("Bank loan", plan.BankLoan), Line("Other sources", plan.Other) }.Where(x => x.Amount > Money.Zero),
            ];
        }
    }

    /// <summary>Of three years, in whole dirhams; empty where there is none.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Forecast => dossier.Request.Forecast is not { } said ? [] :
    [
        Year("Turnover", said, x => x.Turnover), Year("Charges", said, x => x.Charges), Year("Result", said, x => x.Result), Year("Cash at the end of the year", said, x => x.Cash),
    ];

    public IReadOnlyList<string> Years => [_words["Forecast over three years"], .. Enumerable.Range(1, Applications.Forecast.Years).Select(x => _words["Year {0}", x])];

    /// <summary>Doubts that the register has, and what is missing.</summary>
    /// <param name="most">Of what is missing so many are named, the others counted; null for all.</param>
    public IReadOnlyList<string> Doubts(int? most = null) => [.. dossier.Warnings.Select(x => _words[x]), .. Missing(most)];

    private IReadOnlyList<string> Year(string name, Forecast said, Func<YearForecast, Money> amount) => [_words[name], .. said.InOrder.Select(x => Formats.WholeDirhams(amount(x)))];

    /// <summary>An opinion that is missing has a place of its own.</summary>
    private IEnumerable<string> Missing(int? most)
    {
        var names = standing.Missing.Where(x => x.What is not Lack.Opinion).Select(x => x.Name).ToList();
        if (names.Count == 0) yield break;

        var comma = culture.TextInfo.IsRightToLeft ? "، " : ", ";
        yield return most is { } few && names.Count > few + 1 // of one more the name takes no more room
            ? _words["Missing: {0} and {1} more.", string.Join(comma, names.Take(few)), names.Count - few]
            : _words["Missing: {0}.", string.Join(comma, names)];
    }

    public OfficerOpinion? Opinion => dossier.Opinion;

    /// <summary>What outsiders said, in the order in which they were asked.</summary>
    public IReadOnlyList<ShowOpinions.Said> Outsiders => outsiders;

    /// <summary>Whose it is, when it was given, and what was answered by yes or no.</summary>
    public string HeadOf(ShowOpinions.Said said) => string.Join(" · ", new[]
    {
        said.Institution, said.Name, _words.Date(said.Answer.On), said.Answer.Yes is { } yes ? $"{said.YesOrNo} {_words[yes ? "Yes" : "No"]}" : null,
    }.OfType<string>());

    public string OpinionOf(OfficerOpinion opinion) => _words["Opinion: {0} · {1} · {2}", _words["opinion." + KebabCase.Of(opinion.Tone)], Formats.Isolated(opinion.By), _words.Date(opinion.On)];
}
