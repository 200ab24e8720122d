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
        var visit = Visit();
        var shown = await Shown(Scope(x => x.Keep(visit)));

        var drawn = Shown(Scope(x => x.Take(visit)));

        Assert.That(drawn.IsCompletedSuccessfully, "its first drawing waits for nothing");
        Assert.That(await drawn, Is.EqualTo(shown));
    }

    [Test]
    public async Task Once()
    {
        var visit = Visit();
        await Shown(Scope(x => x.Keep(visit)));
        var circuit = Scope(x => x.Take(visit));
        await Shown(circuit);

        Assert.That(await Shown(circuit), Is.EqualTo("reading 2"), "after an act the page reads what came of it");
        Assert.That(await Shown(Scope(x => x.Take(visit))), Is.EqualTo("reading 3"), "nor is it there for a second circuit");
    }

    [Test]
    public async Task Only_while_the_page_is_drawn_first()
    {
        var visit = Visit();
        await Shown(Scope(x => x.Keep(visit)));
        var circuit = Scope(x => x.Take(visit));
        circuit.GetRequiredService<PageReadings>().End();

        Assert.That(await Shown(circuit), Is.EqualTo("reading 2"));
    }

    [Test]
    public async Task Only_for_the_same_visit_of_the_same_person_at_the_same_address()
    {
        var visit = Visit();
        await Shown(Scope(x => x.Keep(visit)));

        PageVisit[] others =
        [
            visit with { Key = Guid.NewGuid() }, visit with { Address = "http://larache.localhost/accounts?page=3" }, visit with { AccountId = Guid.NewGuid() },
            visit with { AccountId = null }, visit with { OrganisationId = "iol" },
        ];
        foreach (var other in others) Assert.That(await Shown(Scope(x => x.Take(other))), Does.Not.EndWith(" 1"), $"{other}");
        Assert.That(await Shown(Scope(x => x.Take(visit))), Is.EqualTo("reading 1"));
    }

    [Test]
    public async Task Whatever_other_organisations_leave_behind()
    {
        var visit = Visit();
        for (var i = 0; i < 10_000; i++) Scope(x => x.Keep(Visit() with { OrganisationId = "iol" }));
        await Shown(Scope(x => x.Keep(visit)));

        Assert.That(await Shown(Scope(x => x.Take(visit))), Is.EqualTo("reading 1"));
    }

    [Test]
    public async Task Parts_that_are_alike_read_each_for_itself()
    {
        var visit = Visit();
        var document = Scope(x => x.Keep(visit));
        await Shown(document);
        await Shown(document);

        Assert.That(await Shown(Scope(x => x.Take(visit))), Is.EqualTo("reading 3"));
    }

    [Test]
    public async Task What_an_act_runs_is_never_taken_over()
    {
        var visit = Visit();
        await Scope(x => x.Keep(visit)).GetRequiredService<UseCase<Counter>>().Run(x => x.Next());

        Assert.That(await Scope(x => x.Take(visit)).GetRequiredService<UseCase<Counter>>().Run(x => x.Next()), Is.EqualTo("reading 2"));
    }

    private static PageVisit Visit() => new("ila", Guid.NewGuid(), Guid.NewGuid(), Address);

    private IServiceProvider Scope(Action<PageReadings> begin)
    {
        var scope = _services.CreateScope().ServiceProvider;
        begin(scope.GetRequiredService<PageReadings>());
        return scope;
    }

    private static Task<string> Shown(IServiceProvider scope) => scope.GetRequiredService<UseCase<Counter>>().Show(x => x.Next());
}
