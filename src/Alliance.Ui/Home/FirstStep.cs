using Alliance.Kernel;

namespace Alliance.Ui;

/// <summary>Something an organisation does once when it begins; registered as a singleton by the area that owns it. It stands on the home of those who may do it until all of theirs are done.</summary>
/// <param name="Permission">Of those who may.</param>
/// <param name="Words">What to do, already translated.</param>
/// <param name="Href">Where.</param>
/// <param name="IsDone">One query.</param>
public sealed record FirstStep(HostKind Kinds, string Permission, int Order, Func<IServiceProvider, string> Words, string Href, Func<IServiceProvider, CancellationToken, Task<bool>> IsDone);

/// <summary>The first steps of the reader, with those that are done.</summary>
/// <remarks>Asks for no permission: each step has its own.</remarks>
public sealed class ListFirstSteps(IEnumerable<FirstStep> steps, ICurrentUser user, IServiceProvider services)
{
    public sealed record Row(string Words, string Href, bool IsDone);

    /// <returns>Nothing once all are done.</returns>
    public async Task<IReadOnlyList<Row>> Handle(HostKind kind, CancellationToken ct = default)
    {
        var rows = new List<Row>();
        foreach (var step in steps.Where(x => x.Kinds.HasFlag(kind) && user.May(x.Permission)).OrderBy(x => x.Order))
            rows.Add(new(step.Words(services), step.Href, await step.IsDone(services, ct)));
        return rows.TrueForAll(x => x.IsDone) ? [] : rows;
    }
}
