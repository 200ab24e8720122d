using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>What outsiders said of a dossier, for the page that a committee reads it on.</summary>
public sealed class ShowOpinions(DossierAccess access, OpinionDesk desk)
{
    public sealed record Said(string Name, string Institution, bool IsConfidential, string? YesOrNo, OutsideAnswer Answer);

    /// <param name="isPassedOn">As on paper, which goes from hand to hand: then nothing confidential is among them, whoever asks.</param>
    /// <returns>Null when this platform has no such dossier, or none that the user may see.</returns>
    internal async Task<IReadOnlyList<Said>?> Handle(Id<LoanApplication> id, bool isPassedOn, CancellationToken ct = default)
    {
        if (!await access.DemandReading(id, ct)) return null;
        var answered = await desk.Readable(id).AsNoTracking().Where(x => x.State == OpinionState.Answered && !(isPassedOn && x.IsConfidential)).ToListAsync(ct);
        return [.. answered.OrderBy(x => x.AskedAt).Select(x => new Said(x.Of.Name, x.Of.Institution, x.IsConfidential, x.Question.YesOrNo, x.Answer!))];
    }
}
