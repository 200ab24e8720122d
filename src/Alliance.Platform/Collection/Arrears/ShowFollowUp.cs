using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>What was said, promised and written on one loan.</summary>
public sealed class ShowFollowUp(PlatformDb db, ICurrentUser user, IBusinessDate business)
{
    public sealed record Note
    {
        public required Id<Contact> Id { get; init; }
        public required ContactKind Kind { get; init; }
        public required DateOnly On { get; init; }
        public required string Words { get; init; }
        public required DateOnly? NextOn { get; init; }
        public required string EnteredBy { get; init; }
        public required DateTime EnteredAt { get; init; }
        public required Id<Reminder>? ReminderId { get; init; }
        public required string? StruckBy { get; init; }
        public required string? StruckBecause { get; init; }
    }

    public sealed record Promise
    {
        public required Id<PromiseToPay> Id { get; init; }
        public required Money Amount { get; init; }
        public required DateOnly PayBy { get; init; }
        public required DateOnly PromisedOn { get; init; }
        public required string? Words { get; init; }
        public required string EnteredBy { get; init; }
        public required PromiseStanding Standing { get; init; }

        /// <summary>What came in from the day of the promise to the day promised.</summary>
        public required Money Received { get; init; }

        public required string? WithdrawnBy { get; init; }
        public required string? WithdrawnBecause { get; init; }
    }

    public sealed record Letter(Id<Reminder> Id, int Step, DateOnly On, string Subject, ReminderMail Mail);

    public sealed record Detail
    {
        public required Id<Loan> Id { get; init; }
        public required string Number { get; init; }
        public required string Enterprise { get; init; }
        public required string Entrepreneur { get; init; }
        public required string? Phone { get; init; }
        public required string? Email { get; init; }
        public required LoanStatus Status { get; init; }
        public required int DaysLate { get; init; }

        /// <summary>When the present arrears began; null when nothing is late.</summary>
        public required DateOnly? LateSince { get; init; }

        public required Money AmountLate { get; init; }
        public required Money Outstanding { get; init; }
        public required DateOnly AsOf { get; init; }
        public required IReadOnlyList<Note> Contacts { get; init; }
        public required IReadOnlyList<Promise> Promises { get; init; }
        public required IReadOnlyList<Letter> Letters { get; init; }

        /// <summary>Of the loan.</summary>
        public required long Revision { get; init; }

        /// <summary>Of each form on its page: what others noted meanwhile matters to it as much as what they entered on the loan.</summary>
        internal FormSubject About => FormSubject.Of([Revision, .. Contacts.Select(x => $"{x.Id} {x.StruckBy}"), .. Promises.Select(x => $"{x.Id} {x.WithdrawnBy}")]);
    }

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
        return new()
        {
            Id = id,
            Number = found.Loan.Number,
            Enterprise = found.Enterprise,
            Entrepreneur = found.Person.Name,
            Phone = found.Person.Phone,
            Email = found.Person.Email,
            Status = state.Status,
            DaysLate = state.DaysLateOn(today),
            LateSince = PastState.LateSince(state, today),
            AmountLate = state.ArrearsOn(today),
            Outstanding = state.Outstanding,
            AsOf = today,
            Contacts = [.. contacts.Select(x => new Note
            {
                Id = x.Id,
                Kind = x.Kind,
                On = x.On,
                Words = x.Words,
                NextOn = x.NextOn,
                EnteredBy = x.EnteredBy,
                EnteredAt = x.EnteredAt,
                ReminderId = x.ReminderId,
                StruckBy = x.StruckBy,
                StruckBecause = x.StruckBecause,
            })],
            Promises = [.. promises.Select(x => new Promise
            {
                Id = x.Id,
                Amount = x.Amount,
                PayBy = x.PayBy,
                PromisedOn = x.PromisedOn,
                Words = x.Words,
                EnteredBy = x.EnteredBy,
                Standing = x.StandingOn(today, found.Loan.Events),
                Received = x.ReceivedBy(today, found.Loan.Events),
                WithdrawnBy = x.WithdrawnBy,
                WithdrawnBecause = x.WithdrawnBecause,
            })],
            Letters = letters,
            Revision = found.Loan.Revision,
        };
    }

    private static async Task<Results<Ok<Detail>, NotFound>> Get(Id<Loan> id, ShowFollowUp showFollowUp, CancellationToken ct) =>
        await showFollowUp.Handle(id, ct) is { } detail ? TypedResults.Ok(detail) : TypedResults.NotFound();
}
