using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Lifecycle;

internal sealed record RegisteredActivation(Type Type, IReadOnlyList<Type> After);

/// <summary>All activations, each after those whose work it builds on, otherwise as registered.</summary>
/// <exception cref="InvalidOperationException">One builds on what isn't registered, or on itself by a detour: the program doesn't start.</exception>
public sealed class Activations
{
    private readonly Dictionary<Type, IReadOnlyList<Type>> _after;
    private readonly List<Type> _ordered = [];

    internal Activations(IEnumerable<RegisteredActivation> registered)
    {
        _after = registered.ToDictionary(x => x.Type, x => x.After);
        foreach (var activation in _after.Keys) Place(activation, []);
    }

    internal IReadOnlyList<Type> Ordered => _ordered;

    /// <param name="services">A scope of the organisation.</param>
    public async Task Run(IServiceProvider services, IProgress<string> progress, CancellationToken ct)
    {
        foreach (var activation in _ordered)
            await ((IActivation)services.GetRequiredService(activation)).Activate(progress, ct);
    }

    private void Place(Type activation, IReadOnlyList<Type> waiting)
    {
        if (_ordered.Contains(activation)) return;
        if (waiting.Contains(activation))
            throw new InvalidOperationException($"Activations wait for each other: {string.Join(" → ", waiting.Append(activation).Select(x => x.Name))}.");

        foreach (var before in _after[activation])
        {
            if (!_after.ContainsKey(before))
                throw new InvalidOperationException($"{activation.Name} comes after {before.Name}, which is not registered.");
            Place(before, [.. waiting, activation]);
        }

        _ordered.Add(activation);
    }
}
