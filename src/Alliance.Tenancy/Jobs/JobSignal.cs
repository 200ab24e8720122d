namespace Alliance.Tenancy.Jobs;

/// <summary>Tells that an organisation may have something to do for a job, so that nobody need look around. Raise it once the work is committed; another process finds out at its next look.</summary>
public sealed class JobSignal<T>(JobBoard board) where T : IOrganisationJob
{
    public void Raise(string organisationId) => board.Ask(organisationId, typeof(T));
}
