using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>The rows of dossiers and their numbers.</summary>
public static class ApplicationSets
{
    extension(PlatformDb db)
    {
        public DbSet<LoanApplication> Applications => db.Set<LoanApplication>();

        public DbSet<NumberSeries> NumberSeries => db.Set<NumberSeries>();
    }
}
