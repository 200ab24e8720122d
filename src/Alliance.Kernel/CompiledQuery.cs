using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Alliance.Kernel;

/// <summary>Reads by a key, compiled once: for what each request reads, where translating costs more than reading.</summary>
/// <remarks>EF Core's own compiled query belongs to one model. Two engines in a process have two, so it is compiled once for each.</remarks>
/// <param name="query">From the context and the key to one answer.</param>
public sealed class CompiledQuery<TDb, TKey, TResult>(Expression<Func<TDb, TKey, CancellationToken, TResult>> query) where TDb : ModuleDb
{
    private readonly ConditionalWeakTable<IModel, Func<TDb, TKey, CancellationToken, Task<TResult>>> _compiled = [];

    public Task<TResult> Run(TDb db, TKey key, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return _compiled.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, key, ct);
    }
}
