using System.Linq.Expressions;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Stories;

/// <summary>Puts together what all areas tell of a person or an enterprise, as far as the reader may hear it.</summary>
public sealed class Storyteller(PlatformDb db, ICurrentUser user, ILendOnDecisions lending, IEnumerable<IStorySource> sources)
{
    /// <returns>The latest first.</returns>
    internal async Task<IReadOnlyList<SeenDossier>> Dossiers(Expression<Func<LoanApplication, bool>> which, CancellationToken ct)
    {
        var found = await (
            from application in db.Applications.AsNoTracking().Where(which)
            join person in db.Entrepreneurs.AsNoTracking() on application.EntrepreneurId equals person.Id
            join enterprise in db.Enterprises.AsNoTracking() on application.EnterpriseId equals enterprise.Id
            orderby application.ReceivedOn descending, application.Number descending
            select new { Dossier = application, Person = person, Enterprise = enterprise }).ToListAsync(ct);
        var loans = user.May(Permissions.ReadLoans) ? await lending.Find([.. found.Select(x => x.Dossier.Id)], ct) : null;
        return found.ConvertAll(x => new SeenDossier(x.Dossier, x.Person, x.Enterprise, loans?.GetValueOrDefault(x.Dossier.Id)));
    }

    /// <returns>The latest first; of one day, what was entered last.</returns>
    internal async Task<IReadOnlyList<StoryLine>> Tell(StorySubject subject, CancellationToken ct)
    {
        var lines = new List<StoryLine>();
        foreach (var source in sources.Where(x => user.May(x.Permission))) lines.AddRange(await source.Lines(subject, ct));
        return [.. lines.OrderByDescending(x => x.On).ThenByDescending(x => x.At)];
    }
}
