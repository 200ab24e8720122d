using Alliance.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Alliance.Migrations.SqlServer.Identity;

public sealed class IdentityDesignTime : IDesignTimeDbContextFactory<IdentityDb>
{
    public IdentityDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<IdentityDb>()
        .UseSqlServer("Server=design-time", x => x.MigrationsAssembly("Alliance.Migrations.SqlServer").MigrationsHistoryTable("__identity_migrations"))
        .Options);
}
