using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Origination.Applications;

/// <summary>One person had two records.</summary>
public sealed partial class LoanApplication
{
    /// <summary>Goes with its person where two records of them are merged, or parted again, and notes what theirs says differently. Where it stays with a record that says the same, nothing is noted.</summary>
    /// <param name="kind"><see cref="ApplicationEventKind.PersonsMerged"/> or <see cref="ApplicationEventKind.PersonsParted"/>.</param>
    /// <param name="before">As its person's record was until now.</param>
    /// <param name="person">Whose it is from now on.</param>
    /// <exception cref="RefusedException"><c>application.stands-on-agenda</c>, <c>application.too-young</c>.</exception>
    internal void Follow(ApplicationEventKind kind, Person before, Entrepreneur person, Entry entry)
    {
        var changes = FieldChange.Between(before, person.Person);
        if (EntrepreneurId == person.Id && changes.Count == 0) return;

        DemandNotRead(changes);
        DemandOfAge(person.Person, ReceivedOn);
        EntrepreneurId = person.Id;
        Record(kind, entry.Today, entry, null, changes);
    }
}
