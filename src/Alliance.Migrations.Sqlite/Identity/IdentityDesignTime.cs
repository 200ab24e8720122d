using Alliance.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Alliance.Migrations.Sqlite.Identity;

public sealed class IdentityDesignTime : IDesignTimeDbContextFactory<IdentityDb>
{
    public IdentityDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<IdentityDb>()
        .UseSqlite("Data Source=design-time", x => x.MigrationsAssembly("Alliance.Migrations.Sqlite").MigrationsHistoryTable("__identity_migrations"))
        .Options);
}
