using Alliance.Ui;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>The colours of phases and outcomes; each comes with its word.</summary>
internal static class SessionTones
{
    public static Tone Of(SessionPhase phase) => phase switch
    {
        SessionPhase.Open => Tone.Good,
        SessionPhase.Suspended => Tone.Warning,
        _ => Tone.Neutral,
    };

    /// <summary>Not carried is no refusal, hence no bad news.</summary>
    public static Tone Of(Outcome outcome) => outcome switch
    {
        Outcome.Carried => Tone.Good,
        Outcome.NoQuorum => Tone.Warning,
        _ => Tone.Neutral,
    };
}
