namespace Alliance.Ui;

/// <summary>So many of something wait.</summary>
/// <param name="Words">The noun in the form that the number asks for, without the number.</param>
/// <param name="Href">The list of exactly these.</param>
public sealed record WaitingTask(int Count, string Words, string Href, Tone Tone = Tone.Neutral);
