using Alliance.Kernel;
using Alliance.Platform.Entries;
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
    public string? Href(AgendaItem item) => Of(item) is var (source, subject) ? source.Href(subject) : null;

    /// <summary>Path of what a member reads of it on one page; null of a resolution.</summary>
    public string? SummaryHref(AgendaItem item) => Of(item) is var (source, subject) ? source.SummaryHref(subject) : null;

    /// <summary>Whose an item is; null of a resolution, which is about nothing but its text.</summary>
    public (IAgendaSource Source, Guid Subject)? Of(AgendaItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Subject is { } subject && sources.FirstOrDefault(x => x.Kind == item.Kind) is { } source ? (source, subject) : null;
    }

    /// <summary>Carries out what a session has decided on things of areas above, without saving.</summary>
    public async Task Carry(Session session, SessionState state, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(state);
        foreach (var ballot in state.Carried)
        {
            if (ballot.Motion is { } motion && session.Find(ballot.Item) is { } item && Of(item) is var (source, subject))
                await source.Carry(subject, motion, session.Id, ballot.Result!.On, ct);
        }
    }

    /// <summary>These stand on the session's agenda from now on; their areas hear of it, without saving.</summary>
    /// <exception cref="RefusedException"><c>agenda.not-waiting</c>.</exception>
    public Task PutOn(Session session, IEnumerable<AgendaItem> items, CancellationToken ct, Entry? entry = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        return Each(items, (source, ids) => source.PutOn(ids, session, ct, entry));
    }

    /// <summary>These stand there no more; what another session has taken meanwhile stays on its agenda.</summary>
    public async Task TakeOff(Session session, IEnumerable<AgendaItem> items, OffAgenda why, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(session);
        var elsewhere = await Live().Where(x => x.Id != session.Id).SelectMany(x => x.Items).Where(x => x.Subject != null).Select(x => x.Subject!.Value).ToHashSetAsync(ct);
        await Each(items.Where(x => x.Subject is { } subject && !elsewhere.Contains(subject)), (source, ids) => source.TakeOff(ids, why, ct));
    }

    private async Task Each(IEnumerable<AgendaItem> items, Func<IAgendaSource, IReadOnlyCollection<Guid>, Task> tell)
    {
        foreach (var ofSource in items.Select(Of).OfType<(IAgendaSource Source, Guid Subject)>().ToLookup(x => x.Source, x => x.Subject)) await tell(ofSource.Key, [.. ofSource]);
    }

    /// <summary>A session that comes to life again, since it is moved to a later day, has nothing that another one has taken meanwhile.</summary>
    /// <exception cref="RefusedException"><c>agenda.taken</c>.</exception>
    public async Task DemandNoOther(Session session, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(session);
        var own = session.Items.Where(x => x.Subject is not null).Select(x => x.Subject).ToList();
        if (own.Count > 0 && await Live().Where(x => x.Id != session.Id).AnyAsync(x => x.Items.Any(y => own.Contains(y.Subject)), ct))
            throw new RefusedException("agenda.taken", "Some of this stands on an agenda already.");
    }

    private IQueryable<Session> Live() => db.Set<Session>().AsNoTracking().Where(Session.IsLive(business.Today));

    /// <summary>Those of a kind that a session has on its agenda which isn't over; one that was to meet and never did keeps nothing.</summary>
    public async Task<IReadOnlySet<Guid>> Taken(string kind, CancellationToken ct) =>
        await Live().SelectMany(x => x.Items).Where(x => x.Kind == kind && x.Subject != null).Select(x => x.Subject!.Value).ToHashSetAsync(ct);
}
