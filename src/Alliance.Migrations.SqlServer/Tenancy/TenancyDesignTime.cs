using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Registry;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Alliance.Migrations.SqlServer.Tenancy;

internal sealed class OrganisationDesignTime : IDesignTimeDbContextFactory<OrganisationDb>
{
    public OrganisationDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<OrganisationDb>()
        .UseSqlServer("Server=.;Database=design", x => x.MigrationsAssembly("Alliance.Migrations.SqlServer")).Options);
}

internal sealed class RegistryDesignTime : IDesignTimeDbContextFactory<RegistryDb>
{
    public RegistryDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<RegistryDb>()
        .UseSqlServer("Server=.;Database=design", x => x.MigrationsAssembly("Alliance.Migrations.SqlServer")).Options);
}
