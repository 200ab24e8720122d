using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Origination.Applications;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Pairs;

/// <summary>Tells sessions which mentors go beside the enterprise of a dossier, or went.</summary>
internal sealed class MentorTies(PlatformDb db) : IKnowTies
{
    public async Task<IReadOnlyList<TiedPerson>> Mentors(string kind, Guid subject, DateOnly since, CancellationToken ct)
    {
        if (kind != DossiersOnAgenda.Word) return [];
        var dossier = new Id<LoanApplication>(subject);
        var (applications, mentors) = (db.Applications, db.Set<Mentor>());
        return await (
            from pair in db.Set<Pair>().AsNoTracking()
            join mentor in mentors on pair.MentorId equals mentor.Id
            where applications.Any(x => x.Id == dossier && x.EnterpriseId == pair.EnterpriseId)
            where pair.State == PairState.Agreed || pair.State == PairState.Running || pair.State == PairState.Ended && pair.EndedOn >= since
            select new TiedPerson(mentor.AccountId, mentor.Name)).ToListAsync(ct);
    }
}
