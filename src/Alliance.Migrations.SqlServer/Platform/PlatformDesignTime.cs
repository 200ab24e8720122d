using Alliance.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Alliance.Migrations.SqlServer.Platform;

public sealed class PlatformDesignTime : IDesignTimeDbContextFactory<PlatformDb>
{
    public PlatformDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PlatformDb>()
        .UseSqlServer("Server=design-time", x => x.MigrationsAssembly("Alliance.Migrations.SqlServer").MigrationsHistoryTable("__platform_migrations"))
        .Options);
}
