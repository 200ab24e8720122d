using System.Data.Common;
using Alliance.Tenancy.Databases.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Tenancy.Databases;

/// <summary>Two who write the same unique key at once: the second has lost a race, like one whose row was changed meanwhile, and hears so (HTTP 409) instead of an error. Also where a statement of our own writes it.</summary>
internal sealed class TakenKeys(IDatabaseEngine engine) : SaveChangesInterceptor, IDbCommandInterceptor
{
    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Rethrow(eventData.Exception);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Rethrow(eventData.Exception);
        return Task.CompletedTask;
    }

    public void CommandFailed(DbCommand command, CommandErrorEventData eventData) => RethrowOwn(eventData);

    public Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        RethrowOwn(eventData);
        return Task.CompletedTask;
    }

    private void Rethrow(Exception exception)
    {
        if (exception is DbUpdateException { InnerException: DbException inner } and not DbUpdateConcurrencyException && engine.IsTaken(inner))
            throw new DbUpdateConcurrencyException("The key was taken meanwhile.", exception);
    }

    private void RethrowOwn(CommandErrorEventData failed)
    {
        if (failed is { CommandSource: CommandSource.ExecuteSqlRaw, Exception: DbException exception } && engine.IsTaken(exception))
            throw new DbUpdateConcurrencyException("The key was taken meanwhile.", exception);
    }
}
