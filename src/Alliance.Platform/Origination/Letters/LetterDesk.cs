using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Corrections;
using Alliance.Platform.Origination.DossierDocuments;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Letters;

/// <summary>Where drafts of letters are found and composed. Asks for no permission: that is the use case's.</summary>
public sealed class LetterDesk(PlatformDb db, TenantContext tenant, Letterhead letterhead, DossierChecklists checklists, IOutgoingMail mail, IKnowNames names)
{
    /// <param name="revision">Of the draft as it was read; a later one is a lost race.</param>
    /// <returns>Null when this dossier has no such letter.</returns>
    /// <exception cref="RefusedException"><c>letter.sent-already</c>.</exception>
    internal async Task<(LoanApplication Application, LetterDraft Draft)?> Find(Id<LoanApplication> id, Id<SentLetter> letter, long? revision, CancellationToken ct)
    {
        if (await db.Set<LetterDraft>().SingleOrDefaultAsync(x => x.Id == letter && x.ApplicationId == id, ct) is not { } draft)
        {
            if (await db.Set<SentLetter>().AnyAsync(x => x.Id == letter && x.ApplicationId == id, ct)) throw new RefusedException("letter.sent-already", "This letter has been sent already.");
            return null;
        }

        db.Expect(draft, revision);
        return (await db.Applications.SingleAsync(x => x.Id == id, ct), draft);
    }

    /// <summary>Writes a draft anew.</summary>
    /// <param name="name">Of the applicant in the script of the language; what is known of it when left out.</param>
    /// <exception cref="RefusedException"><c>letter.nothing-decided</c>, <c>letter.name-in-arabic</c>, <c>letter.name-in-latin</c>.</exception>
    internal async Task Compose(LetterDraft draft, LoanApplication application, string language, string? name, Entry entry, CancellationToken ct)
    {
        application.DemandTold();
        var decision = application.StandingDecision()!;
        var person = await db.Entrepreneurs.AsNoTracking().Where(x => x.Id == application.EntrepreneurId).Select(x => x.Person).SingleAsync(ct);
        var addressee = LetterNames.Demand(Blank.ToNull(name) ?? await NameIn(application, person.Name, language, ct), language);
        var kind = LetterKinds.Of(application);
        draft.Compose(decision, new()
        {
            Language = language,
            Kind = kind,
            Number = application.Number,
            Addressee = addressee,
            Gender = person.Gender,
            Enterprise = await db.Enterprises.Where(x => x.Id == application.EnterpriseId).Select(x => x.Profile.Name).SingleAsync(ct),
            Request = application.Request,
            ReceivedOn = application.ReceivedOn,
            DecidedOn = decision.On,
            Decision = application.Decision,
            Words = kind is LetterKind.Adjournment or LetterKind.Refusal ? decision.Note : null,
            AdjournedUntil = application.AdjournedUntil,
            Conditions = [.. application.Conditions.OrderBy(x => x.Number)],
            Owed = kind is LetterKind.Adjournment ? await Owed(application, language, ct) : [],
            IsGraceInside = LendingSettings.Of(tenant.Organisation).GraceInside,
            OtherHelp = LetterSettings.Of(tenant.Organisation).OtherHelpIn(language),
            Officer = application.Officer.Name,
            Email = letterhead.Email,
        }, entry);
    }

    /// <exception cref="RefusedException"><c>letter.draft-exists</c>, <c>letter.too-many</c>.</exception>
    internal async Task DemandRoom(Id<LoanApplication> id, CancellationToken ct)
    {
        if (await db.Set<LetterDraft>().AnyAsync(x => x.ApplicationId == id, ct)) throw new RefusedException("letter.draft-exists", "A letter is being written already: go on with it, or discard it.");
        if (await db.Set<SentLetter>().CountAsync(x => x.ApplicationId == id, ct) >= SentLetter.MostOfDossier)
            throw new RefusedException("letter.too-many", $"A dossier has at most {SentLetter.MostOfDossier} letters.", SentLetter.MostOfDossier);
    }

    /// <summary>Where a mail reaches the applicant.</summary>
    /// <exception cref="RefusedException"><c>letter.no-address</c>, <c>letter.bad-address</c>.</exception>
    internal async Task<string> DemandAddress(LoanApplication application, CancellationToken ct)
    {
        var address = await db.Entrepreneurs.Where(x => x.Id == application.EntrepreneurId).Select(x => x.Person.Email).SingleAsync(ct)
            ?? throw new RefusedException("letter.no-address", "The dossier has no e-mail address of the applicant: hand the letter over on paper.");
        return mail.Takes(address) ? address : throw new RefusedException("letter.bad-address", "No mail can be written to the applicant's address: hand the letter over on paper.");
    }

    /// <summary>As the dossier has it, as the last letter in the language did, or as somebody wrote it for a contract.</summary>
    /// <returns>Null where nobody has written it in this script.</returns>
    internal async Task<string?> NameIn(LoanApplication application, string name, string language, CancellationToken ct)
    {
        if (LetterNames.Fits(name, language)) return name;
        var letters = await db.Set<SentLetter>().AsNoTracking().Where(x => x.ApplicationId == application.Id).OrderByDescending(x => x.Number).ToListAsync(ct);
        return letters.Select(x => x.Read()).FirstOrDefault(x => x.Language == language)?.Addressee
            ?? (await names.OtherNameOf(application.Id, ct) is { } other && LetterNames.Fits(other, language) ? other : null);
    }

    private async Task<IReadOnlyList<OwedCorrection>> Owed(LoanApplication application, string language, CancellationToken ct)
    {
        var open = await db.Set<Correction>().AsNoTracking().Where(x => x.ApplicationId == application.Id && x.State == CorrectionState.WithApplicant).OrderBy(x => x.Number).ToListAsync(ct);
        if (open.Count == 0) return [];
        var checklist = await checklists.Of(application, ct);
        var words = new DocumentWords(typeof(LettersText), Cultures.Find(language) ?? Cultures.French);
        return
        [
            .. from correction in open
               let what = correction.Field is { } field ? words["field." + KebabCase.Of(field)] : checklist.Find(correction.Document!)?.NameIn(language) ?? correction.Document!
               let asked = correction.Steps.Where(x => x.Kind is CorrectionStepKind.Asked or CorrectionStepKind.AskedAgain).MaxBy(x => x.Sequence)!
               select new OwedCorrection(what, correction.Flaw, asked.Words!),
        ];
    }
}
