using System.ComponentModel.DataAnnotations;
using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Governance.Bodies;

/// <summary>The rules by which a body meets and decides, as its platform has written them down (DOMAIN §9). Convening a session freezes them for it.</summary>
[Setting("The rules by which a body meets and decides. Convening a session freezes them: later changes touch later sessions.", Label = "Statutes")]
public sealed record Statutes
{
    /// <summary>Which a body goes by that names none.</summary>
    public const string UsualCode = "usual";

    public const int LongestCode = 40;

    /// <summary>Where the platform's file says nothing.</summary>
    public static Statutes Usual { get; } = new() { Code = UsualCode };

    [Setting("What a body names them by; 'usual' are those of bodies that name none.", Label = "Code of the statutes", Example = "board")]
    [StringLength(LongestCode, MinimumLength = 1)]
    [RegularExpression("[a-z0-9-]+", ErrorMessage = "has lower-case letters, digits and hyphens")]
    public required string Code { get; init; }

    [Setting("How many of the public college must be present: a number such as 2, or a share of the mandates in force such as 2/3; 0 asks for nobody (rule 15).", Label = "Quorum of the public college", Example = "1/3")]
    [StringLength(7, MinimumLength = 1)]
    [RegularExpression(Quorum.Form, ErrorMessage = "is a number such as 2, or a share such as 2/3")]
    public string PublicQuorum { get; init; } = "2";

    [Setting("How many of the private college must be present, written like the other (rule 15).", Label = "Quorum of the private college", Example = "1/3")]
    [StringLength(7, MinimumLength = 1)]
    [RegularExpression(Quorum.Form, ErrorMessage = "is a number such as 2, or a share such as 2/3")]
    public string PrivateQuorum { get; init; } = "2";

    [Setting("How many of the whole body must be present, whatever their college, written like the others.", Label = "Quorum of the whole body", Example = "2/3")]
    [StringLength(7, MinimumLength = 1)]
    [RegularExpression(Quorum.Form, ErrorMessage = "is a number such as 2, or a share such as 2/3")]
    public string WholeQuorum { get; init; } = "0";

    [Setting("After how many days a session that lacked its quorum may be called a second time, and then needs none; left out, there is no second call.", Label = "Second call after", Unit = "days")]
    [Range(1, 366)]
    public int? SecondCallAfterDays { get; init; }

    [Setting("How many absent members one member may vote for; 0 allows no proxies.", Label = "Proxies of a member")]
    [Range(0, 20)]
    public int ProxiesPerHolder { get; init; }

    [Setting("Whether a proxy is given within one’s own college alone.", Label = "Proxies within the college")]
    public bool ProxiesWithinCollege { get; init; } = true;

    [Setting("Whether a member who is represented counts as present.", Label = "Represented counts as present")]
    public bool ProxiesCountAsPresence { get; init; }

    [Setting("Of what more than half must be in favour.", Label = "Majority of")]
    public Majority Majority { get; init; } = Majority.Cast;

    [Setting("Whether an abstention is a vote cast, and so weighs like a no; under a majority of those present it does so anyway.", Label = "Abstentions counted")]
    public bool AbstentionsCounted { get; init; }

    [Setting("Whether the side of whoever chairs wins when there are as many for as against (rule 15).", Label = "Casting vote of the chair")]
    public bool ChairCasts { get; init; } = true;

    [Setting("Whether votes are given openly or in secret.", Label = "Ballot")]
    public BallotKind Ballot { get; init; } = BallotKind.Open;

    [Setting("Whether a member who takes part from elsewhere is present.", Label = "Presence from elsewhere")]
    public bool RemotePresence { get; init; } = true;

    [Setting("Least time between convening a session and its day.", Label = "Notice", Unit = "days")]
    [Range(0, 90)]
    public int NoticeDays { get; init; } = 8;

    [Setting("How long a tie that has ended is still a conflict of interest.", Label = "Former ties", Unit = "years")]
    [Range(0, 20)]
    public int ConflictYears { get; init; } = 5;

    /// <summary>The quorum of a college; of the whole body for null.</summary>
    public Quorum QuorumOf(College? college) => Quorum.Parse(college switch
    {
        College.Public => PublicQuorum,
        College.Private => PrivateQuorum,
        _ => WholeQuorum,
    });

    /// <summary>What is wrong with statutes that come from elsewhere than a platform's file, in English sentences.</summary>
    internal IEnumerable<string> Problems()
    {
        List<ValidationResult> outOfBounds = [];
        return Validator.TryValidateObject(this, new(this), outOfBounds, validateAllProperties: true)
            ? Contradictions().Select(x => x.Sentence)
            : outOfBounds.Select(x => $"'{x.MemberNames.First()}': {x.ErrorMessage}");
    }

    /// <summary>What contradicts itself, each with the setting and its sentence; none when the statutes can be followed.</summary>
    internal IEnumerable<(string Member, string Code, string Sentence)> Contradictions()
    {
        (string Member, Quorum Quorum)[] quorums = [("publicQuorum", QuorumOf(College.Public)), ("privateQuorum", QuorumOf(College.Private)), ("wholeQuorum", QuorumOf(null))];
        foreach (var (member, _) in quorums.Where(x => x.Quorum.IsAboveAll))
            yield return (member, "statutes.share-above-all", $"{member} asks for more than all members.");
        if (quorums.All(x => x.Quorum.IsNone))
            yield return ("publicQuorum", "statutes.no-quorum", "A body without any quorum would decide with nobody there: one of publicQuorum, privateQuorum and wholeQuorum is more than 0.");
        if (ProxiesCountAsPresence && ProxiesPerHolder == 0)
            yield return ("proxiesCountAsPresence", "statutes.no-proxies", "proxiesCountAsPresence needs proxies: proxiesPerHolder is 0.");
    }
}
