using Alliance.Kernel;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Whom a new dossier is about, where they are known already: another owner of a project, or a person who asks again.</summary>
public sealed class KnownParties(PlatformDb db, ICurrentUser user)
{
    /// <param name="Person">Null: one not known yet.</param>
    /// <param name="Enterprise">Null: one not known yet.</param>
    /// <param name="Sister">The dossier of the first owner, whose project it is; null where there is none.</param>
    public sealed record Known(Entrepreneur? Person, Enterprise? Enterprise, LoanApplication? Sister)
    {
        public static Known Nobody { get; } = new(null, null, null);
    }

    /// <summary>Of the same project as a dossier.</summary>
    /// <returns>Null when this platform has no such dossier.</returns>
    public async Task<Known?> OfProject(Id<LoanApplication> dossier, CancellationToken ct = default)
    {
        user.Demand(Permissions.RegisterApplications);
        if (await db.Applications.AsNoTracking().SingleOrDefaultAsync(x => x.Id == dossier, ct) is not { } sister) return null;
        return new(null, await db.Enterprises.AsNoTracking().SingleAsync(x => x.Id == sister.EnterpriseId, ct), sister);
    }

    /// <summary>Of a person who asks again.</summary>
    /// <returns>Null when this platform has no such person.</returns>
    public async Task<Known?> OfPerson(Id<Entrepreneur> person, CancellationToken ct = default)
    {
        user.Demand(Permissions.RegisterApplications);
        return await db.Entrepreneurs.AsNoTracking().KeptRecord(person, ct) is { } known ? new(known, null, null) : null;
    }
}
