using System.Globalization;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Bodies;
using Alliance.Platform.Governance.Sessions;
using Alliance.Ui;

namespace Alliance.Platform.Governance.Minutes;

/// <summary>Minutes in words, in the language of a page or a paper: the same sentences on both.</summary>
internal sealed class MinutesSentences(MinutesReport report, CultureInfo culture)
{
    private readonly DocumentWords _words = new(typeof(GovernanceText), culture);

    /// <summary>Such as <c>Collège public · Présidence</c>.</summary>
    public string CapacityOf(MinutesReport.Member member)
    {
        if (member.Mandate is not { } mandate) return _words["no mandate on that day"];
        string?[] parts = [mandate.College is { } college ? _words["college." + KebabCase.Of(college)] : null, _words["office." + KebabCase.Of(mandate.Office)]];
        return string.Join(" · ", parts.OfType<string>());
    }

    /// <summary>Whether a member was there, from when to when.</summary>
    public string PresenceOf(MinutesReport.Member member) => member.Comings.Count == 0
        ? member.Holder is { } holder ? _words["represented by {0}", holder] : _words["absent"]
        : string.Join(", ", member.Comings.Select(Say));

    public IEnumerable<string> Suspensions() =>
        report.Suspensions.Select(x => _words[x.Resumed ? "Resumed on {0}; who was there was recorded anew." : "Suspended on {0}.", _words.Date(x.On)]);

    /// <summary>Who was out of vote and count, and who declared that nothing stood in their way.</summary>
    public IEnumerable<string> Declarations(MinutesReport.Part part)
    {
        foreach (var recused in part.Declarations.Where(x => x.Reason is not null))
            yield return _words["{0} is recused: {1}", recused.Name, recused.Reason!];
        if (part.Declarations.Where(x => x.Reason is null).Select(x => x.Name).ToList() is { Count: > 0 } clear)
            yield return _words["Have declared no conflict of interest: {0}.", string.Join(", ", clear)];
    }

    /// <summary>What became of a ballot: its end, its count, who chaired, what was missing.</summary>
    public IEnumerable<string> Ballot(Ballot ballot)
    {
        if (ballot.Result is not { } result)
        {
            yield return _words["Void: {0}", WhyVoid(ballot.VoidFor)];
            yield break;
        }

        yield return _words[report.IsSecret ? "Secret ballot. For: {0} · against: {1} · abstentions: {2}" : "Open ballot. For: {0} · against: {1} · abstentions: {2}", Count(result.Yes), Count(result.No), Count(result.Abstained)];
        foreach (var choice in report.IsSecret ? [] : Enum.GetValues<Choice>())
        {
            if (string.Join(", ", report.VotedSo(ballot, choice).Select(x => x.By is { } by ? $"{x.Name} ({_words["by proxy: {0}", by]})" : x.Name)) is { Length: > 0 } names)
                yield return $"{_words["choice." + KebabCase.Of(choice)]}{_words[": "]}{names}";
        }

        if (result.Attendance.Chair is { } chair)
            yield return report.OfficeOf(chair) is Office.Deputy ? _words["In the chair: {0}, as deputy.", report.NameOf(chair)] : _words["In the chair: {0}.", report.NameOf(chair)];
        if (result.CastingVote is { } side) yield return _words["As many for as against: the side of who chairs decided ({0}).", _words["choice." + KebabCase.Of(side)]];
        yield return Quorum(result.Attendance);
    }

    /// <summary>What a ballot came to, in a word; null of one that was void.</summary>
    public string? Result(Ballot ballot) => ballot.Result is { } result ? _words["outcome." + KebabCase.Of(result.Outcome)] : null;

    private string Quorum(Attendance attendance) => report.IsSecondCall
        ? _words["Second call: no quorum is needed."]
        : string.Join(" · ", attendance.Quorums.Select(x => _words["{0}: {1} present, {2} needed", x.College is { } one ? _words["college." + KebabCase.Of(one)] : _words["Whole body"], Count(x.Counted), Count(x.Needed)]));

    private string WhyVoid(string? reason) => reason switch
    {
        Sessions.Ballot.Amended => _words["Its text was amended: another ballot followed."],
        Sessions.Ballot.Suspended => _words["The session was suspended while it was open."],
        { } words => words,
        _ => "",
    };

    private string Say(MinutesReport.Coming coming) => coming switch
    {
        { Arrived: true, Item: null, IsRemote: true } => _words["present from elsewhere"],
        { Arrived: true, Item: null } => _words["present"],
        { Arrived: true, Item: { } item, IsRemote: true } => _words["from elsewhere since item {0}", item.Number],
        { Arrived: true, Item: { } item } => _words["arrived at item {0}", item.Number],
        { Item: { } item } => _words["left at item {0}", item.Number],
        _ => _words["left before the first item"],
    };

    private static string Count(int number) => Formats.Count(number);
}
