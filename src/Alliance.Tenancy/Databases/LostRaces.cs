using System.Data;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Polly;
using Polly.Retry;

namespace Alliance.Tenancy.Databases;

/// <summary>The database let another transaction win: like a row that was changed meanwhile (HTTP 409), but trying again may well succeed.</summary>
public sealed class LostRaceException(Exception inner) : DbUpdateConcurrencyException("Another transaction needed the same at the same moment.", inner);

/// <summary>The one place where a lost race is run again; everywhere else it is answered 409.</summary>
public static class LostRaces
{
    /// <summary>Two who meet again and again would be unlucky: whoever lost waits a little, each another while.</summary>
    private static readonly ResiliencePipeline Again = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
    {
        ShouldHandle = new PredicateBuilder().Handle<LostRaceException>(),
        MaxRetryAttempts = 4,
        Delay = TimeSpan.FromMilliseconds(20),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
    }).Build();

    /// <summary>Somebody else saved the same between the first look and the saving: a second look sees it.</summary>
    private static readonly ResiliencePipeline OnceMore = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
    {
        ShouldHandle = new PredicateBuilder().Handle<DbUpdateConcurrencyException>(),
        MaxRetryAttempts = 1,
        Delay = TimeSpan.Zero,
    }).Build();

    /// <summary>Runs <paramref name="work"/>, and once more from the first read on when somebody else saved the same meanwhile: where a second look does no harm, as it would to what a person has typed. What is tracked before it is forgotten, so nothing may wait to be saved.</summary>
    public static async Task Anew(this ModuleDb db, Func<Task> work, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(work);
        await OnceMore.ExecuteAsync(async _ =>
        {
            db.ChangeTracker.Clear();
            await work();
        }, ct);
    }

    /// <summary>Runs <paramref name="work"/> in a transaction, anew from the first read on when it loses a race. What is tracked before it is forgotten, so nothing may wait to be saved.</summary>
    /// <param name="commits">Whether what came out is committed; else everything is left as it was.</param>
    public static async Task<T> InTransaction<T>(this ModuleDb db, IsolationLevel isolation, Func<Task<T>> work, Func<T, bool> commits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(commits);
        return await Again.ExecuteAsync(async token =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(isolation, token);
            var done = await work();
            if (commits(done)) await transaction.CommitAsync(token);
            return done;
        }, ct);
    }
}
