using Alliance.Tenancy.Lifecycle;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Tests.Lifecycle;

/// <summary>An organisation's books are closed after its history, whichever was registered first.</summary>
public sealed class ActivationsTests
{
    [Test]
    public async Task Each_runs_after_what_it_builds_on()
    {
        var trace = new List<string>();

        await Run(trace, x => x.AddActivation<Books>(), x => x.AddActivation<Debits>(), x => x.AddActivation<History>());

        Assert.That(trace, Is.EqualTo(["History", "Debits", "Books"]));
    }

    [Test]
    public async Task Those_that_build_on_nothing_run_as_registered([Values] bool accountsFirst)
    {
        var trace = new List<string>();
        Action<IServiceCollection>[] registered = [x => x.AddActivation<Accounts>(), x => x.AddActivation<History>()];

        await Run(trace, accountsFirst ? registered : [.. registered.Reverse()]);

        Assert.That(trace, Is.EqualTo(accountsFirst ? ["Accounts", "History"] : (string[])["History", "Accounts"]));
    }

    [Test]
    public void What_is_not_registered_stops_the_start() =>
        Assert.That(
            () => Registered(x => x.AddActivation<Debits>()).GetRequiredService<Activations>(),
            Throws.InvalidOperationException.With.Message.EqualTo("Debits comes after History, which is not registered."));

    [Test]
    public void A_circle_stops_the_start() =>
        Assert.That(
            () => Registered(x => x.AddActivation<Accounts>(), x => x.AddActivation<Hen>(), x => x.AddActivation<Egg>()).GetRequiredService<Activations>(),
            Throws.InvalidOperationException.With.Message.EqualTo("Activations wait for each other: Hen → Egg → Hen."));

    private static ServiceProvider Registered(params Action<IServiceCollection>[] add)
    {
        var services = new ServiceCollection();
        services.AddActivations();
        foreach (var x in add) x(services);
        return services.BuildServiceProvider();
    }

    private static async Task Run(List<string> trace, params Action<IServiceCollection>[] add)
    {
        await using var services = Registered([x => x.AddSingleton(trace), .. add]);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Activations>().Run(scope.ServiceProvider, new Progress<string>(), default);
    }

    private abstract class Traced(List<string> trace)
    {
        public Task Activate(IProgress<string> progress, CancellationToken ct)
        {
            trace.Add(GetType().Name);
            return Task.CompletedTask;
        }
    }

    private sealed class Accounts(List<string> trace) : Traced(trace), IActivation;

    private sealed class History(List<string> trace) : Traced(trace), IActivation;

    private sealed class Debits(List<string> trace) : Traced(trace), IActivation
    {
        public static IReadOnlyList<Type> After => [typeof(History)];
    }

    private sealed class Books(List<string> trace) : Traced(trace), IActivation
    {
        public static IReadOnlyList<Type> After => [typeof(Debits), typeof(History)];
    }

    private sealed class Hen(List<string> trace) : Traced(trace), IActivation
    {
        public static IReadOnlyList<Type> After => [typeof(Egg)];
    }

    private sealed class Egg(List<string> trace) : Traced(trace), IActivation
    {
        public static IReadOnlyList<Type> After => [typeof(Hen)];
    }
}
