using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alliance.Tenancy.Jobs;

/// <summary>One turn of one job for one organisation: asks whether anything is due, takes the lease, and goes step by step until nothing is left or the turn is over.</summary>
public sealed partial class JobTurns(
    IOrganisations organisations, IReadiness readiness, Leases leases, IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobTurns> log)
{
    /// <summary>Nobody loses as many in a row: a key that stays taken, say. Then it is told and counted as a failure, so that somebody looks.</summary>
    internal const int RacesBeforeItIsTrouble = 8;

    private static readonly TimeSpan Term = TimeSpan.FromSeconds(30);

    /// <summary>One organisation's long work holds up nobody: after so long it goes to the back of the line.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(500);

    internal async Task<JobOutcome> Take(Slot slot, CancellationToken stopping)
    {
        if (organisations.Find(slot.OrganisationId) is not { Status: OrganisationStatus.Active } organisation || !readiness.IsReady(organisation.Id)) return JobOutcome.Away;
        using var served = CancellationTokenSource.CreateLinkedTokenSource(stopping, organisation.Serving);
        var (ct, job) = (served.Token, slot.Job);
        try
        {
            if (!await In(organisation, slot, null, x => x.IsDue(ct))) return JobOutcome.Done;
            await using var turn = await LeaseHold.TryTake(leases, organisation, job.Name, Term, clock, ct);
            return turn is null ? JobOutcome.Busy : await Work(organisation, slot, turn);
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            return JobOutcome.Away; // suspended, or the process stops: whatever it was cut off in was not committed
        }
        catch (LeaseLostException lost)
        {
            Lost(lost, organisation.Id, job.Name);
            return JobOutcome.Busy;
        }
        catch (BusyException busy) when (busy is not DatabaseUnavailableException)
        {
            return JobOutcome.Busy; // others write: work in the background has time
        }
        catch (DbUpdateConcurrencyException) when (slot.Tries < RacesBeforeItIsTrouble)
        {
            return JobOutcome.Busy; // somebody changed one of the rows meanwhile: it is read again
        }
        catch (Exception failure)
        {
            // This organisation's trouble alone (its database is away, say), and this job's.
            OrganisationTelemetry.JobFailures.Add(1, Tags(organisation, job));
            Failed(failure, organisation.Id, job.Name);
            return JobOutcome.Failed;
        }
    }

    private async Task<JobOutcome> Work(Organisation organisation, Slot slot, LeaseHold turn)
    {
        using var activity = OrganisationTelemetry.Start(slot.Job.Name, organisation);
        var began = clock.GetTimestamp();
        while (await Step(organisation, slot, turn))
            if (clock.GetElapsedTime(began) >= Turn) return JobOutcome.More;
        return JobOutcome.Done;
    }

    private async Task<bool> Step(Organisation organisation, Slot slot, LeaseHold turn)
    {
        try
        {
            var more = await In(organisation, slot, turn.Held, x => x.Step(turn.Lost));
            OrganisationTelemetry.JobSteps.Add(1, Tags(organisation, slot.Job));
            return more;
        }
        catch (Exception) when (turn.Lost.IsCancellationRequested)
        {
            throw new LeaseLostException(slot.Job.Name);
        }
    }

    /// <summary>In a scope of its own: a context that did one step knows too much for the next.</summary>
    private async Task<bool> In(Organisation organisation, Slot slot, HeldLease? held, Func<IOrganisationJob, Task<bool>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Set(organisation);
        scope.ServiceProvider.GetRequiredService<HeldTurn>().Lease = held;
        scope.ServiceProvider.GetRequiredService<JobProgress>().Tell = x => slot.Progress = x;
        return await ask(slot.Job.In(scope.ServiceProvider));
    }

    private static KeyValuePair<string, object?>[] Tags(Organisation organisation, JobDeclaration job) =>
        [new(OrganisationTelemetry.Tagged, organisation.Id), new(OrganisationTelemetry.Job, job.Name)];

    [LoggerMessage(LogLevel.Warning, "{Organisation}: another process has taken {Job} over")]
    private partial void Lost(Exception lost, string organisation, string job);

    [LoggerMessage(LogLevel.Error, "{Organisation}: {Job} failed and will be tried again")]
    private partial void Failed(Exception failure, string organisation, string job);
}
