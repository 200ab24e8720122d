using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>What areas above have for agendas, and what of it stands on one already.</summary>
public sealed class AgendaSubjects(PlatformDb db, IBusinessDate business, IEnumerable<IAgendaSource> sources)
{
    /// <param name="Kind">Of its source.</param>
    public sealed record Row(string Kind, AgendaSubject Subject);

    /// <summary>What waits, and stands on no agenda of a session that isn't over.</summary>
    public async Task<IReadOnlyList<Row>> Free(CancellationToken ct)
    {
        var rows = new List<Row>();
        foreach (var source in sources)
        {
            var taken = await Taken(source.Kind, ct);
            rows.AddRange((await source.Waiting(ct)).Where(x => !taken.Contains(x.Id)).Select(x => new Row(source.Kind, x)));
        }

        return rows;
    }

    /// <exception cref="RefusedException"><c>agenda.not-waiting</c>, <c>agenda.taken</c>.</exception>
    public async Task<IReadOnlyList<AgendaSubject>> Demand(string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var found = sources.FirstOrDefault(x => x.Kind == kind) is { } source ? await source.Find(ids, ct) : [];
        if (found.Count < ids.Count) throw new RefusedException("agenda.not-waiting", "Some of this waits for no decision any more: look again.");
        var taken = await Taken(kind, ct);
        return found.Any(x => taken.Contains(x.Id)) ? throw new RefusedException("agenda.taken", "Some of this stands on an agenda already.") : found;
    }

    /// <summary>Path of the page about an item; null of a resolution.</summary>
    public string? Href(AgendaItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Subject is { } subject ? sources.FirstOrDefault(x => x.Kind == item.Kind)?.Href(subject) : null;
    }

    /// <summary>A session that was to meet and never did keeps nothing.</summary>
    private async Task<HashSet<Guid>> Taken(string kind, CancellationToken ct) =>
        await db.Set<Session>().AsNoTracking()
            .Where(x => x.Phase == SessionPhase.Open || x.Phase == SessionPhase.Suspended || (x.Phase != SessionPhase.Closed && x.MeetsOn >= business.Today))
            .SelectMany(x => x.Items).Where(x => x.Kind == kind && x.Subject != null).Select(x => x.Subject!.Value).ToHashSetAsync(ct);
}
