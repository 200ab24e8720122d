using System.Xml.Linq;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Registry;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.DataProtection;

/// <summary>The keys of one organisation, in its own database.</summary>
internal sealed class OrganisationKeys(string id, IOrganisations organisations, OrganisationDatabases databases) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = Open();
        return [.. db.Keys.Select(x => x.Xml).AsEnumerable().Select(x => XElement.Parse(x))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        using var db = Open();
        db.Keys.Add(new StoredKey { Id = Guid.CreateVersion7(), FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }

    /// <summary>Looked up each time: the organisation's database may have moved since the ring was built.</summary>
    private OrganisationDb Open() =>
        new(databases.Of(organisations.Find(id) ?? throw new NoOrganisationException()).OptionsFor<OrganisationDb>())
        {
            Steps = CommitSteps.None, // asked for outside any scope; nothing follows from a key
        };
}

/// <summary>The keys of the host, in the registry's database.</summary>
internal sealed class RegistryKeys(IServiceProvider services) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistryDb>();
        return [.. db.Keys.Select(x => x.Xml).AsEnumerable().Select(x => XElement.Parse(x))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistryDb>();
        db.Keys.Add(new StoredKey { Id = Guid.CreateVersion7(), FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
