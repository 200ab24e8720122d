using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Product;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Lending.Loans;

/// <summary>One loan as it stands on the business date: headline, schedule, course and history.</summary>
public sealed partial class ShowLoan(PlatformDb db, ICurrentUser user, IBusinessDate business)
{
    /// <param name="Balance">What is left of the schedule's capital once this and all earlier instalments have been paid: it falls line by line, to nothing at the last.</param>
    public sealed record Line(
        int Number, DateOnly DueOn, Money Due, Money Received, Money Balance, InstalmentStanding Standing, int DaysLate, DateOnly? SettledOn);

    public sealed record Happening
    {
        public required Guid Id { get; init; }
        public required LoanEventKind Kind { get; init; }
        public required DateOnly On { get; init; }
        public required DateOnly BookedOn { get; init; }
        public required Money Amount { get; init; }
        public required PaymentMeans? Means { get; init; }
        public required string? Reference { get; init; }

        /// <summary>For an undoing or a return: what it is about.</summary>
        public required LoanEventKind? Concerns { get; init; }

        public required DateOnly? ConcernsOn { get; init; }
        public required string EnteredBy { get; init; }
        public required DateTime EnteredAt { get; init; }
        public required bool IsUndone { get; init; }
        public required bool IsReturned { get; init; }
        public required bool CanBeReturned { get; init; }
    }

    /// <summary>A month end: what should be owed by the schedule in force, and what was.</summary>
    /// <param name="Owed">Null after the business date.</param>
    public sealed record Moment(DateOnly On, Money Planned, Money? Owed);

    /// <summary>A schedule that a deferral or a rescheduling replaced, as it stood on that day (rule 13).</summary>
    public sealed record Earlier(DateOnly ReplacedOn, LoanEventKind By, IReadOnlyList<Line> Schedule);

    /// <summary>All that a loan's page shows, as of the business date.</summary>
    public sealed record Detail
    {
        public required Id<Loan> Id { get; init; }

        public required string Number { get; init; }

        public required LoanStatus Status { get; init; }

        public required Id<LoanApplication> ApplicationId { get; init; }

        public required Id<Enterprise> EnterpriseId { get; init; }

        public required string Enterprise { get; init; }

        public required string Entrepreneur { get; init; }

        /// <summary>Of the entrepreneur, as it was given.</summary>
        public required string? Phone { get; init; }

        /// <summary>Number of the dossier that it was granted on.</summary>
        public required string Dossier { get; init; }

        /// <summary>In charge of the dossier, and of the loan since.</summary>
        public required string Officer { get; init; }

        /// <summary>Whose page tells everything about them.</summary>
        public Id<Entrepreneur>? EntrepreneurId { get; init; }

        public required DateOnly GrantedOn { get; init; }

        public required LoanTerms Terms { get; init; }

        /// <summary>Whether its contract has to be signed before it is paid out.</summary>
        public required bool NeedsContract { get; init; }

        /// <summary>The day its contract was signed; null while none is.</summary>
        public required DateOnly? ContractedOn { get; init; }

        public required Money Disbursed { get; init; }

        /// <summary>Granted and not yet paid out.</summary>
        public required Money Available { get; init; }

        public required Money Paid { get; init; }

        /// <summary>Stands on instalments.</summary>
        public required Money Received { get; init; }

        public required Money Outstanding { get; init; }

        public required Money Credit { get; init; }

        public required Money Refunded { get; init; }

        public required Money WrittenOff { get; init; }

        public required Money Recovered { get; init; }

        public required DateOnly? WrittenOffOn { get; init; }

        public required int DaysLate { get; init; }

        public required Money Arrears { get; init; }

        /// <summary>Due date of the oldest instalment not fully paid; null when nothing is late.</summary>
        public required DateOnly? LateSince { get; init; }

        public required Line? NextDue { get; init; }

        public required DateOnly? EndsOn { get; init; }

        public required DateOnly? RepaidOn { get; init; }

        public required int ReturnedPayments { get; init; }

        public required DateOnly AsOf { get; init; }

        public required IReadOnlyList<Line> Schedule { get; init; }

        public required IReadOnlyList<Earlier> EarlierSchedules { get; init; }

        public required IReadOnlyList<Moment> Course { get; init; }

        public required IReadOnlyList<Happening> Events { get; init; }

        /// <summary>What the reader may do with it as it stands; the main act comes last.</summary>
        public required IReadOnlyList<LoanAct> Allowed { get; init; }

        public required long Revision { get; init; }

        internal string Called => $"{Number} · {Entrepreneur}";

        /// <summary>Part of what was paid out that has been repaid, 0 to 1.</summary>
        public decimal Progress => Disbursed == Money.Zero ? 0 : (decimal)Received.Centimes / Disbursed.Centimes;
    }

    /// <summary>The dossier that a loan was granted on.</summary>
    internal sealed record Origin(string Dossier, string Officer, string Entrepreneur, string? Phone, Id<Entrepreneur>? EntrepreneurId = null);

    private static readonly Origin Unknown = new("", "", "", null);

    public static void Map(IEndpointRouteBuilder loans) => loans.MapGet("/{id}", Get).WithSummary("Show a loan with its schedule and events");

    /// <returns>Null when this platform has no such loan.</returns>
    public async Task<Detail?> Handle(Id<Loan> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        if (await db.Loans.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } loan) return null;

        var enterprise = await db.Enterprises.Where(x => x.Id == loan.EnterpriseId).Select(x => x.Profile.Name).SingleOrDefaultAsync(ct);
        var origin = await (
            from application in db.Applications
            join person in db.Entrepreneurs on application.EntrepreneurId equals person.Id
            where application.Id == loan.ApplicationId
            select new Origin(application.Number, application.Officer.Name, person.Person.Name, person.Person.Phone, person.Id)).SingleOrDefaultAsync(ct);
        return Of(loan, enterprise ?? "", origin ?? Unknown, business.Today, user.May);
    }

    /// <param name="may">Whether the reader has a permission.</param>
    internal static Detail Of(Loan loan, string enterprise, Origin origin, DateOnly today, Func<string, bool> may)
    {
        var state = loan.State;
        var lines = Lines(state.Schedule, today);
        var daysLate = state.DaysLateOn(today);
        return new()
        {
            Id = loan.Id,
            Number = loan.Number,
            Status = state.Status,
            ApplicationId = loan.ApplicationId,
            EnterpriseId = loan.EnterpriseId,
            Enterprise = enterprise,
            Entrepreneur = origin.Entrepreneur,
            EntrepreneurId = origin.EntrepreneurId,
            Phone = origin.Phone,
            Dossier = origin.Dossier,
            Officer = origin.Officer,
            GrantedOn = loan.GrantedOn,
            Terms = loan.Terms,
            NeedsContract = loan.NeedsContract,
            ContractedOn = loan.ContractedOn,
            Disbursed = state.Disbursed,
            Available = state.Available,
            Paid = state.Paid,
            Received = state.Received,
            Outstanding = state.Outstanding,
            Credit = state.Credit,
            Refunded = state.Refunded,
            WrittenOff = state.WrittenOff,
            Recovered = state.Recovered,
            WrittenOffOn = state.WrittenOffOn,
            DaysLate = daysLate,
            Arrears = state.ArrearsOn(today),
            LateSince = daysLate > 0 ? state.OldestUnpaid!.DueOn : null,
            NextDue = state.NextDueFrom(today) is { } next ? lines[next.Number - 1] : null,
            EndsOn = state.Schedule.IsEmpty ? null : state.Schedule[^1].DueOn,
            RepaidOn = state.RepaidOn,
            ReturnedPayments = state.ReturnedPayments,
            AsOf = today,
            Schedule = lines,
            EarlierSchedules = [.. state.EarlierSchedules.Select(x => new Earlier(x.ReplacedOn, x.By, Lines(x.Instalments, x.ReplacedOn)))],
            Course = LoanCourse.Of(loan, today),
            Events = Happenings(loan),
            Allowed = [.. loan.Allowed.Where(x => may(x.Permission()))],
            Revision = loan.Revision,
        };
    }

    /// <summary>From what this schedule parts: a later tranche is none of its capital.</summary>
    private static List<Line> Lines(IReadOnlyCollection<Instalment> schedule, DateOnly today)
    {
        var balance = schedule.Sum(x => x.Due);
        return [.. schedule.Select(x => new Line(
            x.Number, x.DueOn, x.Due, x.Received, balance -= x.Due, x.StandingOn(today), x.DaysLateOn(today), x.SettledOn))];
    }

    private static async Task<Results<Ok<Detail>, NotFound>> Get(Id<Loan> id, ShowLoan showLoan, CancellationToken ct) =>
        await showLoan.Handle(id, ct) is { } detail ? TypedResults.Ok(detail) : TypedResults.NotFound();
}
