using Alliance.Ui;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What stands with an event of a dossier, as pages show it.</summary>
internal static class EventNotes
{
    /// <summary>Stored between the two officers of a dossier that is handed over.</summary>
    public const string Handed = " → ";

    /// <summary>Words are shown as they were typed; two officers in the order one reads.</summary>
    public static string? Of(ApplicationEvent happened) =>
        happened is { Kind: ApplicationEventKind.HandedOver, Note: { } note } && note.Split(Handed) is [var from, var to] ? Formats.Becomes(from, to) : happened.Note;
}
