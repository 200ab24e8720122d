using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Product;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Loans;

/// <summary>One loan as it stands on the business date: headline, schedule, course and history.</summary>
public sealed class ShowLoan(PlatformDb db, ICurrentUser user, IBusinessDate business)
{
    /// <param name="Balance">What is still owed of the loan once this and all earlier instalments are counted.</param>
    public sealed record Line(
        int Number, DateOnly DueOn, Money Due, Money Received, Money Balance, InstalmentStanding Standing, int DaysLate, DateOnly? SettledOn);

    /// <param name="Concerns">For an undoing or a return: what it is about.</param>
    public sealed record Happening(
        Guid Id, LoanEventKind Kind, DateOnly On, DateOnly BookedOn, Money Amount, PaymentMeans? Means, string? Reference,
        LoanEventKind? Concerns, DateOnly? ConcernsOn, string EnteredBy, DateTime EnteredAt, bool IsUndone, bool IsReturned, bool CanBeReturned);

    /// <summary>A month end: what should be owed by the schedule in force, and what was.</summary>
    /// <param name="Owed">Null after the business date.</param>
    public sealed record Moment(DateOnly On, Money Planned, Money? Owed);

    /// <summary>A schedule that a deferral or a rescheduling replaced, as it stood on that day (rule 13).</summary>
    public sealed record Earlier(DateOnly ReplacedOn, LoanEventKind By, IReadOnlyList<Line> Schedule);

    public sealed record Detail(
        Id<Loan> Id,
        string Number,
        LoanStatus Status,
        Id<LoanApplication> ApplicationId,
        Id<Enterprise> EnterpriseId,
        string Enterprise,
        string Entrepreneur,
        DateOnly GrantedOn,
        LoanTerms Terms,
        Money Disbursed,
        Money Available,
        Money Paid,
        Money Received,
        Money Outstanding,
        Money Credit,
        Money Refunded,
        Money WrittenOff,
        Money Recovered,
        DateOnly? WrittenOffOn,
        int DaysLate,
        Money Arrears,
        DateOnly? LateSince,
        Line? NextDue,
        DateOnly? EndsOn,
        DateOnly? RepaidOn,
        int ReturnedPayments,
        DateOnly AsOf,
        IReadOnlyList<Line> Schedule,
        IReadOnlyList<Earlier> EarlierSchedules,
        IReadOnlyList<Moment> Course,
        IReadOnlyList<Happening> Events,
        long Revision)
    {
        /// <summary>Part of what was paid out that has been repaid, 0 to 1.</summary>
        public decimal Progress => Disbursed == Money.Zero ? 0 : (decimal)Received.Centimes / Disbursed.Centimes;
    }

    public static void Map(IEndpointRouteBuilder loans) => loans.MapGet("/{id}", Get).WithSummary("Show a loan with its schedule and events");

    /// <returns>Null when this platform has no such loan.</returns>
    public async Task<Detail?> Handle(Id<Loan> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        if (await db.Loans.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } loan) return null;

        var enterprise = await db.Enterprises.Where(x => x.Id == loan.EnterpriseId).Select(x => x.Profile.Name).SingleOrDefaultAsync(ct);
        var entrepreneur = await (
            from application in db.Applications
            join person in db.Entrepreneurs on application.EntrepreneurId equals person.Id
            where application.Id == loan.ApplicationId
            select person.Person.Name).SingleOrDefaultAsync(ct);
        return Of(loan, enterprise ?? "", entrepreneur ?? "", business.Today);
    }

    public static Detail Of(Loan loan, string enterprise, string entrepreneur, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(loan);
        var state = loan.State;
        var lines = Lines(state.Schedule, state.Disbursed, today);
        var daysLate = state.DaysLateOn(today);
        return new(
            loan.Id, loan.Number, state.Status, loan.ApplicationId, loan.EnterpriseId, enterprise, entrepreneur, loan.GrantedOn, loan.Terms,
            state.Disbursed, state.Available, state.Paid, state.Received, state.Outstanding, state.Credit, state.Refunded,
            state.WrittenOff, state.Recovered, state.WrittenOffOn,
            daysLate, state.ArrearsOn(today), daysLate > 0 ? state.OldestUnpaid!.DueOn : null,
            state.NextDueFrom(today) is { } next ? lines[next.Number - 1] : null,
            state.Schedule.IsEmpty ? null : state.Schedule[^1].DueOn, state.RepaidOn, state.ReturnedPayments, today,
            lines, [.. state.EarlierSchedules.Select(x => new Earlier(x.ReplacedOn, x.By, Lines(x.Instalments, state.Disbursed, x.ReplacedOn)))], LoanCourse.Of(loan, today), Happenings(loan), loan.Revision);
    }

    private static List<Line> Lines(IEnumerable<Instalment> schedule, Money disbursed, DateOnly today)
    {
        var balance = disbursed;
        return [.. schedule.Select(x => new Line(
            x.Number, x.DueOn, x.Due, x.Received, balance -= x.Received + x.WrittenOff, x.StandingOn(today), x.DaysLateOn(today), x.SettledOn))];
    }

    /// <summary>Latest first, as a history is read.</summary>
    private static List<Happening> Happenings(Loan loan)
    {
        var byId = loan.Events.ToDictionary(x => x.Id);
        var undone = LoanHistory.UndoneAmong(loan.Events);
        var returned = loan.Events.Where(x => x.Kind is LoanEventKind.Returned && !undone.Contains(x.Id)).Select(x => x.Undoes!.Value).ToHashSet();
        return [.. loan.Events.OrderByDescending(x => x.On).ThenByDescending(x => x.Sequence).Select(x =>
        {
            var about = x.Undoes is { } concerned ? byId[concerned] : null;
            return new Happening(
                x.Id, x.Kind, x.On, x.BookedOn, x.Amount, x.Means, x.Reference, about?.Kind, about?.On, x.EnteredBy, x.EnteredAt,
                undone.Contains(x.Id), returned.Contains(x.Id),
                CanBeReturned: x.Kind is LoanEventKind.Paid or LoanEventKind.Recovered && x.Means is not PaymentMeans.Cash && !undone.Contains(x.Id) && !returned.Contains(x.Id));
        })];
    }

    private static async Task<Results<Ok<Detail>, NotFound>> Get(Id<Loan> id, ShowLoan showLoan, CancellationToken ct) =>
        await showLoan.Handle(id, ct) is { } detail ? TypedResults.Ok(detail) : TypedResults.NotFound();
}
