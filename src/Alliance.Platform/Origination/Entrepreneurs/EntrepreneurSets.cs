using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Entrepreneurs;

/// <summary>The rows of entrepreneurs.</summary>
public static class EntrepreneurSets
{
    extension(PlatformDb db)
    {
        public DbSet<Entrepreneur> Entrepreneurs => db.Set<Entrepreneur>();
    }

    /// <summary>A person's record, or the one that it was merged into.</summary>
    public static async Task<Entrepreneur?> KeptRecord(this IQueryable<Entrepreneur> records, Id<Entrepreneur> id, CancellationToken ct)
    {
        var found = await records.SingleOrDefaultAsync(x => x.Id == id, ct);
        while (found?.MergedInto is { } next) found = await records.SingleOrDefaultAsync(x => x.Id == next, ct);
        return found;
    }
}
