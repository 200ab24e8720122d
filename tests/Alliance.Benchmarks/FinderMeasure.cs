using System.Diagnostics;
using Alliance.Kernel;
using Alliance.Schemes;

namespace Alliance.Benchmarks;

/// <summary>One run of the scheme finder over 500 schemes, sentences included: as long as somebody waits who has answered a question. Beside it, the bare comparisons of the same numbers.</summary>
internal static class FinderMeasure
{
    private const int Many = 500;
    private const int Rounds = 200;
    private const int Goal = 20;

    private static readonly DateOnly On = new(2026, 12, 1);

    public static Task<IEnumerable<Line>> Run()
    {
        var shipped = Catalogue.Shipped();
        var files = Enumerable.Range(0, Many).Select(x => new SchemeText($"{x}.yaml", Copy(shipped[x % shipped.Length].Text, x))).ToList();
        var started = Stopwatch.GetTimestamp();
        var schemes = Catalogue.Of(files, []).Schemes;
        var reading = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (schemes.Length != Many) throw new InvalidOperationException($"{schemes.Length} schemes were read.");

        var people = People().ToArray();
        var (times, floors) = (new List<double>(), new List<double>());
        for (var round = -20; round < Rounds; round++)
        {
            var (ours, floor) = (Time(() => Answered(schemes, people[Math.Abs(round) % people.Length])), Time(() => Compared(schemes)));
            if (round < 0) continue; // warming up
            times.Add(ours);
            floors.Add(floor);
        }

        var slow = times.NinetyFifth();
        return Task.FromResult<IEnumerable<Line>>(
        [
            new($"finder over {Many} schemes, answers said, 95th of 100", Report.Number(slow, "ms"), Report.Number(floors.Median(), "ms"), Report.Number(times.Median() / floors.Median(), "×"), $"≤ {Goal} ms", slow <= Goal),
            new($"  {Many} files read into a catalogue", Report.Number(reading, "ms"), "", "", "", null),
        ]);
    }

    /// <summary>Each with its own code and its own bounds.</summary>
    private static string Copy(string text, int number) => text
        .Replace("code: ", $"code: n{number}-", StringComparison.Ordinal)
        .Replace("at-most: 60", $"at-most: {12 + (number % 90)}", StringComparison.Ordinal);

    private static IEnumerable<Profile> People()
    {
        yield return Profile.Empty;
        var half = Profile.Empty.With(Fact.Age, FactValue.From(new(1995, 5, 12))).With(Fact.Amount, FactValue.Of(Money.Dirhams(80_000))).With(Fact.Sector, FactValue.Of("crafts"));
        yield return half;
        yield return half.With(Fact.Investment, FactValue.Of(Money.Dirhams(1_200_000))).With(Fact.OwnFunds, FactValue.Of(Money.Dirhams(90_000))).With(Fact.EnterpriseAge, FactValue.Of(10)).With(Fact.Turnover, FactValue.DontKnow);
    }

    private static int Answered(IReadOnlyCollection<Scheme> schemes, Profile person)
    {
        var words = new SchemeWords(Ui.Cultures.French);
        var findings = Finder.Run(schemes, person, On);
        return findings.Answers.Sum(x => words.Because(x, person, On).Length) + findings.Questions.Length;
    }

    private static int Compared(IEnumerable<Scheme> schemes) =>
        schemes.SelectMany(x => x.Rule.Requirements()).OfType<Within>().Count(x => (x.Low is null || x.Low.At <= 30) && (x.High is null || x.High.At >= 30));

    private static double Time(Func<int> work)
    {
        var started = Stopwatch.GetTimestamp();
        if (work() < 0) throw new InvalidOperationException("Nothing was counted.");
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
