using Alliance.Kernel;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Applications;

/// <summary>The dossiers that somebody chose in a list, before something is done with them.</summary>
public sealed class ChosenDossiers(PlatformDb db, ListApplications applications, ICurrentUser user)
{
    private const int AtATime = 500;

    /// <param name="Revision">As it is shown: whoever changes it meanwhile is told apart.</param>
    public sealed record Row(Id<LoanApplication> Id, string Number, string Enterprise, string Entrepreneur, Officer Officer, ApplicationStatus Status, long Revision)
    {
        public string Name => $"{Number} · {Enterprise}";
    }

    /// <param name="Rows">In the order of the list.</param>
    /// <param name="Gone">Chosen, but no longer in the list as it was filtered: decided or handed over meanwhile, for one.</param>
    public sealed record Found(IReadOnlyList<Row> Rows, IReadOnlyList<string> Gone);

    /// <param name="chosen">Null for all that match.</param>
    public async Task<Found> Handle(ListApplications.Input input, IReadOnlyList<Id<LoanApplication>>? chosen, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.ReadApplications);
        var ids = await applications.Ids(input with { Only = chosen }, ct);
        var gone = await Of(chosen?.Except(ids).ToList() ?? [], ct);
        return new(await Of(ids, ct), [.. gone.OrderBy(x => x.Number, StringComparer.Ordinal).Select(x => x.Name)]);
    }

    /// <summary>Those of loans or others that know their dossiers.</summary>
    /// <param name="chosen">In the order in which they are answered.</param>
    internal async Task<IReadOnlyList<Row>> Of(IReadOnlyList<Id<LoanApplication>> chosen, CancellationToken ct)
    {
        var rows = new List<Row>();
        foreach (var part in chosen.Chunk(AtATime))
        {
            var found = await (
                from application in db.Applications.AsNoTracking()
                where part.Contains(application.Id)
                join enterprise in db.Enterprises on application.EnterpriseId equals enterprise.Id
                join entrepreneur in db.Entrepreneurs on application.EntrepreneurId equals entrepreneur.Id
                select new { Application = application, Enterprise = enterprise.Profile.Name, Entrepreneur = entrepreneur.Person.Name }).ToDictionaryAsync(x => x.Application.Id, ct);
            rows.AddRange(part.Where(found.ContainsKey).Select(x => found[x]).Select(x =>
                new Row(x.Application.Id, x.Application.Number, x.Enterprise, x.Entrepreneur, x.Application.Officer, x.Application.Status, x.Application.Revision)));
        }

        return rows;
    }
}
