using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Insight.Figures;

/// <summary>The rows of the figures.</summary>
public static class FiguresSets
{
    extension(PlatformDb db)
    {
        public DbSet<FiguresDue> FiguresDue => db.Set<FiguresDue>();

        public DbSet<StoredContribution> Contributions => db.Set<StoredContribution>();

        public DbSet<FiguresMonth> Months => db.Set<FiguresMonth>();

        public DbSet<FiguresProgress> FiguresProgress => db.Set<FiguresProgress>();
    }
}
