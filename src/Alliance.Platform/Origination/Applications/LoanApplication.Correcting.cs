using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Putting right what was written down wrongly, with its history.</summary>
public sealed partial class LoanApplication
{
    /// <summary>Puts a dossier right that nothing has been decided on: a decision is about what stood there when it was taken.</summary>
    /// <param name="entrepreneur">Theirs; corrected with it.</param>
    /// <param name="enterprise">Theirs; corrected with it.</param>
    /// <param name="why">In words, for the history.</param>
    /// <returns>What changed.</returns>
    /// <exception cref="RefusedException">
    /// <c>application.already-decided</c>, <c>application.stands-on-agenda</c>, <c>text.missing</c>, <c>application.nothing-corrected</c>, <c>application.other-year</c>, and whatever a new dossier is refused for.
    /// </exception>
    public IReadOnlyList<FieldChange> Correct(Entrepreneur entrepreneur, Enterprise enterprise, DossierContents right, Entry entry, string why)
    {
        ArgumentNullException.ThrowIfNull(entrepreneur);
        ArgumentNullException.ThrowIfNull(enterprise);
        ArgumentNullException.ThrowIfNull(right);
        if (!IsUndecided) throw new RefusedException("application.already-decided", "This dossier has been decided.");
        var said = Blank.Demand(why);
        if (right.ReceivedOn.Year != ReceivedOn.Year) throw new RefusedException("application.other-year", "The dossier's number names its year, which can't be changed.", ReceivedOn);
        Check(right.Person, right.Request, right.ReceivedOn, entry);
        Enterprise.Check(right.Enterprise);
        var changes = new DossierContents(entrepreneur.Person, enterprise.Profile, Request, ReceivedOn).ChangesTo(right);
        if (changes.Count == 0) throw new RefusedException("application.nothing-corrected", "Nothing differs from what is stored.");

        DemandNotRead(changes);
        entrepreneur.Correct(right.Person);
        enterprise.Correct(right.Enterprise);
        (Request, ReceivedOn) = (right.Request, right.ReceivedOn);
        Record(ApplicationEventKind.Corrected, entry.Today, entry, said, changes);
        return changes;
    }

    /// <summary>Person and enterprise are shared by dossiers: what is put right through one of them stands in the history of the others as well, so that what a committee decided on stays to be read.</summary>
    /// <param name="through">The dossier that was corrected.</param>
    /// <param name="changes">All that was changed; what concerns that dossier alone is left out.</param>
    /// <exception cref="RefusedException"><c>application.stands-on-agenda</c>: this one does.</exception>
    public void NoteCorrection(LoanApplication through, IEnumerable<FieldChange> changes, Entry entry, string why)
    {
        ArgumentNullException.ThrowIfNull(through);
        ArgumentNullException.ThrowIfNull(entry);
        var ours = changes.Where(x => (x.Field.IsOfPerson() && through.EntrepreneurId == EntrepreneurId) || (x.Field.IsOfEnterprise() && through.EnterpriseId == EnterpriseId)).ToList();
        DemandNotRead(ours);
        if (ours.Count > 0) Record(ApplicationEventKind.CorrectedElsewhere, entry.Today, entry, $"{through.Number}: {Blank.Demand(why)}", ours);
    }

    /// <summary>Where something else stands now than what the committee decided on: what stood then, and what stands now. Empty while nothing is decided.</summary>
    public IReadOnlyList<FieldChange> ChangesSinceDecision()
    {
        if (Decision is null) return [];

        var decided = _events.Where(x => x.Kind is ApplicationEventKind.Approved or ApplicationEventKind.Refused).Select(x => x.Sequence).DefaultIfEmpty().Max();
        var since = _events.Where(x => x.Sequence > decided).OrderBy(x => x.Sequence).SelectMany(x => x.Changes);
        return [.. since.GroupBy(x => x.Field).Select(x => new FieldChange(x.Key, x.First().From, x.Last().To)).Where(x => x.From != x.To).OrderBy(x => x.Field)];
    }

    /// <summary>What stands on an agenda is as its members read it.</summary>
    private void DemandNotRead(IEnumerable<FieldChange> changes)
    {
        if (Status is ApplicationStatus.OnAgenda && changes.Any(x => !x.Field.IsOfRegisters())) throw StandsOnAgenda();
    }

    private RefusedException StandsOnAgenda() => new("application.stands-on-agenda", $"Dossier {Number} stands on an agenda: take it off first.", Number);
}
