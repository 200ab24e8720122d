using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Kernel.Tests;

/// <summary>A page is drawn twice, for its document and in its circuit, and reads once.</summary>
public sealed class PageReadingsTests : IDisposable
{
    private const string Address = "http://larache.localhost/accounts?page=2";

    private sealed class Counter
    {
        public int Asked { get; set; }

        /// <summary>As a database over a network answers: later.</summary>
        public async Task<string> Next()
        {
            await Task.Yield();
            return $"reading {++Asked}";
        }
    }

    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSingleton<KeptReadings>().AddScoped<PageReadings>().AddSingleton<Counter>().AddScoped(typeof(UseCase<>))
        .BuildServiceProvider(validateScopes: true);

    public void Dispose() => _services.Dispose();

    [Test]
    public async Task A_circuit_has_at_once_what_was_read_for_its_document()
    {
        var visit = Guid.NewGuid();
        var shown = await Shown(Scope(x => x.Keep(visit, Address)));

        var drawn = Shown(Scope(x => x.Take(visit, Address)));

        Assert.That(drawn.IsCompletedSuccessfully, "its first drawing waits for nothing");
        Assert.That(await drawn, Is.EqualTo(shown));
    }

    [Test]
    public async Task Once()
    {
        var visit = Guid.NewGuid();
        await Shown(Scope(x => x.Keep(visit, Address)));
        var circuit = Scope(x => x.Take(visit, Address));
        await Shown(circuit);

        Assert.That(await Shown(circuit), Is.EqualTo("reading 2"), "after an act the page reads what came of it");
        Assert.That(await Shown(Scope(x => x.Take(visit, Address))), Is.EqualTo("reading 3"), "nor is it there for a second circuit");
    }

    [Test]
    public async Task Only_while_the_page_is_drawn_first()
    {
        var visit = Guid.NewGuid();
        await Shown(Scope(x => x.Keep(visit, Address)));
        var circuit = Scope(x => x.Take(visit, Address));
        circuit.GetRequiredService<PageReadings>().End();

        Assert.That(await Shown(circuit), Is.EqualTo("reading 2"));
    }

    [Test]
    public async Task Only_for_the_same_visit_at_the_same_address()
    {
        var visit = Guid.NewGuid();
        await Shown(Scope(x => x.Keep(visit, Address)));

        Assert.That(await Shown(Scope(x => x.Take(Guid.NewGuid(), Address))), Is.EqualTo("reading 2"));
        Assert.That(await Shown(Scope(x => x.Take(visit, "http://oriental.localhost/accounts?page=2"))), Is.EqualTo("reading 3"));
    }

    [Test]
    public async Task Parts_that_are_alike_read_each_for_itself()
    {
        var visit = Guid.NewGuid();
        var document = Scope(x => x.Keep(visit, Address));
        await Shown(document);
        await Shown(document);

        Assert.That(await Shown(Scope(x => x.Take(visit, Address))), Is.EqualTo("reading 3"));
    }

    [Test]
    public async Task What_an_act_runs_is_never_taken_over()
    {
        var visit = Guid.NewGuid();
        await Scope(x => x.Keep(visit, Address)).GetRequiredService<UseCase<Counter>>().Run(x => x.Next());

        Assert.That(await Scope(x => x.Take(visit, Address)).GetRequiredService<UseCase<Counter>>().Run(x => x.Next()), Is.EqualTo("reading 2"));
    }

    private IServiceProvider Scope(Action<PageReadings> begin)
    {
        var scope = _services.CreateScope().ServiceProvider;
        begin(scope.GetRequiredService<PageReadings>());
        return scope;
    }

    private static Task<string> Shown(IServiceProvider scope) => scope.GetRequiredService<UseCase<Counter>>().Show(x => x.Next());
}
