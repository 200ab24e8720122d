using Alliance.Kernel;
using Alliance.Platform;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Letters;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Demonstration;

/// <summary>Gives a demonstration platform the letters of its last decisions: approvals, one with conditions, an adjournment, refusals; in French, and one of each kind in Arabic. Nobody is mailed.</summary>
/// <remarks>A platform that has a letter already, generated or not, is left alone.</remarks>
public sealed class GenerateLetters(PlatformDb db, TenantContext tenant, LetterDesk desk, SendLetter sending) : IActivation
{
    private const int OfEachKind = 3;

    /// <summary>Days until a letter is handed over.</summary>
    private const int UntilHandedOver = 2;

    public async Task Activate(IProgress<string> progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (tenant.Organisation is not { Kind: HostKind.Platform, Demo: { Profile: not null, BusinessDate: { } today } } || await db.Set<SentLetter>().AnyAsync(ct)) return;

        var written = 0;
        foreach (var dossiers in new[] { Of(ApplicationStatus.Approved), Of(ApplicationStatus.ApprovedWithConditions), db.Applications.Where(x => x.AdjournedUntil != null), Of(ApplicationStatus.Refused) })
            foreach (var (i, dossier) in (await dossiers.OrderByDescending(x => x.ReceivedOn).ThenBy(x => x.Number).Take(OfEachKind).ToListAsync(ct)).Index())
            {
                await Write(dossier, 1, "fr", today, ct);
                if (i == 0) await Write(dossier, 2, "ar", today, ct); // asked for by the applicant
                written++;
            }

        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        progress.Report($"letters about {written} decisions generated");
    }

    private IQueryable<LoanApplication> Of(ApplicationStatus status) => db.Applications.Where(x => x.Status == status);

    private async Task Write(LoanApplication dossier, int number, string language, DateOnly today, CancellationToken ct)
    {
        var name = language == "ar" ? await db.Set<Alliance.Platform.Origination.Entrepreneurs.Entrepreneur>().Where(x => x.Id == dossier.EntrepreneurId).Select(x => x.Person.NameInArabic).SingleAsync(ct) : null;
        if (language == "ar" && name is null) return;

        var day = dossier.StandingDecision()!.On.AddDays(UntilHandedOver) is var soon && soon <= today ? soon : today;
        var draft = new LetterDraft(dossier);
        await desk.Compose(draft, dossier, language, name, Entered.On(day), ct);
        sending.Record(dossier, draft, number, (LetterWay.Paper, day), Entered.On(day));
    }
}
