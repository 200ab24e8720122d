using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Does something with chosen dossiers one after the other, each in a transaction of its own: one that a rule refuses is named with the reason and keeps no other. Asks for no permission: that is the use case's.</summary>
public sealed class DossierBatch(PlatformDb db)
{
    /// <summary>In one call.</summary>
    public const int Most = 200;

    /// <param name="Revision">Of the dossier as it was shown: one that was changed since is left alone, and named.</param>
    public sealed record Item([property: JsonRequired] Id<LoanApplication> Id, long? Revision = null);

    /// <summary>What became of one, or what would become of it.</summary>
    /// <param name="Number">Null where this platform has no such dossier.</param>
    /// <param name="Refused">The code of the refusal; null where it is done, or would be.</param>
    /// <param name="Reason">The same in the reader's words.</param>
    public sealed record Line(Id<LoanApplication> Id, string? Number, string? Enterprise, string? Refused, string? Reason)
    {
        /// <summary>Open ones that go along with a dossier that is handed over.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public int Tasks { get; init; }

        public string Name => Number is null ? $"{Id}" : $"{Number} · {Enterprise}";
    }

    /// <param name="Dossiers">Each that was named, once, in the order in which they were.</param>
    public sealed record Answer(IReadOnlyList<Line> Dossiers)
    {
        /// <summary>How many are done, or would be.</summary>
        public int Done => Dossiers.Count(x => x.Refused is null);
    }

    /// <summary>A dossier before something is done with it.</summary>
    internal sealed record Known(LoanApplication Dossier, string Enterprise, ProjectKind Kind);

    internal Task<Dictionary<Id<LoanApplication>, Known>> Read(IReadOnlyCollection<Item> items, CancellationToken ct)
    {
        var ids = items.Select(x => x.Id).Distinct().ToList();
        return db.Applications.AsNoTracking().Where(x => ids.Contains(x.Id))
            .Join(db.Enterprises, x => x.EnterpriseId, x => x.Id, (dossier, enterprise) => new { Dossier = dossier, enterprise.Profile.Name, enterprise.Profile.Kind })
            .ToDictionaryAsync(x => x.Dossier.Id, x => new Known(x.Dossier, x.Name, x.Kind), ct);
    }

    /// <param name="known">As <see cref="Read"/> has them.</param>
    /// <param name="check">Refuses by throwing what would be refused; asked for a preview too.</param>
    /// <param name="act">Does it to one and saves; null for a preview.</param>
    /// <param name="text">Has the sentences of refusals.</param>
    internal async Task<Answer> Each(IEnumerable<Item> items, IReadOnlyDictionary<Id<LoanApplication>, Known> known, Action<Known> check, Func<Item, Task>? act, IStringLocalizer text)
    {
        var lines = new List<Line>();
        foreach (var item in items.DistinctBy(x => x.Id))
        {
            var refusal = known.GetValueOrDefault(item.Id) is { } dossier ? await Try(item, dossier, check, act) : new RefusedException("application.unknown", "This platform has no such dossier.");
            lines.Add(new(item.Id, known.GetValueOrDefault(item.Id)?.Dossier.Number, known.GetValueOrDefault(item.Id)?.Enterprise, refusal is null ? null : CodeOf(refusal), refusal is null ? null : Refusals.Sentence(refusal, text)));
        }

        return new(lines);
    }

    private async Task<Exception?> Try(Item item, Known known, Action<Known> check, Func<Item, Task>? act)
    {
        try
        {
            if (item.Revision is { } shown && shown != known.Dossier.Revision) return new DbUpdateConcurrencyException("The dossier was changed after it had been shown.");
            check(known);
            if (act is null) return null;
            db.ChangeTracker.Clear(); // what was read before is looked at anew
            await act(item);
            return null;
        }
        catch (Exception refusal) when (refusal.IsRefusal() && refusal is not NotAllowedException)
        {
            return refusal;
        }
        finally
        {
            db.ChangeTracker.Clear(); // what one left half done is not saved with the next
        }
    }

    private static string CodeOf(Exception refusal) => refusal switch
    {
        RefusedException refused => refused.Code,
        BusyException busy => busy.Code,
        _ => "changed-meanwhile",
    };
}
