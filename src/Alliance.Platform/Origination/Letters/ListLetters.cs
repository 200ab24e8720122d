using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Letters;

/// <summary>The letters that the applicant of a dossier was sent; and for those who work on dossiers the one that is being written.</summary>
public sealed class ListLetters(PlatformDb db, ICurrentUser user, IOutgoingMail mail, DossierAccess access, LetterDesk desk)
{
    public sealed record Row
    {
        public required Id<SentLetter> Id { get; init; }

        /// <summary>In its dossier, from 1.</summary>
        public required int Number { get; init; }

        public required LetterKind Kind { get; init; }

        /// <summary>Two letters.</summary>
        public required string Language { get; init; }

        public required string Subject { get; init; }
        public required string Body { get; init; }
        public required LetterWay Way { get; init; }

        /// <summary>The day it was sent or handed over.</summary>
        public required DateOnly On { get; init; }

        public required string By { get; init; }

        /// <summary>SHA-256 of the canonical text, in lower-case hexadecimal.</summary>
        public required string Hash { get; init; }

        /// <summary>Of the e-mail; null of a letter on paper.</summary>
        public required LetterMailState? Mail { get; init; }

        /// <summary>Where it was mailed to, for those who work on dossiers; null for others.</summary>
        public required string? Address { get; init; }

        /// <summary>The decision that it told was taken back, or is decided anew, since.</summary>
        public required bool IsTakenBack { get; init; }

        /// <summary>What can be done with it by who works on dossiers.</summary>
        public required IReadOnlyList<SentLetterAct> Allowed { get; init; }
    }

    public sealed record Draft
    {
        public required Id<SentLetter> Id { get; init; }
        public required LetterKind Kind { get; init; }

        /// <summary>Two letters.</summary>
        public required string Language { get; init; }

        public required string Addressee { get; init; }
        public required string Subject { get; init; }
        public required string Body { get; init; }

        /// <summary>Who wrote last, and on which business day.</summary>
        public required string By { get; init; }

        public required DateOnly On { get; init; }

        /// <summary>The decision that it tells doesn't stand any more.</summary>
        public required bool IsOvertaken { get; init; }

        /// <summary>What can be done with it.</summary>
        public required IReadOnlyList<LetterAct> Allowed { get; init; }

        public required long Revision { get; init; }
    }

    /// <summary>How the applicant is called and reached.</summary>
    /// <param name="NameInFrench">In Latin letters; null where nobody has written it so.</param>
    /// <param name="NameInArabic">In Arabic letters; null where nobody has written it so.</param>
    /// <param name="Email">Null where the dossier has none that a mail can reach.</param>
    public sealed record Applicant(string? NameInFrench, string? NameInArabic, string? Email);

    public sealed record Sheet
    {
        /// <summary>The latest first.</summary>
        public required IReadOnlyList<Row> Letters { get; init; }

        /// <summary>For those who work on dossiers; null for others, and while none is written.</summary>
        public required Draft? Draft { get; init; }

        /// <summary>For those who work on dossiers; null for others.</summary>
        public required Applicant? Applicant { get; init; }
    }

    public static void Map(IEndpointRouteBuilder letters) => letters.MapGet("", Get).WithSummary("List the letters to the applicant of a dossier").ProducesProblem(404);

    /// <returns>Null when this platform has no such dossier, or none that the user may see.</returns>
    public async Task<Sheet?> Handle(Id<LoanApplication> id, CancellationToken ct = default)
    {
        if (!await access.DemandReading(id, ct)) return null;
        if (await db.Applications.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } application) return null;

        var works = user.May(Permissions.RegisterApplications);
        var sent = await db.Set<SentLetter>().AsNoTracking().Where(x => x.ApplicationId == id).OrderByDescending(x => x.Number).ToListAsync(ct);
        List<Id<SentLetter>> keys = [.. sent.Select(x => x.Id)];
        var mails = keys.Count == 0 ? [] : await db.Set<LetterMail>().AsNoTracking().Where(x => keys.Contains(x.LetterId)).ToDictionaryAsync(x => x.LetterId, ct);
        var applicant = works ? await Reach(application, ct) : null;
        var draft = works ? await db.Set<LetterDraft>().AsNoTracking().SingleOrDefaultAsync(x => x.ApplicationId == id, ct) : null;
        return new()
        {
            Letters = [.. sent.Select(x => RowOf(x, application.WasTakenBack(x.Decision), mails.GetValueOrDefault(x.Id), works, works ? [.. x.Allowed(application, mails.GetValueOrDefault(x.Id)?.State, applicant?.Email is not null, draft is not null)] : []))],
            Draft = draft is null ? null : DraftOf(draft, application, applicant?.Email is not null),
            Applicant = applicant,
        };
    }

    private async Task<Applicant> Reach(LoanApplication application, CancellationToken ct)
    {
        var person = await db.Entrepreneurs.AsNoTracking().Where(x => x.Id == application.EntrepreneurId).Select(x => x.Person).SingleAsync(ct);
        return new(
            await desk.NameIn(application, person.Name, "fr", ct), await desk.NameIn(application, person.Name, "ar", ct),
            person.Email is { } email && mail.Takes(email) ? email : null);
    }

    private static Row RowOf(SentLetter letter, bool isTakenBack, LetterMail? mail, bool works, IReadOnlyList<SentLetterAct> allowed)
    {
        var text = letter.Read();
        return new()
        {
            Id = letter.Id,
            Number = letter.Number,
            Kind = letter.Kind,
            Language = text.Language,
            Subject = text.Subject,
            Body = text.Body,
            Way = letter.Way,
            On = letter.On,
            By = letter.By,
            Hash = letter.Hash,
            Mail = mail?.State,
            Address = works ? mail?.Address : null,
            IsTakenBack = isTakenBack,
            Allowed = allowed,
        };
    }

    private static Draft DraftOf(LetterDraft draft, LoanApplication application, bool hasAddress) => new()
    {
        Id = draft.Id,
        Kind = draft.Kind,
        Language = draft.Language,
        Addressee = draft.Addressee,
        Subject = draft.Subject,
        Body = draft.Body,
        By = draft.By,
        On = draft.On,
        IsOvertaken = !draft.IsAbout(application),
        Allowed = [.. draft.Allowed(application, hasAddress)],
        Revision = draft.Revision,
    };

    private static async Task<Results<Ok<Sheet>, NotFound>> Get(Id<LoanApplication> id, ListLetters listLetters, CancellationToken ct) =>
        await listLetters.Handle(id, ct) is { } sheet ? TypedResults.Ok(sheet) : TypedResults.NotFound();
}
