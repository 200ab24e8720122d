using Alliance.Tenancy.DataProtection;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Store;

/// <summary>Files are sealed by keys that their own database has, whatever was put back while the service ran.</summary>
internal sealed class KeyRingTests
{
    private PlatformHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await PlatformHost.Start(funded: false);

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public void Of_an_organisation_that_was_suspended_keys_are_read_anew()
    {
        var rings = _host.Services.GetRequiredService<DataProtectionRings>();
        Organisation ism = _host.Organisations.Find(FixedOrganisations.Ism)!, ior = _host.Organisations.Find(FixedOrganisations.Ior)!;
        var (own, other) = (rings.Of(ism), rings.Of(ior));

        _host.Organisations.Put(ism with { Status = OrganisationStatus.Suspended });
        _host.Organisations.Put(ism);

        Assert.That(rings.Of(ism), Is.Not.SameAs(own));
        Assert.That(rings.Of(ior), Is.SameAs(other));
    }
}
