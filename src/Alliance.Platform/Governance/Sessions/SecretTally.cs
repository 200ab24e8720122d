using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>All that is kept of the papers of a secret ballot: who has voted, by key and not in the order of voting, and how many said what.</summary>
/// <remarks>A paper can't be taken back, since nobody knows which one it is (rule 15: a secret vote stands once cast).</remarks>
/// <param name="Voted">Keys of members, in the order of the alphabet.</param>
public sealed record SecretTally(ImmutableArray<string> Voted, int Yes, int No, int Abstained)
{
    public static SecretTally Empty { get; } = new([], 0, 0, 0);

    /// <summary>As many papers as voters, none of them twice, in the order of the alphabet.</summary>
    [JsonIgnore]
    public bool IsSound =>
        Yes >= 0 && No >= 0 && Abstained >= 0 && Yes + No + Abstained == Voted.Length
        && Voted.Zip(Voted.Skip(1)).All(x => string.CompareOrdinal(x.First, x.Second) < 0);

    public bool HasVoted(string member) => Voted.Contains(member, StringComparer.Ordinal);

    /// <summary>One paper more.</summary>
    public SecretTally With(string member, Choice choice) => new(
        [.. Voted.Append(member).Order(StringComparer.Ordinal)],
        Yes + (choice is Choice.Yes ? 1 : 0),
        No + (choice is Choice.No ? 1 : 0),
        Abstained + (choice is Choice.Abstain ? 1 : 0));
}
