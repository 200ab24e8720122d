using System.Data.Common;
using Alliance.Tenancy.Databases.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Tenancy.Databases;

/// <summary>Two who write the same unique key at once: the second has lost a race, like one whose row was changed meanwhile, and hears so (HTTP 409) instead of an error.</summary>
internal sealed class TakenKeys(IDatabaseEngine engine) : SaveChangesInterceptor
{
    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Rethrow(eventData.Exception);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Rethrow(eventData.Exception);
        return Task.CompletedTask;
    }

    private void Rethrow(Exception exception)
    {
        if (exception is DbUpdateException { InnerException: DbException inner } and not DbUpdateConcurrencyException && engine.IsTaken(inner))
            throw new DbUpdateConcurrencyException("The key was taken meanwhile.", exception);
    }
}
