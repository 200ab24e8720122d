using System.Collections.Immutable;

namespace Alliance.Schemes;

/// <summary>All that is known of who asks: facts with a value, facts answered by "I don't know"; of the others nothing is known.</summary>
public sealed class Profile
{
    private readonly FactValue?[] _values;

    private Profile(FactValue?[] values) => _values = values;

    /// <summary>Of somebody of whom nothing is known.</summary>
    public static Profile Empty { get; } = new(new FactValue?[Enum.GetValues<Fact>().Length]);

    /// <summary>The facts that were answered, in their order, "I don't know" among them.</summary>
    public IEnumerable<Fact> Answered => Enum.GetValues<Fact>().Where(x => _values[(int)x] is not null);

    /// <summary>The value, "I don't know", or null where nobody said anything.</summary>
    public FactValue? Find(Fact fact) => _values[(int)fact];

    /// <summary>The same with one fact more, or another value of it.</summary>
    public Profile With(Fact fact, FactValue? value)
    {
        var values = (FactValue?[])_values.Clone();
        values[(int)fact] = value;
        return new(values);
    }

    /// <summary>The same with an amount, a count or a code.</summary>
    public Profile With(IEnumerable<KeyValuePair<Fact, FactValue>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Aggregate(this, (profile, x) => profile.With(x.Key, x.Value));
    }

    /// <summary>The number of a counted fact on a day; null while it isn't known.</summary>
    internal long? Number(Fact fact, DateOnly on) => fact is Fact.Day
        ? on.DayNumber
        : _values[(int)fact] is { IsKnown: true } known
            ? known.Since is { } since
                ? fact.Type() is FactType.Years ? Elapsed.Years(since, on) : Elapsed.Months(since, on)
                : known.Number
            : null;

    /// <summary>The code of a fact; null while it isn't known.</summary>
    internal string? Word(Fact fact) => _values[(int)fact] is { IsKnown: true } known ? known.Word : null;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(", ", Answered.Select(x => $"{x.Name()}={Find(x)}").ToImmutableArray());
}
