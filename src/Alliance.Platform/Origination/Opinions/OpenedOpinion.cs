using Alliance.Kernel;
using Alliance.Platform.Links;
using Alliance.Platform.Origination.Applications;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>The one way of an outsider to the opinion that they are asked for: by their link, and only while it may be answered. Asks for no permission: the link is the key.</summary>
public sealed class OpenedOpinion(PlatformDb db, OutsideLinks links, IBusinessDate business)
{
    /// <param name="State">Open, or why it isn't.</param>
    /// <param name="Opinion">Of an open one alone.</param>
    /// <param name="Dossier">Of an open one alone.</param>
    internal sealed record Found(LinkState State, OutsideOpinion? Opinion, LoanApplication? Dossier);

    internal async Task<Found> Find(string? code, CancellationToken ct)
    {
        var (state, subject) = await links.Find(OpinionLetters.Purpose, code, ct);
        if (state is not LinkState.Open) return new(state, null, null);
        if (await db.Set<OutsideOpinion>().SingleOrDefaultAsync(x => x.Id == new Id<OutsideOpinion>(subject), ct) is not { } opinion) return new(LinkState.Unknown, null, null);

        var dossier = await db.Applications.SingleAsync(x => x.Id == opinion.ApplicationId, ct);
        return opinion.StateOn(business.Today, !dossier.IsUndecided) switch
        {
            OpinionState.Asked => new(LinkState.Open, opinion, dossier),
            OpinionState.Answered => new(LinkState.Used, null, null),
            OpinionState.Expired => new(LinkState.Expired, null, null),
            _ => new(LinkState.TakenBack, null, null), // nobody needs it any more
        };
    }
}
