using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Registry;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Alliance.Migrations.Sqlite.Tenancy;

internal sealed class OrganisationDesignTime : IDesignTimeDbContextFactory<OrganisationDb>
{
    public OrganisationDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<OrganisationDb>()
        .UseSqlite("Data Source=design.db", x => x.MigrationsAssembly("Alliance.Migrations.Sqlite")).Options);
}

internal sealed class RegistryDesignTime : IDesignTimeDbContextFactory<RegistryDb>
{
    public RegistryDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<RegistryDb>()
        .UseSqlite("Data Source=design.db", x => x.MigrationsAssembly("Alliance.Migrations.Sqlite")).Options);
}
