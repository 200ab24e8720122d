namespace Alliance.Tenancy.Jobs;

/// <summary>How a turn ended.</summary>
internal enum JobOutcome
{
    /// <summary>Nothing is left; the next look or signal asks again.</summary>
    Done,

    /// <summary>The turn was over before the work was; it goes to the back of the line.</summary>
    More,

    /// <summary>Another replica is at it, or a race was lost: tried again soon. It may have looked just before what we were told of.</summary>
    Busy,

    /// <summary>Tried again, ever less often.</summary>
    Failed,

    /// <summary>The organisation isn't served: suspended, fenced off, gone. Asked again when that changes.</summary>
    Away,
}
