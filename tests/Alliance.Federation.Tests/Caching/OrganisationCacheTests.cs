using Alliance.Tenancy.Caching;
using Alliance.Tenancy.Organisations;

namespace Alliance.Federation.Tests.Caching;

public sealed class OrganisationCacheTests
{
    private readonly OrganisationCacheMemory _memory = new();

    [TearDown]
    public void Forget() => _memory.Dispose();

    [Test]
    public async Task What_is_made_once_is_known()
    {
        var ism = CacheOf("ism");
        await Ask(ism, "first");

        Assert.That(await Ask(ism, "second"), Is.EqualTo("first"));
    }

    [Test]
    public async Task Another_organisation_never_gets_it()
    {
        await Ask(CacheOf("ism"), "of ism");

        Assert.That(await Ask(CacheOf("ior"), "of ior"), Is.EqualTo("of ior"));
    }

    [Test]
    public async Task Another_version_of_the_organisation_or_of_the_data_is_another_thing()
    {
        await Ask(CacheOf("ism", organisationVersion: 1), "old", version: 1);

        Assert.That(await Ask(CacheOf("ism", organisationVersion: 2), "new organisation", version: 1), Is.EqualTo("new organisation"));
        Assert.That(await Ask(CacheOf("ism", organisationVersion: 1), "new data", version: 2), Is.EqualTo("new data"));
    }

    [Test]
    public void Without_an_organisation_it_throws() =>
        Assert.That(() => Ask(new OrganisationCache(_memory, new TenantContext()), "whose?"), Throws.TypeOf<NoOrganisationException>());

    /// <summary>The answer of the figures is made of the figures: whoever makes it looks for them, while others look whether it is made.</summary>
    [Test]
    public async Task What_is_made_of_something_else_that_is_kept_holds_nobody_up()
    {
        const int many = 4;
        var cache = CacheOf("ism");
        using var together = new Barrier(many);

        await Eventually.Comes(Task.WhenAll(Enumerable.Range(0, many).Select(_ => Task.Factory.StartNew(AskAgainAndAgain, TaskCreationOptions.LongRunning))));

        void AskAgainAndAgain()
        {
            for (var version = 0; version < 500; version++)
            {
                var asked = version;
                together.SignalAndWait();
                cache.GetOrMake("answer", asked, () => Make(asked), _ => 10).GetAwaiter().GetResult();
            }
        }

        async Task<string> Make(int asked)
        {
            foreach (var month in Enumerable.Range(0, 40)) await cache.GetOrMake($"figures of {month}", asked, () => Task.FromResult("made"), _ => 10);
            return "made";
        }
    }

    [Test]
    public async Task However_many_ask_at_a_time_it_is_made_once()
    {
        const int many = 20;
        var (cache, made, gate) = (CacheOf("ism"), 0, new TaskCompletionSource());
        using var together = new Barrier(many);

        var asked = await Task.WhenAll(Enumerable.Range(0, many).Select(_ => Task.Factory.StartNew(AskTogether, TaskCreationOptions.LongRunning)));
        gate.SetResult();
        await Task.WhenAll(asked);

        Assert.That(made, Is.EqualTo(1));

        // On a thread of its own, which is free again once it has asked: the answer is awaited later.
        Task<string> AskTogether()
        {
            together.SignalAndWait();
            return cache.GetOrMake("slow", 1, Make, _ => 10);
        }

        async Task<string> Make()
        {
            Interlocked.Increment(ref made);
            await gate.Task;
            return "made";
        }
    }

    [Test]
    public async Task What_failed_is_tried_again()
    {
        var cache = CacheOf("ism");
        Assert.That(() => cache.GetOrMake<string>("flaky", 1, () => throw new TimeoutException(), _ => 10), Throws.TypeOf<TimeoutException>());
        Assert.That(() => cache.GetOrMake<string>("flaky", 1, () => Task.FromException<string>(new TimeoutException()), _ => 10), Throws.TypeOf<TimeoutException>());

        Assert.That(await cache.GetOrMake("flaky", 1, () => Task.FromResult("well"), _ => 10), Is.EqualTo("well"));
    }

    private static Task<string> Ask(OrganisationCache cache, string made, long version = 1) =>
        cache.GetOrMake("answer", version, () => Task.FromResult(made), x => x.Length);

    private OrganisationCache CacheOf(string id, long organisationVersion = 1)
    {
        var tenant = new TenantContext();
        tenant.Set(FixedOrganisations.Platform(id, id, "MA-09") with { Version = organisationVersion });
        return new(_memory, tenant);
    }
}
