using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;

namespace Alliance.Platform.Origination.Presence;

/// <summary>Somebody of the platform's staff who has a dossier's page open. Forgotten when they leave it, or soon after they were last heard of.</summary>
public sealed class DossierReader
{
    private DossierReader() { } // for EF Core

    public DossierReader(Id<LoanApplication> application, Guid account, string name, DateTime now) =>
        (ApplicationId, AccountId, Name, Since, SeenAt) = (application, account, name, now, now);

    public Id<LoanApplication> ApplicationId { get; private init; }

    public Guid AccountId { get; private init; }

    /// <summary>As they were called when they came.</summary>
    public string Name { get; private init; } = "";

    /// <summary>When they opened it, UTC.</summary>
    public DateTime Since { get; private init; }

    /// <summary>When their page last said that it is open, UTC.</summary>
    public DateTime SeenAt { get; private init; }
}
