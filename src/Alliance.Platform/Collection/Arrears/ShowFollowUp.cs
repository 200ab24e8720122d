using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>What was said, promised and written on one loan.</summary>
public sealed class ShowFollowUp(PlatformDb db, ICurrentUser user, IBusinessDate business)
{
    public sealed record Note(
        Id<Contact> Id, ContactKind Kind, DateOnly On, string Words, DateOnly? NextOn, string EnteredBy, DateTime EnteredAt, Id<Reminder>? ReminderId,
        string? StruckBy, string? StruckBecause);

    /// <param name="Received">What came in from the day of the promise to the day promised.</param>
    public sealed record Promise(
        Id<PromiseToPay> Id, Money Amount, DateOnly PayBy, DateOnly PromisedOn, string? Words, string EnteredBy, PromiseStanding Standing, Money Received,
        string? WithdrawnBy, string? WithdrawnBecause);

    public sealed record Letter(Id<Reminder> Id, int Step, DateOnly On, string Subject, ReminderMail Mail);

    /// <param name="LateSince">When the present arrears began; null when nothing is late.</param>
    public sealed record Detail(
        Id<Loan> Id, string Number, string Enterprise, string Entrepreneur, string? Phone, string? Email, LoanStatus Status,
        int DaysLate, DateOnly? LateSince, Money AmountLate, Money Outstanding, DateOnly AsOf,
        IReadOnlyList<Note> Contacts, IReadOnlyList<Promise> Promises, IReadOnlyList<Letter> Letters);

    public static void Map(IEndpointRouteBuilder arrears) => arrears.MapGet("/loans/{id}", Get)
        .WithSummary("Show contacts, promises and reminders of a loan").ProducesProblem(404);

    /// <returns>Null when this platform has no such loan.</returns>
    public async Task<Detail?> Handle(Id<Loan> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        var found = await (
            from loan in db.Loans.AsNoTracking()
            where loan.Id == id
            join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
            join application in db.Applications on loan.ApplicationId equals application.Id
            join entrepreneur in db.Entrepreneurs on application.EntrepreneurId equals entrepreneur.Id
            select new { Loan = loan, Enterprise = enterprise.Profile.Name, entrepreneur.Person }).SingleOrDefaultAsync(ct);
        if (found is null) return null;

        var (today, state) = (business.Today, found.Loan.State);
        var contacts = await db.Set<Contact>().AsNoTracking().Where(x => x.LoanId == id).OrderByDescending(x => x.On).ThenByDescending(x => x.EnteredAt).ToListAsync(ct);
        var promises = await db.Set<PromiseToPay>().AsNoTracking().Where(x => x.LoanId == id).OrderByDescending(x => x.Number).ToListAsync(ct);
        var letters = await db.Set<Reminder>().AsNoTracking().Where(x => x.LoanId == id).OrderByDescending(x => x.EnteredAt)
            .Select(x => new Letter(x.Id, x.Step, x.On, x.Subject, x.Mail)).ToListAsync(ct);
        return new(
            id, found.Loan.Number, found.Enterprise, found.Person.Name, found.Person.Phone, found.Person.Email, state.Status,
            state.DaysLateOn(today), PastState.LateSince(state, today), state.ArrearsOn(today), state.Outstanding, today,
            [.. contacts.Select(x => new Note(x.Id, x.Kind, x.On, x.Words, x.NextOn, x.EnteredBy, x.EnteredAt, x.ReminderId, x.StruckBy, x.StruckBecause))],
            [.. promises.Select(x => new Promise(
                x.Id, x.Amount, x.PayBy, x.PromisedOn, x.Words, x.EnteredBy, x.StandingOn(today, found.Loan.Events), x.ReceivedBy(today, found.Loan.Events),
                x.WithdrawnBy, x.WithdrawnBecause))],
            letters);
    }

    private static async Task<Results<Ok<Detail>, NotFound>> Get(Id<Loan> id, ShowFollowUp showFollowUp, CancellationToken ct) =>
        await showFollowUp.Handle(id, ct) is { } detail ? TypedResults.Ok(detail) : TypedResults.NotFound();
}
