using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>Reminder letters as a document to print: those of a batch, each on a page of its own, or one alone. The same letter gives the same words again.</summary>
public sealed class PrintReminders(PlatformDb db, ICurrentUser user, Letterhead letterhead)
{
    public static void Map(IEndpointRouteBuilder arrears)
    {
        arrears.MapGet("/reminders/batches/{batchId:guid}/letters", GetBatch).WithSummary("Print the letters made together").ProducesProblem(404);
        arrears.MapGet("/reminders/{id}/letter", GetOne).WithSummary("Print one letter").ProducesProblem(404);
    }

    /// <returns>Null when this platform has no such letters.</returns>
    public Task<byte[]?> Batch(Guid batchId, CancellationToken ct = default) => Print(db.Set<Reminder>().Where(x => x.BatchId == batchId), ct);

    /// <returns>Null when this platform has no such letter.</returns>
    public Task<byte[]?> One(Id<Reminder> id, CancellationToken ct = default) => Print(db.Set<Reminder>().Where(x => x.Id == id), ct);

    private async Task<byte[]?> Print(IQueryable<Reminder> which, CancellationToken ct)
    {
        user.Demand(Permissions.ReadLoans);
        var letters = await (
            from reminder in which.AsNoTracking()
            join loan in db.Loans on reminder.LoanId equals loan.Id
            join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
            orderby loan.Number
            select new { Reminder = reminder, loan.Number, Enterprise = enterprise.Profile.Name, enterprise.Profile.Province }).ToListAsync(ct);
        if (letters.Count == 0) return null;

        var language = letters[0].Reminder.Language; // a batch has one
        var culture = Cultures.Find(language) ?? Cultures.French;
        var words = new DocumentWords(typeof(ArrearsText), culture);
        var document = new PdfDocument(letterhead.In(culture), culture);
        for (var at = 0; at < letters.Count; at++)
        {
            var letter = letters[at];
            if (at > 0) document.PageBreak();
            document
                .Paragraph(letter.Reminder.Addressee, bold: true)
                .Paragraph($"{letter.Enterprise}\n{letter.Province}")
                .Space()
                .Paragraph(letter.Reminder.On.ToString("d MMMM yyyy", culture), PdfAlign.End)
                .KeyValues((words["letter.reference"], letter.Number))
                .Title(letter.Reminder.Subject)
                .Space();
            foreach (var paragraph in letter.Reminder.Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) document.Paragraph(paragraph);
            document.Signatures(words["letter.signature"]);
        }

        return document.ToBytes();
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> GetBatch(
        Guid batchId, PrintReminders printReminders, PaperFile names, IStringLocalizer<ArrearsText> text, CancellationToken ct) =>
        Answer(await printReminders.Batch(batchId, ct), names.List(text["Reminder letters"]));

    private static async Task<Results<FileContentHttpResult, NotFound>> GetOne(
        Id<Reminder> id, PrintReminders printReminders, PaperFile names, IStringLocalizer<ArrearsText> text, CancellationToken ct) =>
        Answer(await printReminders.One(id, ct), names.List(text["Reminder"]));

    private static Results<FileContentHttpResult, NotFound> Answer(byte[]? document, string name) =>
        document is null ? TypedResults.NotFound() : TypedResults.File(document, "application/pdf", name + ".pdf");
}
