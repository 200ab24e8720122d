using Alliance.Kernel;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Who is in charge.</summary>
public sealed partial class LoanApplication
{
    /// <summary>Puts another officer in charge, at any time: loans are followed long after the decision.</summary>
    public void HandOver(Officer to, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        DemandOther(to);
        Record(ApplicationEventKind.HandedOver, entry.Today, entry, $"{Officer.Name}{EventNotes.Handed}{to.Name}");
        Officer = to;
    }

    /// <exception cref="RefusedException"><c>application.same-officer</c>.</exception>
    internal void DemandOther(Officer to)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (to.Key == Officer.Key) throw new RefusedException("application.same-officer", "This officer is in charge already.");
    }
}
