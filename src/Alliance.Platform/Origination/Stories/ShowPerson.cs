using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Stories;

/// <summary>A dossier as it stands on the page of its person or enterprise, with the loan that it became.</summary>
/// <param name="Loan">Null where there is none, or the reader doesn't see loans.</param>
public sealed record SeenDossier(LoanApplication Dossier, Entrepreneur Person, Enterprise Enterprise, DossierLoan? Loan);

/// <summary>Everything that the reader may see of one person, in order of time.</summary>
public sealed class ShowPerson(PlatformDb db, ICurrentUser user, Storyteller storyteller)
{
    /// <param name="Dossiers">The latest first.</param>
    /// <param name="Story">The latest first.</param>
    public sealed record Seen(Entrepreneur Person, IReadOnlyList<SeenDossier> Dossiers, IReadOnlyList<StoryLine> Story);

    /// <summary>Their record alone.</summary>
    /// <returns>Null when this platform has no such person.</returns>
    public Task<Entrepreneur?> Record(Id<Entrepreneur> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        return db.Entrepreneurs.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct);
    }

    /// <returns>Of a record that was merged into another, that one's; null when this platform has no such person.</returns>
    public async Task<Seen?> Handle(Id<Entrepreneur> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        if (await db.Entrepreneurs.AsNoTracking().KeptRecord(id, ct) is not { } person) return null;

        var dossiers = await storyteller.Dossiers(x => x.EntrepreneurId == person.Id, ct);
        return new(person, dossiers, await storyteller.Tell(new([.. dossiers.Select(x => x.Dossier.Id)], [.. dossiers.Select(x => x.Enterprise.Id).Distinct()]), ct));
    }
}

/// <summary>Everything that the reader may see of one enterprise and those who borrowed for it, in order of time.</summary>
public sealed class ShowEnterpriseStory(PlatformDb db, ICurrentUser user, Storyteller storyteller)
{
    /// <param name="Dossiers">The latest first.</param>
    /// <param name="Story">The latest first.</param>
    public sealed record Seen(Enterprise Enterprise, IReadOnlyList<SeenDossier> Dossiers, IReadOnlyList<StoryLine> Story);

    /// <returns>Null when this platform has no such enterprise.</returns>
    public async Task<Seen?> Handle(Id<Enterprise> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadApplications);
        if (await db.Enterprises.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } enterprise) return null;

        var dossiers = await storyteller.Dossiers(x => x.EnterpriseId == id, ct);
        return new(enterprise, dossiers, await storyteller.Tell(new([.. dossiers.Select(x => x.Dossier.Id)], [id]), ct));
    }
}
