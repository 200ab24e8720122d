using System.Collections.Immutable;

namespace Alliance.Schemes;

/// <summary>Is one of a list, or none of it.</summary>
/// <param name="Fact">A choice or the place.</param>
/// <param name="Codes">In the order of the file; of places, regions stand for all their provinces.</param>
/// <param name="Inside">False for all others than these.</param>
public sealed record Among(Fact Fact, ImmutableArray<string> Codes, bool Inside) : Requirement(Fact)
{
    /// <inheritdoc/>
    public override Truth Holds(Profile profile, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (profile.Word(Fact) is not { } word) return Truth.Unknown;
        var isThere = Fact.Type() is FactType.Place ? Lies(word) : Known(Codes.Contains(word, StringComparer.Ordinal));
        return isThere is Truth.Unknown || Inside ? isThere : Known(isThere is Truth.No);
    }

    /// <inheritdoc/>
    public override Rule Not() => this with { Inside = !Inside };

    /// <summary>Of somebody of whom the region alone is known, a province of it is unknown.</summary>
    private Truth Lies(string place)
    {
        if (Codes.Contains(place, StringComparer.Ordinal) || Codes.Contains(Places.RegionOf(place), StringComparer.Ordinal)) return Truth.Yes;
        if (!Places.IsRegion(place)) return Truth.No;

        var provinces = Places.All.Where(x => x.Region == place).Select(x => Codes.Contains(x.Code, StringComparer.Ordinal)).ToList();
        return provinces.TrueForAll(x => x) ? Truth.Yes : provinces.Exists(x => x) ? Truth.Unknown : Truth.No;
    }

    /// <summary>Lists are compared by what is in them.</summary>
    public bool Equals(Among? other) => other is not null && Fact == other.Fact && Inside == other.Inside && Codes.SequenceEqual(other.Codes, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Fact, Inside, Codes.Length);
}

/// <summary>Yes or no.</summary>
/// <param name="Fact">One that is either.</param>
/// <param name="Yes">What it has to be.</param>
public sealed record YesOrNo(Fact Fact, bool Yes) : Requirement(Fact)
{
    /// <inheritdoc/>
    public override Truth Holds(Profile profile, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return profile.Number(Fact, on) is { } number ? Known(number != 0 == Yes) : Truth.Unknown;
    }

    /// <inheritdoc/>
    public override Rule Not() => this with { Yes = !Yes };
}
