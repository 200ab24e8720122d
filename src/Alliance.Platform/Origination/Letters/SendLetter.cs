using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Origination.Letters;

/// <summary>Sends a letter by e-mail, or records that it was handed over on paper: from then on it stays as it is. Once: who presses again, or at the same moment, is refused.</summary>
/// <remarks>The history of the dossier names it. The mail is sent once this is saved (<see cref="LetterMailer"/>).</remarks>
public sealed class SendLetter(PlatformDb db, ICurrentUser user, Clerk clerk, TenantContext tenant, LetterDesk desk, PrintLetter print, JobSignal<LetterMailer> signal)
{
    /// <param name="On">The day it was handed over; today when left out, and always of a mail.</param>
    /// <param name="Revision">Of the draft as it was read; a later one is a lost race.</param>
    public sealed record Input([property: Required] LetterWay? Way, DateOnly? On = null, long? Revision = null);

    public sealed record Sent(Id<SentLetter> Id, int Number, string Hash);

    public static void Map(IEndpointRouteBuilder letters) => letters.MapPost("/{letter}/dispatch", Post).WithSummary("Send a letter by e-mail, or record that it was handed over").ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    /// <returns>Null when this dossier has no such letter.</returns>
    /// <exception cref="RefusedException">
    /// <c>letter.sent-already</c>, <c>letter.decision-changed</c>, <c>letter.nothing-decided</c>, <c>letter.no-address</c>, <c>letter.bad-address</c>, <c>letter.in-the-future</c>, <c>letter.before-decision</c>.
    /// </exception>
    public async Task<Sent?> Handle(Id<LoanApplication> id, Id<SentLetter> letter, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.RegisterApplications);
        if (await desk.Find(id, letter, input.Revision, ct) is not var (application, draft)) return null;

        draft.DemandCurrent(application);
        var (way, entry) = (input.Way!.Value, clerk.Entry);
        var address = way is LetterWay.Mail ? await desk.DemandAddress(application, ct) : null;
        var on = way is LetterWay.Mail ? entry.Today : Day(input.On ?? entry.Today, application, entry);
        var sent = Record(application, draft, await db.Set<SentLetter>().CountAsync(x => x.ApplicationId == id, ct) + 1, (way, on), entry);
        db.Remove(draft);
        if (address is not null) AskForMail(sent, address);
        await db.SaveChangesAsync(ct);
        return new(sent.Id, sent.Number, sent.Hash);
    }

    /// <summary>The letter as it stays, with its paper and its line in the dossier's history; not saved yet.</summary>
    /// <param name="number">In its dossier, from 1.</param>
    /// <param name="sent">How it goes out, on which day.</param>
    internal SentLetter Record(LoanApplication application, LetterDraft draft, int number, (LetterWay Way, DateOnly On) sent, Entry entry)
    {
        var text = new LetterText
        {
            Number = number,
            Dossier = application.Number,
            Kind = draft.Kind,
            Platform = tenant.Organisation.NameIn(draft.Language),
            Language = draft.Language,
            Addressee = draft.Addressee,
            Subject = draft.Subject,
            Body = draft.Body,
            Way = sent.Way,
            On = sent.On,
        };
        var letter = new SentLetter(draft, text, entry);
        db.Add(letter);
        db.Add(new LetterPaper { LetterId = letter.Id, Pdf = print.Write(text, isDraft: false) });
        application.NoteLetter(sent.Way is LetterWay.Mail ? ApplicationEventKind.LetterMailed : ApplicationEventKind.LetterHandedOver, text.Subject, text.On, entry);
        return letter;
    }

    private static DateOnly Day(DateOnly on, LoanApplication application, Entry entry)
    {
        if (on > entry.Today) throw new RefusedException("letter.in-the-future", "Nothing is handed over after today.");
        var decided = application.StandingDecision()!.On;
        return on >= decided ? on : throw new RefusedException("letter.before-decision", $"The decision is of {decided:yyyy-MM-dd}.", decided);
    }

    private void AskForMail(SentLetter sent, string address)
    {
        db.Add(new LetterMail(sent, address));
        var organisation = tenant.Organisation.Id;
        db.OnceCommitted(() => signal.Raise(organisation));
    }

    private static async Task<Results<Created<Sent>, NotFound>> Post(Id<LoanApplication> id, Id<SentLetter> letter, Input input, [FromHeader(Name = IfMatch.Header)] string? ifMatch, SendLetter send, CancellationToken ct) =>
        await send.Handle(id, letter, input with { Revision = IfMatch.Revision(ifMatch) ?? input.Revision }, ct) is { } sent ? TypedResults.Created($"/api/applications/{id}/letters/{sent.Id}.pdf", sent) : TypedResults.NotFound();
}
