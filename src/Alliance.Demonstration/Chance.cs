namespace Alliance.Demonstration;

/// <summary>Dice that fall alike on every machine and every version of .NET (SplitMix64), which <see cref="Random"/> doesn't promise.</summary>
/// <remarks>One for each purpose: a change in how names are drawn then leaves all amounts as they were.</remarks>
internal sealed class Chance
{
    private ulong _state;

    public Chance(int seed, string purpose)
    {
        var hash = 14_695_981_039_346_656_037UL; // FNV-1a
        foreach (var letter in purpose) hash = unchecked((hash ^ letter) * 1_099_511_628_211UL);
        _state = hash ^ (uint)seed;
        Next();
    }

    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>Both ends included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Percent(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        List<T> shuffled = [.. items];
        for (var i = shuffled.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        return shuffled;
    }

    /// <summary>Exactly as many of each as its weight says, to the nearest whole, in random order: a quota, not a chance.</summary>
    public List<T> Deal<T>(int count, params IReadOnlyList<Share<T>> shares)
    {
        var weights = shares.Sum(x => x.Weight);
        var exact = shares.Select(x => (x.Value, Whole: count * x.Weight / weights, Left: count * x.Weight % weights)).ToList();
        var rest = count - exact.Sum(x => x.Whole);
        return Shuffled([
            .. exact.SelectMany(x => Enumerable.Repeat(x.Value, x.Whole)),
            .. exact.OrderByDescending(x => x.Left).Take(rest).Select(x => x.Value)]);
    }

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}

/// <summary>One value's part in a whole.</summary>
public sealed record Share<T>(T Value, int Weight);
