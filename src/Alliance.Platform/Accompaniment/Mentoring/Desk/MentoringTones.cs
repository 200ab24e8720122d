using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Alliance.Ui;

namespace Alliance.Platform.Accompaniment.Mentoring.Desk;

/// <summary>How chips of mentors and pairs look.</summary>
internal static class MentoringTones
{
    public static Tone Of(PairState state) => state switch
    {
        PairState.Running => Tone.Good,
        PairState.Proposed or PairState.Agreed => Tone.Warning,
        _ => Tone.Neutral,
    };

    public static Tone Of(MentorState state) => state switch
    {
        MentorState.Active => Tone.Good,
        MentorState.Invited => Tone.Warning,
        _ => Tone.Neutral,
    };
}
