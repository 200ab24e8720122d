using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Kernel;

/// <summary>State of a scope (organisation, user) that must go along into every scope opened from it.</summary>
public interface ICarriedAlong
{
    void CarryInto(IServiceProvider scope);
}

/// <summary>Runs one use case from a page in a scope of its own, as a request would: a circuit lives for hours, a database context must not.</summary>
/// <remarks>The new scope gets the circuit's organisation and user; without an organisation it fails closed.</remarks>
public sealed class UseCase<T>(IServiceScopeFactory scopes, IEnumerable<ICarriedAlong> carried, PageReadings? readings = null) where T : notnull
{
    public async Task<TResult> Run<TResult>(Func<T, Task<TResult>> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        await using var scope = scopes.CreateAsyncScope();
        foreach (var state in carried) state.CarryInto(scope.ServiceProvider);
        return await run(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>Runs what a page reads to show it. A circuit's first drawing takes over what the same line of the page read for its document.</summary>
    public Task<TResult> Show<TResult>(Func<T, Task<TResult>> read, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        readings is null ? Run(read) : readings.Reading($"{file}:{line}", () => Run(read));

    public Task Run(Func<T, Task> run) => Run(async useCase =>
    {
        await run(useCase);
        return true;
    });
}
