namespace Alliance.Platform.Origination.Applications;

/// <summary>What an officer advises the committee.</summary>
public enum OpinionTone
{
    Favourable,

    /// <summary>For it, if something is seen to.</summary>
    WithReservations,

    Unfavourable,
}

/// <summary>What an officer thinks of a dossier (avis), for the committee. It binds nobody.</summary>
/// <param name="Words">Why.</param>
/// <param name="WeakPoints">What the committee should look at; null when there is nothing.</param>
/// <param name="On">The business day on which it was given.</param>
/// <param name="By">Whose it is.</param>
public sealed record OfficerOpinion(OpinionTone Tone, string Words, string? WeakPoints, DateOnly On, string By)
{
    /// <summary>Of words and of weak points: what one page takes.</summary>
    public const int Longest = 900;
}
