using Alliance.Kernel;

namespace Alliance.Schemes.Tests;

/// <summary>A plausible scheme file. A test states only the lines that it is about.</summary>
internal static class Sample
{
    public static readonly DateOnly Today = new(2026, 12, 1);

    private const string Head = """
        code: sample
        name: { fr: Exemple, ar: مثال, en: Example }
        text: { fr: Un exemple., ar: مثال واحد., en: An example. }
        bearer: { fr: Personne, ar: لا أحد, en: Nobody }
        kind: credit
        audiences: [founders]
        steps: [creation]
        contact:
          name: { fr: Guichet, ar: شباك, en: Desk }
        source:
          title: Journal
          url: https://example.org/
          checked: 2026-11-30
        """;

    /// <param name="more">Lines after the usual ones; <c>territory</c> is national where they don't say it.</param>
    public static string File(string more, string code = "sample") =>
        $"{Head.Replace("code: sample", $"code: {code}", StringComparison.Ordinal)}\n{(more.Contains("territory:", StringComparison.Ordinal) ? "" : "territory: national\n")}{more}\n";

    public static Scheme Scheme(string more, string code = "sample") => SchemeFile.Read(File(more, code)).Scheme;

    /// <param name="conditions">In the flow style of YAML.</param>
    public static Scheme Asking(string conditions) => Scheme($"conditions: {{ all: [{conditions}] }}");

    /// <summary>Facts as a test says them: a number, an amount, a code, yes or no, or a day from which time is counted.</summary>
    public static Profile Person(params (Fact Fact, object Value)[] facts) => facts.Aggregate(Profile.Empty, (profile, x) => profile.With(x.Fact, x.Value switch
    {
        Money amount => FactValue.Of(amount),
        decimal dirhams => FactValue.Of(Money.Dirhams(dirhams)),
        int number => FactValue.Of(number),
        bool yes => FactValue.Of(yes),
        DateOnly since => FactValue.From(since),
        string code => FactValue.Of(code),
        _ => FactValue.DontKnow,
    }));

    /// <summary>"I don't know".</summary>
    public static readonly object DontKnow = new();

    public static Answer Answer(Scheme scheme, params (Fact Fact, object Value)[] facts) => Schemes.Answer.To(scheme, Person(facts), Today);
}
