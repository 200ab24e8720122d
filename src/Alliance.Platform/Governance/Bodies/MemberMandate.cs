using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Governance.Bodies;

/// <summary>Which side of a body a member sits on. A body without colleges has members of none.</summary>
public enum College
{
    Public,
    Private,
}

/// <summary>What a member does for the body beside voting.</summary>
public enum Office
{
    None,
    Chair,

    /// <summary>Takes the chair when the chair is absent or recused.</summary>
    Deputy,

    Secretary,
}

/// <summary>How votes are given.</summary>
public enum BallotKind
{
    [Setting("Open")] Open,

    /// <summary>Nothing is kept by which a vote could be tied to a member.</summary>
    [Setting("Secret")] Secret,
}

/// <summary>Of what more than half must be for a motion.</summary>
public enum Majority
{
    /// <summary>Yes and no; abstentions too where the statutes count them.</summary>
    [Setting("Votes cast")] Cast,

    /// <summary>Everybody present and not recused: who abstains or says nothing weighs like a no.</summary>
    [Setting("Members present")] Present,
}

/// <summary>A time during which somebody is a member of a body. (A mandate of direct debit is another thing.)</summary>
/// <param name="College">Null in a body without colleges.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null while no end is known.</param>
public sealed record MemberMandate(College? College, Office Office, DateOnly From, DateOnly? To = null)
{
    public bool IsInForce(DateOnly day) => From <= day && (To is not { } last || day <= last);

    /// <summary>Whether there is a day on which both are in force.</summary>
    public bool Overlaps(MemberMandate other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return From <= (other.To ?? DateOnly.MaxValue) && other.From <= (To ?? DateOnly.MaxValue);
    }
}
