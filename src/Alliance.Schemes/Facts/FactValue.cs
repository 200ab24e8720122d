using Alliance.Kernel;

namespace Alliance.Schemes;

/// <summary>What is known of one fact. Nothing here stands for "unknown": that is the absence of a value, and neither 0 nor no (rooms-cases, E2).</summary>
public readonly record struct FactValue
{
    private FactValue(long number, string? word, DateOnly? since, bool isKnown) => (Number, Word, Since, IsKnown) = (number, word, since, isKnown);

    /// <summary>"I don't know": asked, and not to be asked again; it decides nothing.</summary>
    public static FactValue DontKnow { get; }

    /// <summary>Centimes, years, months, a count; 1 and 0 for yes and no.</summary>
    public long Number { get; }

    /// <summary>A code.</summary>
    public string? Word { get; }

    /// <summary>The day from which years or months are counted, where it is known: then one can say from when on a bound will be reached.</summary>
    public DateOnly? Since { get; }

    /// <summary>False for "I don't know".</summary>
    public bool IsKnown { get; }

    /// <summary>A number of years, months or jobs.</summary>
    public static FactValue Of(long number) => new(number, null, null, true);

    /// <summary>An amount, to the centime.</summary>
    public static FactValue Of(Money amount) => new(amount.Centimes, null, null, true);

    /// <summary>Yes or no.</summary>
    public static FactValue Of(bool yes) => new(yes ? 1 : 0, null, null, true);

    /// <summary>A code of a list or of a place.</summary>
    public static FactValue Of(string code) => new(0, code, null, true);

    /// <summary>Born, or founded, on a day.</summary>
    public static FactValue From(DateOnly day) => new(0, null, day, true);
}
