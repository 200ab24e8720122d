using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Origination.Enterprises;

/// <summary>What the entrepreneur does with the enterprise.</summary>
public enum ProjectKind
{
    [Setting("An enterprise is created")] Created,
    [Setting("An enterprise is taken over")] TakenOver,
    [Setting("An enterprise is developed")] Developed,
}

public enum LegalForm
{
    /// <summary>Personne physique.</summary>
    Individual,
    AutoEntrepreneur,
    Sarl,
    SarlAu,
    Snc,
    Scs,
    Sa,
    Sas,
    Cooperative,
    Gie,
    Association,
}

public enum Area
{
    Urban,
    Rural,
}

/// <summary>What is known of an enterprise when its dossier is received.</summary>
/// <param name="Sector">A code of <see cref="Sectors"/>.</param>
/// <param name="Province">A province or prefecture, as the platform's territory names it.</param>
/// <param name="JobsPlanned">Foreseen by the business plan; never added to jobs created or maintained.</param>
/// <param name="Ice">Common identifier of enterprises, once there is one; a doubtful one warns and doesn't block.</param>
public sealed record EnterpriseProfile(
    string Name, ProjectKind Kind, string Sector, LegalForm LegalForm, string Province, Area Area, int JobsPlanned, string? Ice = null)
{
    public const int LongestTradeRegister = 40;

    /// <summary>Number and court of the trade register (RC), as it was written; null while there is none.</summary>
    public string? TradeRegister { get; init; }
}

/// <summary>Jobs counted on a visit: created since the loan, and maintained. Two figures, never added together.</summary>
public sealed record JobObservation(Guid Id, DateOnly ObservedOn, int JobsCreated, int JobsMaintained)
{
    /// <summary>In order of entry to its enterprise, from 1: of one day, the last one counts.</summary>
    public int Sequence { get; init; }
}

/// <summary>The enterprise that loans help to create, take over or develop. Everything that counts in the figures hangs on one.</summary>
public sealed class Enterprise : IAggregate, IFindable
{
    private readonly List<JobObservation> _observations = [];

    private Enterprise() { } // for EF Core

    public Enterprise(EnterpriseProfile profile)
    {
        Check(profile);
        (Id, Profile) = (Id<Enterprise>.New(), profile);
    }

    public Id<Enterprise> Id { get; private init; }
    public EnterpriseProfile Profile { get; private set; } = null!;
    public long Revision { get; private set; }

    /// <summary>Never changed: a wrong count is corrected by observing that day again.</summary>
    public IReadOnlyList<JobObservation> Observations => _observations;

    /// <summary>By day; of one day as they were recorded.</summary>
    public IEnumerable<JobObservation> ObservationsInOrder() => _observations.InOrderOfEntry(x => x.Sequence, x => x.Id).OrderBy(x => x.ObservedOn);

    Id<Enterprise> IAggregate.EnterpriseId => Id;

    IEnumerable<string?> IFindable.FoundBy => [Profile.Name, Profile.Ice];

    /// <exception cref="RefusedException"><c>enterprise.unknown-sector</c>, <c>enterprise.negative-jobs</c>.</exception>
    internal static void Check(EnterpriseProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (!Sectors.IsKnown(profile.Sector)) throw new RefusedException("enterprise.unknown-sector", "The sector is not in the list.");
        if (profile.JobsPlanned < 0) throw new RefusedException("enterprise.negative-jobs", "A number of jobs can't be negative.");
    }

    /// <summary>What was written down wrongly; the dossier that it was corrected for keeps what it was.</summary>
    internal void Correct(EnterpriseProfile profile)
    {
        Check(profile);
        Profile = profile;
    }

    /// <summary>The latest observation up to a day; of one day, the one recorded last.</summary>
    public JobObservation? ObservedBy(DateOnly day) =>
        ObservationsInOrder().LastOrDefault(x => x.ObservedOn <= day);

    /// <exception cref="RefusedException"><c>enterprise.observed-in-the-future</c>, <c>enterprise.negative-jobs</c>.</exception>
    public JobObservation Observe(DateOnly on, int jobsCreated, int jobsMaintained, DateOnly today)
    {
        if (on > today) throw new RefusedException("enterprise.observed-in-the-future", "Jobs can't be observed after today.");
        if (jobsCreated < 0 || jobsMaintained < 0) throw new RefusedException("enterprise.negative-jobs", "A number of jobs can't be negative.");

        var observed = new JobObservation(Guid.CreateVersion7(), on, jobsCreated, jobsMaintained) { Sequence = _observations.Count + 1 };
        _observations.Add(observed);
        return observed;
    }
}
