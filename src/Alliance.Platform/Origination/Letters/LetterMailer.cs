using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Alliance.Platform.Origination.Letters;

/// <summary>Sends the e-mails of letters, with the paper attached. What was decided stands in the paper alone.</summary>
/// <remarks>One at a time, and noted as tried before it is sent, as reminders are.</remarks>
public sealed partial class LetterMailer(PlatformDb db, TenantContext tenant, IOutgoingMail mail, TimeProvider clock, ILogger<LetterMailer> log) : IOrganisationJob
{
    public Task<bool> IsDue(CancellationToken ct) => Due(clock.GetUtcNow().UtcDateTime).AnyAsync(ct);

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> Step(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await Due(now).OrderBy(x => x.DueAt).FirstOrDefaultAsync(ct) is not { } next) return false;

        next.Try(now);
        await db.SaveChangesAsync(ct);
        await Send(next, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private IQueryable<LetterMail> Due(DateTime now) => db.Set<LetterMail>().Where(x => x.State == LetterMailState.Waiting && x.DueAt <= now);

    private async Task Send(LetterMail next, CancellationToken ct)
    {
        if (!mail.Takes(next.Address))
        {
            next.NotSent(forGood: true);
            return;
        }

        var letter = await db.Set<SentLetter>().AsNoTracking().SingleAsync(x => x.Id == next.LetterId, ct);
        var paper = await db.Set<LetterPaper>().AsNoTracking().SingleAsync(x => x.LetterId == next.LetterId, ct);
        var text = letter.Read();
        var words = new DocumentWords(typeof(LettersText), Cultures.Find(text.Language) ?? Cultures.French);
        var said = string.Join("\n\n", words["mail.hello", text.Addressee], words["mail.attached", text.Dossier], text.Platform);
        try
        {
            await mail.Send(new(tenant.Organisation.NameIn(text.Language), next.Address, text.Addressee, words["mail.subject", text.Dossier], said, words.Culture, next.LetterId.Value)
            {
                File = new(PrintLetter.FileName(text), "application/pdf", paper.Pdf),
            }, ct);
            next.Sent();
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            NotSent(failure, tenant.Organisation.Id, next.LetterId.Value); // the address stays out of the log
            next.NotSent();
        }
    }

    [LoggerMessage(LogLevel.Error, "{Organisation}: the mail of letter {Letter} could not be sent")]
    private partial void NotSent(Exception failure, string organisation, Guid letter);
}
