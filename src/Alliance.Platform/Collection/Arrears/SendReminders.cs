using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Deferrals;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>Makes the reminder letters that are due for the loans chosen, and asks for e-mails where an address is known. Each is also noted as a contact.</summary>
/// <remarks>Loan by loan, each in a transaction of its own: of two officers at once, each letter is made by one, and what was cut off halfway is simply still due.</remarks>
public sealed class SendReminders(PlatformDb db, ICurrentUser user, Clerk clerk, TenantContext tenant, JobSignal<ReminderMailer> signal)
{
    public const int MostAtOnce = 200;

    /// <param name="Language">Of the letters: <c>fr</c> or <c>ar</c>.</param>
    /// <param name="ByEmail">Also by e-mail, where an address is known; else by letter alone.</param>
    public sealed record Input(
        [property: Required, JsonRequired, Length(1, MostAtOnce)] IReadOnlyList<Id<Loan>> LoanIds,
        [property: RegularExpression("fr|ar")] string Language = "fr",
        bool ByEmail = false);

    public sealed record Made(Id<Loan> LoanId, Id<Reminder> ReminderId, int Step, bool ByEmail);

    /// <param name="Code">Why no letter was made: <c>reminder.not-due</c> or <c>reminder.sent-already</c>.</param>
    public sealed record Skipped(Id<Loan> LoanId, string Code);

    /// <param name="BatchId">By which the letters are printed in one document.</param>
    public sealed record Batch(Guid BatchId, IReadOnlyList<Made> Made, IReadOnlyList<Skipped> Skipped);

    public static void Map(IEndpointRouteBuilder arrears) => arrears.MapPost("/reminders", Post)
        .WithSummary("Make the reminder letters that are due for these loans").ProducesProblem(400);

    /// <param name="batch">Given where many letters are made part by part and printed together.</param>
    public async Task<Batch> Handle(Input input, Guid? batch = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.FollowUpArrears);
        var settings = ArrearsSettings.Of(tenant.Organisation);
        Id<Loan>[] asked = [.. input.LoanIds.Distinct()];
        var due = (await ReminderPlan.Of(db, db.Loans.Where(x => asked.Contains(x.Id)), settings, clerk.Today, ct)).ToDictionary(x => x.LoanId);

        var (batchId, made, skipped) = (batch ?? Guid.CreateVersion7(), new List<Made>(), new List<Skipped>());
        foreach (var id in asked)
        {
            if (!due.TryGetValue(id, out var reminder)) skipped.Add(new(id, "reminder.not-due"));
            else if (await Make(batchId, reminder, settings, input, ct) is { } one) made.Add(one);
            else skipped.Add(new(id, "reminder.sent-already"));
        }

        if (made.Exists(x => x.ByEmail)) signal.Raise(tenant.Organisation.Id);
        return new(batchId, made, skipped);
    }

    private async Task<Made?> Make(Guid batchId, ReminderPlan.Due due, ArrearsSettings settings, Input input, CancellationToken ct)
    {
        var facts = await (
            from loan in db.Loans.AsNoTracking()
            where loan.Id == due.LoanId
            join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
            join application in db.Applications on loan.ApplicationId equals application.Id
            join entrepreneur in db.Entrepreneurs on application.EntrepreneurId equals entrepreneur.Id
            select new { Loan = loan, Enterprise = enterprise.Profile.Name, entrepreneur.Person.Name, entrepreneur.Person.Email }).SingleAsync(ct);
        if (PastState.LateSince(facts.Loan.State, clerk.Today) is not { } lateSince) return null; // paid a moment ago

        var letter = new ReminderLetter(tenant.Organisation, settings, input.Language).Write(due.Step, facts.Loan.Number, facts.Loan.State, facts.Enterprise, facts.Name, clerk.Today);
        var reminder = new Reminder(batchId, due.LoanId, lateSince, due.Step, input.Language, facts.Name, letter, clerk.Entry);
        var byEmail = input.ByEmail && facts.Email is not null;
        if (byEmail) reminder.AskForMail();
        db.Add(reminder);
        db.Add(new Contact(
            due.LoanId, byEmail ? ContactKind.Email : ContactKind.Letter, clerk.Today, letter.Subject, clerk.Today.AddDays(settings.DaysToPay), clerk.Entry, reminder.Id));
        try
        {
            await db.SaveChangesAsync(ct);
            return new(due.LoanId, reminder.Id, due.Step, byEmail);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null; // another officer was faster
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private static async Task<Ok<Batch>> Post(Input input, SendReminders sendReminders, CancellationToken ct) =>
        TypedResults.Ok(await sendReminders.Handle(input, ct: ct));
}
