using Alliance.Federation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Alliance.Migrations.SqlServer.Federation;

public sealed class FederationDesignTime : IDesignTimeDbContextFactory<FederationDb>
{
    public FederationDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<FederationDb>()
        .UseSqlServer("Server=design", x => x.MigrationsAssembly(typeof(FederationDesignTime).Assembly.FullName))
        .Options);
}
