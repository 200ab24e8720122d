using Alliance.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Alliance.Migrations.Sqlite.Platform;

public sealed class PlatformDesignTime : IDesignTimeDbContextFactory<PlatformDb>
{
    public PlatformDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PlatformDb>()
        .UseSqlite("Data Source=design-time", x => x.MigrationsAssembly("Alliance.Migrations.Sqlite").MigrationsHistoryTable("__platform_migrations"))
        .Options);
}
