using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>What outsiders said of a dossier, for the page that a committee reads it on.</summary>
public sealed class ShowOpinions(OpinionDesk desk)
{
    public sealed record Said(string Name, string Institution, bool IsConfidential, string? YesOrNo, OutsideAnswer Answer);

    /// <summary>For who may read the dossier, which is asked before.</summary>
    /// <param name="isPassedOn">As on paper, which goes from hand to hand: then nothing confidential is among them, whoever asks.</param>
    internal async Task<IReadOnlyList<Said>> Of(Id<LoanApplication> id, bool isPassedOn, CancellationToken ct)
    {
        var answered = await desk.Readable(id).AsNoTracking().Where(x => x.State == OpinionState.Answered && !(isPassedOn && x.IsConfidential)).ToListAsync(ct);
        return [.. answered.OrderBy(x => x.AskedAt).Select(x => new Said(x.Of.Name, x.Of.Institution, x.IsConfidential, x.Question.YesOrNo, x.Answer!))];
    }
}
