namespace Alliance.Platform.Tasks;

/// <summary>What tasks of one kind are about, as lists and notices name it.</summary>
/// <param name="Title">The enterprise, the person.</param>
/// <param name="Number">What it is called in mails, which name neither: the dossier's number.</param>
/// <param name="Href">Its page on this platform, with the place of its tasks: <c>/applications/…#tasks</c>.</param>
public sealed record TaskSubject(string Title, string Number, string Href);

/// <summary>A kind of things that have tasks; registered by the area that keeps them, which tasks don't know.</summary>
public interface ITaskSubjects
{
    const int LongestKind = 40;

    /// <summary>Stable: tasks are stored under it, and it stands in addresses of the API.</summary>
    string Kind { get; }

    /// <summary>The permission to read tasks of this kind.</summary>
    string Reading { get; }

    /// <summary>The permission to make tasks of this kind, to do them, and to be given them.</summary>
    string Working { get; }

    /// <summary>The permission of those who hear of what is late for long.</summary>
    string Overseeing { get; }

    /// <summary>Those that there are. Asks nobody's permission: who may read them is <see cref="Readable"/>.</summary>
    Task<IReadOnlyDictionary<Guid, TaskSubject>> Describe(IReadOnlyCollection<Guid> subjects, CancellationToken ct);

    /// <summary>Which of these the reader, who holds <see cref="Reading"/>, may read; all, where the permission opens all.</summary>
    Task<IReadOnlyCollection<Guid>> Readable(IReadOnlyCollection<Guid> subjects, CancellationToken ct) => Task.FromResult(subjects);
}
