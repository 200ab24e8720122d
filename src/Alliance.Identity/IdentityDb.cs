using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace Alliance.Identity;

/// <summary>Accounts of one organisation, and what its OpenID Connect server remembers: clients, authorisations, tokens.</summary>
public sealed class IdentityDb(DbContextOptions<IdentityDb> options) : ModuleDb(options)
{
    public override string Module => "identity";

    public DbSet<Account> Accounts => Set<Account>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.UseOpenIddict<Guid>();
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreApplication<Guid>>().ToTable("clients");
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().ToTable("authorizations");
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreScope<Guid>>().ToTable("scopes");
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreToken<Guid>>().ToTable("tokens");
        base.OnModelCreating(modelBuilder);
    }
}
