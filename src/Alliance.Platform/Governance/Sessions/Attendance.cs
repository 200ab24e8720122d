using System.Collections.Immutable;
using Alliance.Platform.Governance.Bodies;

namespace Alliance.Platform.Governance.Sessions;

/// <param name="College">Null for the whole body.</param>
/// <param name="Rule">As the statutes have it.</param>
/// <param name="Needed">As a number of members.</param>
/// <param name="Counted">Who count towards it.</param>
public sealed record QuorumState(College? College, string Rule, int Needed, int Counted)
{
    public bool IsMet => Counted >= Needed;
}

/// <summary>Who is there for the item that is called, whether that is enough, who may vote and who chairs (DOMAIN §9).</summary>
/// <remarks>"What if she leaves?" is the attendance of the same session with one fact more.</remarks>
public sealed record Attendance
{
    /// <summary>Present, in mandate that day, and not recused from the item.</summary>
    public required ImmutableArray<string> Present { get; init; }

    /// <summary>Absent, by the holder who votes for them: holder present and not recused, and they not either.</summary>
    public required ImmutableSortedDictionary<string, string> Represented { get; init; }

    /// <summary>Members in mandate who are recused from the item.</summary>
    public required ImmutableArray<string> Recused { get; init; }

    /// <summary>One for each quorum that the statutes ask for; none at a second call.</summary>
    public required ImmutableArray<QuorumState> Quorums { get; init; }

    /// <summary>Who chairs, and whose side wins a tie: the chair, else a deputy; null when neither is there.</summary>
    public required string? Chair { get; init; }

    /// <summary>Members of whom more than half must be in favour, where the statutes ask for a majority of those present.</summary>
    public required int CountedAsPresent { get; init; }

    public bool IsQuorate => Quorums.All(x => x.IsMet);

    public bool MayVote(string member) => Present.Contains(member, StringComparer.Ordinal) || Represented.ContainsKey(member);

    /// <summary>How many votes there can be.</summary>
    public int Voters => Present.Length + Represented.Count;

    public static Attendance Of(SessionState session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var statutes = session.Composition.Statutes;
        var inMandate = session.Composition.Seats.Where(x => session.MandateOf(x.Key) is not null).Select(x => x.Key).ToList();
        var recused = inMandate.Where(session.IsRecused).ToImmutableArray();
        var unbiased = inMandate.Except(recused, StringComparer.Ordinal).ToList();
        var present = unbiased.Where(session.Present.ContainsKey).ToImmutableArray();
        var represented = session.Proxies
            .Where(x => unbiased.Contains(x.Key, StringComparer.Ordinal) && !session.Present.ContainsKey(x.Key) && present.Contains(x.Value, StringComparer.Ordinal))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
        var counted = statutes.ProxiesCountAsPresence ? present.Concat(represented.Keys).ToList() : [.. present];

        IEnumerable<QuorumState> Quorums() =>
            from college in (College?[])[College.Public, College.Private, null]
            let rule = statutes.QuorumOf(college)
            where !rule.IsNone
            let members = unbiased.Where(x => college is null || session.MandateOf(x)!.College == college).ToHashSet(StringComparer.Ordinal)
            select new QuorumState(college, rule.ToString(), rule.Of(members.Count), counted.Count(members.Contains));

        return new()
        {
            Present = present,
            Represented = represented,
            Recused = recused,
            CountedAsPresent = counted.Count,
            Chair = ChairAmong(present, session),
            Quorums = session.IsSecondCall ? [] : [.. Quorums()],
        };
    }

    /// <summary>The chair; else the deputy who has taken the chair; else the first deputy there is.</summary>
    private static string? ChairAmong(ImmutableArray<string> present, SessionState session)
    {
        string? First(Office office, string? before = null) =>
            present.Where(x => session.MandateOf(x)!.Office == office).OrderBy(x => x != before).FirstOrDefault();
        return First(Office.Chair) ?? First(Office.Deputy, session.DeputyInChair);
    }
}
