using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Enterprises;

/// <summary>The rows of enterprises.</summary>
public static class EnterpriseSets
{
    extension(PlatformDb db)
    {
        public DbSet<Enterprise> Enterprises => db.Set<Enterprise>();
    }
}
