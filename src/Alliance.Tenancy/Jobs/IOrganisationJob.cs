namespace Alliance.Tenancy.Jobs;

/// <summary>Work of one organisation that goes on behind the back of requests, in small steps that each commit: after a stop it goes on where it was.</summary>
/// <remarks>Resolved anew, in a scope of that organisation, for each question and each step, so a step begins with a fresh context. Of several replicas one has the turn;
/// what a step saves is refused should another have taken over meanwhile (<see cref="Kernel.LeaseLostException"/>). Statements outside any transaction (<c>ExecuteUpdate</c>) aren't
/// checked: they must bear repeating. A step that throws is tried again, ever less often; one that lost a race (<c>DbUpdateConcurrencyException</c>) soon.</remarks>
public interface IOrganisationJob
{
    /// <summary>Whether there is something to do, answered from an index: it is asked after each signal, and of every organisation now and then.</summary>
    Task<bool> IsDue(CancellationToken ct);

    /// <param name="ct">Cancelled when the organisation is suspended, the process stops or the turn is lost.</param>
    /// <returns>Whether there may be more to do now.</returns>
    Task<bool> Step(CancellationToken ct);
}
