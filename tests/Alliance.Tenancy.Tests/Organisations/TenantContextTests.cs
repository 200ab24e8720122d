using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Tests.Organisations;

public sealed class TenantContextTests
{
    [Test]
    public void Without_an_organisation_it_fails_closed() =>
        Assert.That(() => new TenantContext().Organisation, Throws.TypeOf<NoOrganisationException>());

    [Test]
    public void It_never_becomes_another_organisations()
    {
        var tenant = new TenantContext();
        tenant.Set(new OrganisationBuilder { Id = "one" }.Build());

        Assert.That(() => tenant.Set(new OrganisationBuilder { Id = "two" }.Build()), Throws.InvalidOperationException);
        Assert.That(tenant.Organisation.Id, Is.EqualTo("one"));
    }

    [Test]
    public async Task A_use_case_of_a_page_runs_for_the_pages_organisation()
    {
        await using var services = Services();
        await using var circuit = services.CreateAsyncScope();
        circuit.ServiceProvider.GetRequiredService<TenantContext>().Set(new OrganisationBuilder { Id = "one" }.Build());

        var seen = await circuit.ServiceProvider.GetRequiredService<UseCase<WhoAmI>>().Run(x => Task.FromResult(x.Id));

        Assert.That(seen, Is.EqualTo("one"));
    }

    [Test]
    public async Task A_use_case_of_nobodys_page_does_not_run()
    {
        await using var services = Services();
        await using var circuit = services.CreateAsyncScope();

        Assert.That(
            async () => await circuit.ServiceProvider.GetRequiredService<UseCase<WhoAmI>>().Run(x => Task.FromResult(x.Id)),
            Throws.TypeOf<NoOrganisationException>());
    }

    /// <summary>What goes wrong with an AsyncLocal: a child task that changes the ambient value, or a flow that is suppressed.</summary>
    [Test]
    public async Task Two_scopes_at_once_never_see_each_others()
    {
        await using var services = Services();

        await Parallel.ForEachAsync(Enumerable.Range(0, 200), async (n, _) =>
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<TenantContext>().Set(new OrganisationBuilder { Id = $"o{n}" }.Build());
            await Task.Yield();
            using (ExecutionContext.SuppressFlow()) scope.ServiceProvider.GetRequiredService<TenantContext>().Set(new OrganisationBuilder { Id = $"o{n}" }.Build());
            Assert.That(scope.ServiceProvider.GetRequiredService<TenantContext>().Organisation.Id, Is.EqualTo($"o{n}"));
        });
    }

    private static ServiceProvider Services() => new ServiceCollection()
        .AddScoped<TenantContext>()
        .AddScoped<ICarriedAlong>(x => x.GetRequiredService<TenantContext>())
        .AddScoped(typeof(UseCase<>))
        .AddScoped<WhoAmI>()
        .BuildServiceProvider();

    private sealed class WhoAmI(TenantContext tenant)
    {
        public string Id => tenant.Organisation.Id;
    }
}
