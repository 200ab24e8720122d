using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Entrepreneurs;

/// <summary>The rows of entrepreneurs.</summary>
public static class EntrepreneurSets
{
    extension(PlatformDb db)
    {
        public DbSet<Entrepreneur> Entrepreneurs => db.Set<Entrepreneur>();
    }
}
