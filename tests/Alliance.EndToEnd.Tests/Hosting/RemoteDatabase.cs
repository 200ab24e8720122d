using System.Data.Common;
using System.Reflection;
using Alliance.Tenancy.Databases.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.EndToEnd.Tests.Hosting;

/// <summary>A database that answers as one over a network does: later. SQLite's asynchronous calls end at once, which hides what a page shows while it waits.</summary>
public class RemoteDatabase : DispatchProxy
{
    private IDatabaseEngine _engine = null!;

    public static void Replace(IServiceCollection services)
    {
        foreach (var local in services.Where(x => x.ServiceType == typeof(IDatabaseEngine)).ToList())
        {
            services.Remove(local);
            services.AddSingleton(x => Around((IDatabaseEngine)ActivatorUtilities.CreateInstance(x, local.ImplementationType!)));
        }
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var result = targetMethod!.Invoke(_engine, args);
        if (args is [DbContextOptionsBuilder options, ..]) options.AddInterceptors(new Later());
        return result;
    }

    private static IDatabaseEngine Around(IDatabaseEngine engine)
    {
        var remote = Create<IDatabaseEngine, RemoteDatabase>();
        ((RemoteDatabase)remote)._engine = engine;
        return remote;
    }

    private sealed class Later : DbCommandInterceptor
    {
        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return result;
        }
    }
}
