using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Schemes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Accompaniment.Schemes;

/// <summary>Which schemes suit somebody, by the few facts that they tell: an advice, never a decision (law 09-08, art. 11).</summary>
/// <remarks>Asks for no permission: it is open to all, reads no data of anybody and stores nothing of what it is told.</remarks>
public sealed class FindSchemes(Catalogue catalogue, IBusinessDate business)
{
    /// <summary>What is known; a fact that is left out is unknown, which is neither 0 nor no.</summary>
    public sealed record Input
    {
        [Range(0, 130)] public int? Age { get; init; }
        [StringLength(40)] public string? Sex { get; init; }
        [StringLength(40)] public string? ProjectKind { get; init; }
        [StringLength(40)] public string? LegalForm { get; init; }

        /// <summary>Completed months; 0 for an enterprise that isn't there yet.</summary>
        [Range(0, 2_400)] public int? EnterpriseAge { get; init; }

        [StringLength(40)] public string? Sector { get; init; }

        /// <summary>Code of a province or region, ISO 3166-2:MA.</summary>
        [StringLength(40)] public string? Province { get; init; }

        public bool? Rural { get; init; }
        public Money? Investment { get; init; }
        public Money? OwnFunds { get; init; }
        public Money? Turnover { get; init; }
        [Range(0, 1_000_000)] public int? Jobs { get; init; }
        public Money? Amount { get; init; }
        [StringLength(40)] public string? Situation { get; init; }

        /// <summary>Facts that the person was asked for and doesn't know.</summary>
        [MaxLength(20)] public IReadOnlyList<string> Unknown { get; init; } = [];

        /// <summary>How many questions were put already; six at most are, in all.</summary>
        [Range(0, 100)] public int Asked { get; init; }
    }

    /// <param name="Answer">qualifies, misses, not-yet, perhaps, not-for-you or closed.</param>
    /// <param name="Because">Why, a sentence each.</param>
    /// <param name="From">The first good day, where it can be said.</param>
    public sealed record Answered(string Code, string Name, string Answer, IReadOnlyList<string> Because, DateOnly? From);

    /// <param name="Fact">Its name in the input.</param>
    /// <param name="Choices">Codes to choose from; empty where a number or an amount is asked.</param>
    public sealed record Question(string Fact, string Text, IReadOnlyList<string> Choices);

    /// <param name="Answers">For each scheme, the best first.</param>
    /// <param name="Questions">What to ask next.</param>
    /// <param name="AsOf">The day for which it was answered.</param>
    public sealed record Found(IReadOnlyList<Answered> Answers, IReadOnlyList<Question> Questions, DateOnly AsOf);

    public static void Map(IEndpointRouteBuilder schemes) => schemes.MapPost("/answers", Post)
        .WithSummary("Which schemes suit somebody; nothing is stored").ProducesProblem(400).WithMetadata(new AllowAnonymousAttribute());

    /// <param name="asked">How many questions were put already.</param>
    public Findings Handle(Profile profile, int asked) => Finder.Run(catalogue.Schemes, profile, business.Today, asked);

    /// <exception cref="BadHttpRequestException">A code that is in no list.</exception>
    internal static Profile Read(Input input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var profile = Profile.Empty
            .With(Fact.Age, input.Age is { } age ? FactValue.Of(age) : null)
            .With(Fact.EnterpriseAge, input.EnterpriseAge is { } months ? FactValue.Of(months) : null)
            .With(Fact.Jobs, input.Jobs is { } jobs ? FactValue.Of(jobs) : null)
            .With(Fact.Rural, input.Rural is { } rural ? FactValue.Of(rural) : null)
            .With(Fact.Investment, Amount(input.Investment)).With(Fact.OwnFunds, Amount(input.OwnFunds))
            .With(Fact.Turnover, Amount(input.Turnover)).With(Fact.Amount, Amount(input.Amount))
            .With(Fact.Sex, Code(Fact.Sex, input.Sex)).With(Fact.ProjectKind, Code(Fact.ProjectKind, input.ProjectKind))
            .With(Fact.LegalForm, Code(Fact.LegalForm, input.LegalForm)).With(Fact.Sector, Code(Fact.Sector, input.Sector))
            .With(Fact.Province, Code(Fact.Province, input.Province)).With(Fact.Situation, Code(Fact.Situation, input.Situation));
        return input.Unknown.Aggregate(profile, (all, name) => Facts.Find(name) is { } fact and not Fact.Day && all.Find(fact) is null ? all.With(fact, FactValue.DontKnow) : all);
    }

    private static FactValue? Amount(Money? amount) => amount switch
    {
        null => null,
        { } given when given < Money.Zero => throw new BadHttpRequestException("An amount isn't negative."),
        { } given => FactValue.Of(given),
    };

    private static FactValue? Code(Fact fact, string? code) => code switch
    {
        null => null,
        _ when fact.Codes().Contains(code, StringComparer.Ordinal) || (fact is Fact.Province && Places.IsKnown(code)) => FactValue.Of(code),
        _ => throw new BadHttpRequestException($"The {fact.Name()} is not in the list."),
    };

    private static Ok<Found> Post(Input input, FindSchemes findSchemes, IBusinessDate business)
    {
        var (profile, words) = (Read(input), new SchemeWords(ShowSchemes.Reader));
        var findings = findSchemes.Handle(profile, input.Asked);
        return TypedResults.Ok(new Found(
            [.. findings.Answers.Select(x => new Answered(x.Scheme.Code, x.Scheme.Name.In(words.Culture), AnswerWords.NameOf(x.Kind), words.Because(x, profile, business.Today), x.From))],
            [.. findings.Questions.Select(x => new Question(x.Name(), words.Question(x), x.Codes()))],
            business.Today));
    }
}
