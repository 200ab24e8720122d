using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Schemes;
using Microsoft.AspNetCore.Http;

namespace Alliance.Platform.Accompaniment.Schemes;

/// <summary>What a visitor has answered, read from the address: nothing else keeps it.</summary>
public sealed class SchemeQuery
{
    /// <summary>The answer "I don't know", and the field that names the numbers and amounts so answered.</summary>
    public const string Unknown = "unknown";

    private const int Longest = 40;

    private readonly Dictionary<Fact, string> _written = [];

    private SchemeQuery(Profile profile, ImmutableArray<Fact> asked) => (Profile, Asked) = (profile, asked);

    /// <summary>What is known by it; what couldn't be read is unknown.</summary>
    public Profile Profile { get; private set; }

    /// <summary>The questions that were put, answered or not.</summary>
    public ImmutableArray<Fact> Asked { get; }

    /// <summary>Why an answer couldn't be read.</summary>
    public Dictionary<Fact, RefusedException> Problems { get; } = [];

    /// <summary>The answers of an address; of what isn’t asked or can’t be read, nothing.</summary>
    public static SchemeQuery Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        ImmutableArray<Fact> asked = [.. Enum.GetValues<Fact>().Where(x => x is not Fact.Day && query.ContainsKey(x.Name())).Take(Finder.MostQuestions)];
        var read = new SchemeQuery(Profile.Empty, asked);
        foreach (var fact in asked) read.Take(fact, query[fact.Name()].ToString().Trim(), query[Unknown].Contains(fact.Name(), StringComparer.Ordinal));
        return read;
    }

    /// <summary>What stands in the field of a fact.</summary>
    public string Written(Fact fact) => _written.GetValueOrDefault(fact, "");

    public bool IsUnknown(Fact fact) => Profile.Find(fact) is { IsKnown: false };

    private void Take(Fact fact, string written, bool isUnknown)
    {
        if (written.Length <= Longest) _written[fact] = written;
        try
        {
            Profile = Profile.With(fact, isUnknown || written is Unknown ? FactValue.DontKnow : Value(fact, written));
        }
        catch (RefusedException problem)
        {
            Problems[fact] = problem;
        }
    }

    private static FactValue? Value(Fact fact, string written) => written switch
    {
        "" => null,
        { Length: > Longest } => throw Unreadable(),
        _ => fact.Type() switch
        {
            FactType.Money => Bounded(fact, (long)((Amount(written)?.InDirhams ?? 0m) * 100m)),
            FactType.YesNo => written is "yes" or "no" ? FactValue.Of(written is "yes") : null,
            FactType.Choice => fact.Codes().Contains(written, StringComparer.Ordinal) ? FactValue.Of(written) : null,
            FactType.Place => Places.IsKnown(written) ? FactValue.Of(written) : null,
            _ => Bounded(fact, TypedNumber.Read(written) ?? 0),
        },
    };

    /// <summary>More figures than any amount has could not even be computed.</summary>
    private static Money? Amount(string written) => written.Count(char.IsDigit) <= 15 ? TypedAmount.Read(written) : throw Unreadable();

    private static FactValue Bounded(Fact fact, long number) => number <= fact.Most() ? FactValue.Of(number) : throw Unreadable();

    private static RefusedException Unreadable() => new(TypedNumber.Unreadable, "Write a number like 24.");
}
