using Alliance.Federation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Alliance.Migrations.Sqlite.Federation;

public sealed class FederationDesignTime : IDesignTimeDbContextFactory<FederationDb>
{
    public FederationDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<FederationDb>()
        .UseSqlite("Data Source=design.db", x => x.MigrationsAssembly(typeof(FederationDesignTime).Assembly.FullName))
        .Options);
}
