using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>One meeting of a body: its agenda, and what convening froze. All that happened in it follows from its facts (<see cref="RecordedFact"/>).</summary>
public sealed class Session : IRevised
{
    public const int LongestPlace = 200;

    /// <summary>More than any meeting gets through.</summary>
    public const int MostItems = 200;

    private readonly List<AgendaItem> _items = [];

    private Session() { } // for EF Core

    /// <param name="meetsOn">The day of the meeting.</param>
    /// <param name="place">Where, or the address of a link; null while it isn't known.</param>
    /// <param name="startsAt">By the platform's clock; null while it isn't known.</param>
    public Session(Id<Body> body, DateOnly meetsOn, string? place, TimeOnly? startsAt = null) => (BodyId, MeetsOn, Place, StartsAt) = (body, meetsOn, place, startsAt);

    public Id<Session> Id { get; private init; } = Id<Session>.New();

    public Id<Body> BodyId { get; private init; }

    public DateOnly MeetsOn { get; private set; }

    public string? Place { get; private set; }

    /// <summary>By the platform's clock; null while it isn't known.</summary>
    public TimeOnly? StartsAt { get; private set; }

    /// <summary>How often those who were invited have been told of another day, hour or place: what their calendars go by.</summary>
    public int Changes { get; private set; }

    /// <summary>What lists read of the facts.</summary>
    public SessionPhase Phase { get; private set; }

    /// <summary>Frozen by convening, as JSON; null before.</summary>
    public string? Frozen { get; private set; }

    /// <summary>Of the item that was put on the agenda last.</summary>
    public int LastItem { get; private set; }

    /// <summary>Raised by whoever records something, first of all: they come one after the other.</summary>
    public long Turn { get; private set; }

    /// <summary>In no order; <see cref="AgendaItem.Position"/> has it.</summary>
    public IReadOnlyList<AgendaItem> Items => _items;

    /// <summary>Rises when agenda or phase change; facts within a phase leave it.</summary>
    public long Revision { get; private set; }

    /// <summary>Null before the session is convened.</summary>
    public Composition? Composition => Thaw(Frozen);

    /// <summary>What <see cref="Frozen"/> says.</summary>
    internal static Composition? Thaw(string? frozen) => frozen is null ? null : JsonSerializer.Deserialize<Composition>(frozen, SessionFile.Json);

    /// <summary>Statutes and members as they are today hold for this session for good.</summary>
    public void Freeze(Composition composition)
    {
        ArgumentNullException.ThrowIfNull(composition);
        composition.Check();
        Frozen = JsonSerializer.Serialize(composition, SessionFile.Json);
    }

    /// <summary>Another day, hour or place, before it meets.</summary>
    /// <exception cref="RefusedException"><c>session.opened-already</c>, <c>session.cancelled</c>.</exception>
    public void Rearrange(DateOnly meetsOn, TimeOnly? startsAt, string? place)
    {
        DemandBefore();
        (MeetsOn, StartsAt, Place) = (meetsOn, startsAt, place);
        if (Phase is SessionPhase.Convened) Changes += 2; // one between is for who alone is taken off
    }

    /// <summary>It meets no more.</summary>
    /// <exception cref="RefusedException"><c>session.opened-already</c>, <c>session.cancelled</c>.</exception>
    public void CallOff()
    {
        DemandBefore();
        if (Phase is SessionPhase.Convened) Changes += 2; // one between is for who alone is taken off
        Phase = SessionPhase.Cancelled;
    }

    /// <summary>Under way, or yet to meet: one that was to meet and never did keeps nothing of its agenda from others.</summary>
    public static Expression<Func<Session, bool>> IsLive(DateOnly today) =>
        x => x.Phase == SessionPhase.Open || x.Phase == SessionPhase.Suspended || (x.Phase != SessionPhase.Closed && x.Phase != SessionPhase.Cancelled && x.MeetsOn >= today);

    /// <summary>How far the session is, by its facts.</summary>
    public void Reach(SessionPhase phase) => Phase = phase;

    /// <summary>Puts something on the agenda, last.</summary>
    /// <param name="kind">Whose item it is: <see cref="AgendaItem.Resolution"/>, or the word of an area above, which hears of what is decided by a step before the commit of <see cref="RecordedFact"/>s.</param>
    /// <param name="subject">Key of what it is about in that area; null for a resolution.</param>
    /// <exception cref="RefusedException"><c>session.closed</c>, <c>agenda.full</c>, <c>agenda.there-already</c>.</exception>
    public AgendaItem Put(string kind, Guid? subject, string title, string text)
    {
        DemandAgenda();
        if (_items.Count >= MostItems) throw new RefusedException("agenda.full", $"An agenda has at most {MostItems} items.", MostItems);
        if (subject is not null && _items.Exists(x => x.Kind == kind && x.Subject == subject)) throw new RefusedException("agenda.there-already", "This stands on the agenda already.");
        var item = new AgendaItem(++LastItem, _items.Count + 1, kind, subject, title, text);
        _items.Add(item);
        return item;
    }

    /// <summary>Moves an item; the others close up. Null when there is none of this number.</summary>
    /// <param name="position">From 1; beyond the last it is last.</param>
    public AgendaItem? Move(int number, int position)
    {
        DemandAgenda();
        if (_items.Find(x => x.Number == number) is not { } moved) return null;
        var order = Ordered.Where(x => x != moved).ToList();
        order.Insert(Math.Clamp(position, 1, _items.Count) - 1, moved);
        Number(order);
        return moved;
    }

    /// <summary>Takes an item off that hasn't been called, and from which nobody is recused, who would read it elsewhere. Null when there is none of this number.</summary>
    /// <exception cref="RefusedException"><c>agenda.called</c>.</exception>
    public AgendaItem? TakeOff(int number, SessionState? state)
    {
        DemandAgenda();
        if (_items.Find(x => x.Number == number) is not { } item) return null;
        if (state?.Item == item.Key || state?.Ballots.Any(x => x.Item == item.Key) is true || state?.Declared.Any(x => x.Key.Item == item.Key && x.Value is not null) is true) throw new RefusedException("agenda.called", "This item has been called: it stays.");
        _items.Remove(item);
        Number([.. Ordered]);
        return item;
    }

    /// <summary>The item that facts name so; null when there is none.</summary>
    public AgendaItem? Find(string key) => _items.Find(x => x.Key == key);

    /// <exception cref="RefusedException"><c>session.closed</c>, <c>session.cancelled</c>: its agenda is what it was.</exception>
    public void DemandAgenda()
    {
        if (Phase is SessionPhase.Closed) throw new RefusedException("session.closed", "This session is closed: its facts are final.");
        if (Phase is SessionPhase.Cancelled) throw new RefusedException("session.cancelled", "This session was called off.");
    }

    private IEnumerable<AgendaItem> Ordered => _items.OrderBy(x => x.Position);

    private void DemandBefore()
    {
        if (Phase is SessionPhase.Cancelled) throw new RefusedException("session.cancelled", "This session was called off.");
        if (Phase is not (SessionPhase.Planned or SessionPhase.Convened)) throw new RefusedException("session.opened-already", "This session has been opened already.");
    }

    private static void Number(List<AgendaItem> order)
    {
        foreach (var (i, item) in order.Index()) item.Position = i + 1;
    }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Place).HasMaxLength(Session.LongestPlace);
        builder.Ignore(x => x.Composition);
        builder.HasIndex(x => new { x.BodyId, x.MeetsOn });
        builder.HasOne<Body>().WithMany().HasForeignKey(x => x.BodyId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(x => x.Items, item =>
        {
            item.ToTable("agenda_items");
            item.WithOwner().HasForeignKey("SessionId");
            item.HasKey("SessionId", nameof(AgendaItem.Number));
            item.Property(x => x.Number).ValueGeneratedNever();
            item.Property(x => x.Kind).HasMaxLength(AgendaItem.LongestKind);
            item.Property(x => x.Title).HasMaxLength(AgendaItem.LongestTitle);
            item.Property(x => x.Text).HasMaxLength(AgendaItem.LongestText);
            item.Ignore(x => x.Key);
        });
    }
}
