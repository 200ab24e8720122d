using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Enterprises;

namespace Alliance.Platform.Accompaniment.Mentoring.Mentors;

public enum MentorState
{
    /// <summary>Asked whether they want to be one.</summary>
    Invited,

    Active,

    /// <summary>They said no.</summary>
    Declined,

    /// <summary>They are none any more.</summary>
    Left,
}

/// <summary>What can be done with a mentor.</summary>
public enum MentorAct
{
    Accept,
    Decline,
    Leave,

    /// <summary>Somebody who declined or left is asked again.</summary>
    InviteAgain,
}

public enum MentorStepKind
{
    Invited,
    Accepted,
    Declined,
    Left,
}

/// <summary>Something that happened to a mentor. Never changed, never deleted.</summary>
/// <param name="On">The business day.</param>
/// <param name="At">When it was entered, UTC.</param>
/// <param name="Words">Said with it; null where nothing was.</param>
public sealed record MentorStep(Guid Id, MentorStepKind Kind, DateOnly On, DateTime At, string By, string? Words)
{
    /// <summary>In order of entry to the mentor, from 1.</summary>
    public int Sequence { get; init; }
}

/// <summary>A volunteer who goes beside entrepreneurs (parrain): invited by the platform, free to say no.</summary>
/// <remarks>Places are counted here: of two who take the last one at one moment the second loses the race for this record, looks again and hears that there is none.</remarks>
public sealed class Mentor : IRevised, IFindable
{
    public const int LongestWords = 1_000;

    private readonly List<MentorStep> _steps = [];
    private string _sectors = "", _languages = "";

    private Mentor() { } // for EF Core

    /// <exception cref="RefusedException">See <see cref="Change"/>.</exception>
    public Mentor(MentorProfile profile, Guid? account, int leastExperience, string? words, Entry entry)
    {
        Change(profile, leastExperience);
        AccountId = account;
        Record(MentorStepKind.Invited, MentorState.Invited, entry, words);
    }

    public Id<Mentor> Id { get; private init; } = Id<Mentor>.New();

    /// <summary>With which they come in; null while they have none.</summary>
    public Guid? AccountId { get; private set; }

    public string Name { get; private set; } = "";

    public MentorProfile Profile => new(Name, Trade, Province)
    {
        Sectors = Codes(_sectors),
        Languages = Codes(_languages),
        Skills = Skills,
        Institution = Institution,
        Email = Email,
        Phone = Phone,
        HoursPerMonth = HoursPerMonth,
        Most = Most,
        YearsOfExperience = YearsOfExperience,
        MemberSince = MemberSince,
        InsuredUntil = InsuredUntil,
    };

    /// <summary>First day of an absence that is known; null where none is.</summary>
    public DateOnly? AwayFrom { get; private set; }

    /// <summary>Last day of it; null while no end is known.</summary>
    public DateOnly? AwayTo { get; private set; }

    public MentorState State { get; private set; }

    /// <summary>Pairs at one time.</summary>
    public int Most { get; private set; }

    /// <summary>Pairs that they have said yes to and that haven't ended.</summary>
    public int Pairs { get; private set; }

    public IReadOnlyList<MentorStep> Steps => _steps;

    public long Revision { get; private set; }

    IEnumerable<string?> IFindable.FoundBy => [Name, Trade, Institution, Skills];

    /// <summary>What can be done as things stand.</summary>
    public IEnumerable<MentorAct> Allowed => State switch
    {
        MentorState.Invited => [MentorAct.Accept, MentorAct.Decline],
        MentorState.Active => [MentorAct.Leave],
        _ => [MentorAct.InviteAgain],
    };

    public bool IsAwayOn(DateOnly day) => AwayFrom is { } from && day >= from && (AwayTo is not { } to || day <= to);

    /// <summary>A lower number of pairs ends none (rule of places): it only takes in no more.</summary>
    /// <exception cref="RefusedException"><c>mentor.unknown-sector</c>, <c>mentor.unknown-language</c>, <c>mentor.most</c>, <c>mentor.too-little-experience</c>, <c>text.missing</c>.</exception>
    public void Change(MentorProfile profile, int leastExperience)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (profile.Sectors.FirstOrDefault(x => !Origination.Enterprises.Sectors.IsKnown(x)) is { } sector) throw new RefusedException("mentor.unknown-sector", $"No sector is called '{sector}'.", sector);
        if (profile.Languages.FirstOrDefault(x => !MentorLanguages.All.Contains(x, StringComparer.Ordinal)) is { } language) throw new RefusedException("mentor.unknown-language", $"No language is called '{language}'.", language);
        if (profile.Most is < 1 or > MentorProfile.LargestMost) throw new RefusedException("mentor.most", $"A mentor has between 1 and {MentorProfile.LargestMost} pairs at one time.", MentorProfile.LargestMost);
        if (profile.YearsOfExperience < leastExperience) throw new RefusedException("mentor.too-little-experience", $"A mentor has at least {leastExperience} years of experience.", leastExperience);
        (Name, Trade, Province) = (Blank.Demand(profile.Name), Blank.Demand(profile.Trade), Blank.Demand(profile.Province));
        (_sectors, _languages) = (Joined(profile.Sectors), Joined(profile.Languages));
        (Skills, Institution, Email, Phone) = (Blank.NoteToNull(profile.Skills), Blank.ToNull(profile.Institution), Blank.ToNull(profile.Email), Blank.ToNull(profile.Phone));
        (HoursPerMonth, Most, YearsOfExperience, MemberSince, InsuredUntil) = (profile.HoursPerMonth, profile.Most, profile.YearsOfExperience, profile.MemberSince, profile.InsuredUntil);
    }

    /// <summary>From now on they come in with this account.</summary>
    public void Take(Guid? account) => AccountId = account;

    /// <exception cref="RefusedException"><c>mentor.away-ends-before</c>.</exception>
    public void GoAway(DateOnly? from, DateOnly? to)
    {
        if (to is not null && (from is null || to < from)) throw new RefusedException("mentor.away-ends-before", "An absence ends no sooner than it begins.");
        (AwayFrom, AwayTo) = (from, to);
    }

    /// <exception cref="RefusedException"><c>mentor.not-invited</c>.</exception>
    public void Accept(string? words, Entry entry)
    {
        DemandInvited();
        Record(MentorStepKind.Accepted, MentorState.Active, entry, words);
    }

    /// <exception cref="RefusedException"><c>mentor.not-invited</c>.</exception>
    public void Decline(string? words, Entry entry)
    {
        DemandInvited();
        Record(MentorStepKind.Declined, MentorState.Declined, entry, words);
    }

    /// <summary>They are no mentor any more.</summary>
    /// <exception cref="RefusedException"><c>mentor.not-active</c>; <c>mentor.has-pairs</c>: each pair is ended or given to another mentor first, so that nobody is left alone by accident.</exception>
    public void Leave(string reason, Entry entry)
    {
        if (State is not MentorState.Active) throw new RefusedException("mentor.not-active", $"{Name} is no active mentor.", Name);
        if (Pairs > 0) throw new RefusedException("mentor.has-pairs", $"{Name} still has {Pairs} pairs: end them or give them to another mentor first.", Name, Pairs);
        Record(MentorStepKind.Left, MentorState.Left, entry, Blank.Demand(reason));
    }

    /// <exception cref="RefusedException"><c>mentor.is-asked</c>.</exception>
    public void InviteAgain(string? words, Entry entry)
    {
        if (State is MentorState.Invited or MentorState.Active) throw new RefusedException("mentor.is-asked", $"{Name} is a mentor, or has been asked.", Name);
        Record(MentorStepKind.Invited, MentorState.Invited, entry, words);
    }

    /// <summary>One place is taken.</summary>
    /// <exception cref="RefusedException"><c>mentor.not-active</c>, <c>mentor.full</c>.</exception>
    internal void TakeOn()
    {
        if (State is not MentorState.Active) throw new RefusedException("mentor.not-active", $"{Name} is no active mentor.", Name);
        if (Pairs >= Most) throw new RefusedException("mentor.full", $"{Name} has as many pairs as they wanted: {Most}.", Name, Most);
        Pairs++;
    }

    /// <summary>One place is free again.</summary>
    internal void Release() => Pairs = Math.Max(0, Pairs - 1);

    private string Trade { get; set; } = "";
    private string Province { get; set; } = "";
    private string? Skills { get; set; }
    private string? Institution { get; set; }
    private string? Email { get; set; }
    private string? Phone { get; set; }
    private int HoursPerMonth { get; set; }
    private int YearsOfExperience { get; set; }
    private DateOnly? MemberSince { get; set; }
    private DateOnly? InsuredUntil { get; set; }

    private void DemandInvited()
    {
        if (State is not MentorState.Invited) throw new RefusedException("mentor.not-invited", $"{Name} has answered already.", Name);
    }

    private void Record(MentorStepKind kind, MentorState state, Entry entry, string? words)
    {
        State = state;
        _steps.Add(new(Guid.CreateVersion7(), kind, entry.Today, entry.At, entry.By, Blank.NoteToNull(words)) { Sequence = _steps.Count + 1 });
    }

    private static string Joined(IEnumerable<string> codes) => string.Join(' ', codes.Distinct(StringComparer.Ordinal));

    private static string[] Codes(string joined) => joined.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
