using Alliance.Platform.Entries;
using Alliance.Schemes;

namespace Alliance.Platform.Accompaniment.Schemes;

/// <summary>What stands beside a scheme's text, on its page and its sheet: kind, amounts, rates, audience, territory, steps and days.</summary>
internal static class SchemeFacts
{
    public static List<(string Key, string Value)> Of(Scheme scheme, SchemeWords said)
    {
        var words = new DocumentWords(typeof(AccompanimentText), said.Culture);
        List<(string, string)> facts = [(words["What it is"], said.Kind(scheme.Kind))];
        if (said.Amounts(scheme.Least, scheme.Most) is { } amount) facts.Add((words["Amount"], amount));
        foreach (var rate in scheme.Rates) facts.Add((words["Rate"], said.Rate(rate)));
        facts.Add((words["For whom"], said.Audiences(scheme)));
        facts.Add((words["Where"], said.Territory(scheme)));
        facts.Add((words["At which step"], said.Steps(scheme)));
        if (scheme.Opens is { } opens) facts.Add((words["Opens on"], said.Day(opens)));
        if (scheme.Closes is { } closes) facts.Add((words["Last day"], said.Day(closes)));
        return facts;
    }
}
