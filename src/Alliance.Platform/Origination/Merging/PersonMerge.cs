using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Origination.Merging;

/// <summary>Two records turned out to be of one person: the dossiers of one went to the other. Undoing it gives back exactly those.</summary>
public sealed class PersonMerge : IRevised
{
    private static readonly JsonSerializerOptions _json = new() { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    private PersonMerge() { } // for EF Core

    /// <param name="moved">Dossiers of the record that is given up.</param>
    /// <param name="filled">What the kept record lacked and took from it.</param>
    public PersonMerge(Entrepreneur kept, Entrepreneur absorbed, IEnumerable<Id<LoanApplication>> moved, IEnumerable<DossierField> filled, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(absorbed);
        ArgumentNullException.ThrowIfNull(entry);
        Id = Id<PersonMerge>.New();
        (KeptId, AbsorbedId, AbsorbedName) = (kept.Id, absorbed.Id, absorbed.Person.Name);
        MovedJson = JsonSerializer.Serialize(moved.Select(x => x.Value));
        FilledJson = JsonSerializer.Serialize(filled, _json);
        (On, At, By) = (entry.Today, entry.At, entry.By);
    }

    public Id<PersonMerge> Id { get; private init; }

    public Id<Entrepreneur> KeptId { get; private init; }

    public Id<Entrepreneur> AbsorbedId { get; private init; }

    /// <summary>As it was written then.</summary>
    public string AbsorbedName { get; private init; } = "";

    /// <summary>The business day.</summary>
    public DateOnly On { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }

    public string By { get; private init; } = "";

    /// <summary>The business day on which it was undone; null while it stands.</summary>
    public DateOnly? UndoneOn { get; private set; }

    public string? UndoneBy { get; private set; }

    public long Revision { get; private set; }

    public IReadOnlyCollection<Id<LoanApplication>> Moved => [.. JsonSerializer.Deserialize<Guid[]>(MovedJson)!.Select(x => new Id<LoanApplication>(x))];

    public IReadOnlyCollection<DossierField> Filled => JsonSerializer.Deserialize<DossierField[]>(FilledJson, _json)!;

    internal string MovedJson { get; private init; } = "[]";

    internal string FilledJson { get; private init; } = "[]";

    /// <exception cref="RefusedException"><c>person.parted-already</c>.</exception>
    internal void Undo(Entry entry)
    {
        if (UndoneOn is not null) throw new RefusedException("person.parted-already", "This merge has been undone already.");
        (UndoneOn, UndoneBy) = (entry.Today, entry.By);
    }
}
