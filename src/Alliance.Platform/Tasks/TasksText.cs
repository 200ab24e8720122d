namespace Alliance.Platform.Tasks;

/// <summary>Words on tasks and the day's work, in <c>TasksText.resx</c> (French), <c>.ar</c> and <c>.en</c>.</summary>
public sealed class TasksText;
