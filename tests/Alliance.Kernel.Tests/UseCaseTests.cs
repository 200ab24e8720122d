using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Kernel.Tests;

public sealed class UseCaseTests
{
    private sealed class WhoseCircuit : ICarriedAlong
    {
        public string? Organisation { get; set; }

        public void CarryInto(IServiceProvider scope) => scope.GetRequiredService<WhoseCircuit>().Organisation = Organisation;
    }

    private sealed class WhoAmI(WhoseCircuit circuit)
    {
        public Guid Instance { get; } = Guid.NewGuid();

        public Task<string?> Ask() => Task.FromResult(circuit.Organisation);
    }

    private static ServiceProvider Services() => new ServiceCollection()
        .AddScoped<WhoseCircuit>()
        .AddScoped<ICarriedAlong>(x => x.GetRequiredService<WhoseCircuit>())
        .AddScoped<WhoAmI>()
        .AddScoped(typeof(UseCase<>))
        .BuildServiceProvider(validateScopes: true);

    private static IServiceScope Circuit(ServiceProvider services, string organisation)
    {
        var circuit = services.CreateScope();
        circuit.ServiceProvider.GetRequiredService<WhoseCircuit>().Organisation = organisation;
        return circuit;
    }

    [Test]
    public async Task Runs_in_the_name_of_the_circuit_that_asked()
    {
        await using var services = Services();
        using var souss = Circuit(services, "ism");
        using var oriental = Circuit(services, "ori");

        // Two tabs of one browser, each asking in between the other's questions.
        Assert.That(await souss.ServiceProvider.GetRequiredService<UseCase<WhoAmI>>().Run(x => x.Ask()), Is.EqualTo("ism"));
        Assert.That(await oriental.ServiceProvider.GetRequiredService<UseCase<WhoAmI>>().Run(x => x.Ask()), Is.EqualTo("ori"));
        Assert.That(await souss.ServiceProvider.GetRequiredService<UseCase<WhoAmI>>().Run(x => x.Ask()), Is.EqualTo("ism"));
    }

    [Test]
    public async Task Every_run_has_a_scope_of_its_own()
    {
        await using var services = Services();
        using var circuit = Circuit(services, "ism");
        var useCase = circuit.ServiceProvider.GetRequiredService<UseCase<WhoAmI>>();

        var first = await useCase.Run(x => Task.FromResult(x.Instance));
        var second = await useCase.Run(x => Task.FromResult(x.Instance));

        Assert.That(second, Is.Not.EqualTo(first));
    }
}
