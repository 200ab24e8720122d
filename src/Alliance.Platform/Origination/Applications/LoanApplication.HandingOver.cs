using Alliance.Kernel;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Who is in charge.</summary>
public sealed partial class LoanApplication
{
    /// <summary>Tasks about dossiers are stored under it.</summary>
    public const string TasksKind = "dossier";

    /// <summary>Puts another officer in charge, at any time: loans are followed long after the decision.</summary>
    /// <param name="tasks">How many open tasks go along.</param>
    public void HandOver(Officer to, Entry entry, int tasks = 0)
    {
        ArgumentNullException.ThrowIfNull(entry);
        DemandOther(to);
        Record(ApplicationEventKind.HandedOver, entry.Today, entry, EventNotes.OfHandingOver(Officer.Name, to.Name, tasks));
        Officer = to;
    }

    /// <exception cref="RefusedException"><c>application.same-officer</c>.</exception>
    internal void DemandOther(Officer to)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (to.Key == Officer.Key) throw new RefusedException("application.same-officer", "This officer is in charge already.");
    }
}
