using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Kernel;

/// <summary>What follows from saving in a module's database, whichever use case saves: runs in the same transaction, before the commit.</summary>
/// <remarks>
/// A step looks at what is about to be saved (<see cref="ModuleDb.Added{T}"/>, <see cref="ModuleDb.Touched{T}"/>), may change entities and add rows, which later
/// steps see, and may refuse: then nothing is saved. It doesn't save by itself. An area above so listens to one below that doesn't know it.
/// </remarks>
public interface IBeforeCommit<in TDb> where TDb : ModuleDb
{
    /// <param name="db">Being saved, inside a transaction.</param>
    Task Run(TDb db, CancellationToken ct);
}

/// <summary>The order in which steps run. Within a stage they run as their areas are registered, those below first.</summary>
public enum CommitStage
{
    /// <summary>What somebody does because of it, such as signing the loan of an approved dossier. All that happens has happened after it.</summary>
    Acts,

    /// <summary>Books on which writers take turns, and whose turn is held until the commit.</summary>
    Books,

    /// <summary>Numbers without gaps: held until the commit too, so taken late, and always after the books.</summary>
    Numbers,

    /// <summary>Notes for work that is done after the commit. They see everything.</summary>
    Marks,
}

/// <summary>A step as its area registered it.</summary>
public sealed record CommitStep(Type Db, CommitStage Stage, Type Step, Func<IServiceProvider, ModuleDb, CancellationToken, Task> Run);

public static class CommitStepServices
{
    /// <summary>Lets <typeparamref name="TStep"/> run whenever <typeparamref name="TDb"/> is saved.</summary>
    public static void AddBeforeCommit<TDb, TStep>(this IServiceCollection services, CommitStage stage)
        where TDb : ModuleDb
        where TStep : class, IBeforeCommit<TDb>
    {
        services.AddScoped<TStep>();
        services.AddSingleton(new CommitStep(
            typeof(TDb), stage, typeof(TStep), (scope, db, ct) => scope.GetRequiredService<TStep>().Run((TDb)db, ct)));
    }
}
