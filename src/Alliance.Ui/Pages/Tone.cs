namespace Alliance.Ui;

/// <summary>What a colour means. It always comes with a word.</summary>
public enum Tone
{
    Neutral,
    Good,
    Warning,
    Bad,
}
