using System.Data;
using System.Data.Common;
using System.Globalization;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Tenancy.Databases;

/// <summary>Refuses the commit of background work that another process has taken over: a holder that was paused for longer than its term can't write over what its successor did.</summary>
/// <remarks>The check is a write to the lease's row in the same transaction, so nobody takes the work over between check and commit. A business date that is done is noted by the same statement.</remarks>
internal sealed class CommitFence : IDbTransactionInterceptor
{
    private const string Check = "UPDATE tenancy_leases SET DoneThrough = COALESCE(@done, DoneThrough) WHERE Name = @name AND Fence = @fence";

    public InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        if (eventData.Context is not ModuleDb { Held: { } held }) return result;
        using var check = CheckOf(held, transaction);
        return check.ExecuteNonQuery() == 1 ? result : throw new LeaseLostException(held.Name);
    }

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not ModuleDb { Held: { } held }) return result;
        await using var check = CheckOf(held, transaction);
        return await check.ExecuteNonQueryAsync(cancellationToken) == 1 ? result : throw new LeaseLostException(held.Name);
    }

    private static DbCommand CheckOf(HeldLease held, DbTransaction transaction)
    {
        var check = transaction.Connection!.CreateCommand();
        check.Transaction = transaction;
        check.CommandText = Check;
        Add(DbType.String, "@done", (object?)held.DoneThrough?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? DBNull.Value);
        Add(DbType.String, "@name", held.Name);
        Add(DbType.Int64, "@fence", held.Fence);
        return check;

        void Add(DbType type, string name, object value)
        {
            var parameter = check.CreateParameter();
            (parameter.ParameterName, parameter.DbType, parameter.Value) = (name, type, value);
            check.Parameters.Add(parameter);
        }
    }
}
