namespace Alliance.Contracts.Platform;

/// <summary>Values in blocks that only ever grow together (union and find).</summary>
internal sealed class Blocks(IEnumerable<string> values)
{
    private readonly Dictionary<string, HashSet<string>> _blockOf = values.ToDictionary(x => x, x => new HashSet<string>(StringComparer.Ordinal) { x }, StringComparer.Ordinal);

    public IEnumerable<IReadOnlySet<string>> All => _blockOf.Values.Distinct();

    public void Join(IReadOnlyCollection<string> together)
    {
        foreach (var value in together.Skip(1))
        {
            var (into, other) = (_blockOf[together.First()], _blockOf[value]);
            if (ReferenceEquals(into, other)) continue;
            into.UnionWith(other);
            foreach (var moved in other) _blockOf[moved] = into;
        }
    }
}
