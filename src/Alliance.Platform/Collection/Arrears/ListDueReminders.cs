using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>Reminder letters that are due today, page by page.</summary>
public sealed class ListDueReminders(PlatformDb db, ICurrentUser user, IBusinessDate business, TenantContext tenant)
{
    /// <param name="Step">From 1, of the steps in the platform's settings.</param>
    public sealed record Row(
        Id<Loan> LoanId, string Number, string Enterprise, string Entrepreneur, bool HasEmail, int Step, int DaysLate, Money AmountLate);

    /// <summary>Letters on a page unless somebody says otherwise.</summary>
    public const int UsualSize = 50;

    /// <param name="Total">How many are due, on all pages.</param>
    /// <param name="Steps">Days after which each step is due.</param>
    public sealed record Found(IReadOnlyList<Row> Rows, int Total, ImmutableArray<int> Steps, DateOnly AsOf);

    public static void Map(IEndpointRouteBuilder arrears) => arrears.MapGet("/reminders/due", Get).WithSummary("List the reminder letters that are due").ProducesProblem(400);

    /// <param name="step">Only this step; null for all.</param>
    public async Task<Found> Handle(Paging page = default, int? step = null, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        var (today, settings) = (business.Today, ArrearsSettings.Of(tenant.Organisation));
        var due = (await ReminderPlan.Of(db, db.Loans, settings, today, ct)).FindAll(x => step is null || x.Step == step);
        var shown = due.On(page).ToList();
        Id<Loan>[] ids = [.. shown.Select(x => x.LoanId)];
        var facts = await (
            from loan in db.Loans.AsNoTracking()
            where ids.Contains(loan.Id)
            join enterprise in db.Enterprises on loan.EnterpriseId equals enterprise.Id
            join application in db.Applications on loan.ApplicationId equals application.Id
            join entrepreneur in db.Entrepreneurs on application.EntrepreneurId equals entrepreneur.Id
            select new { Loan = loan, Enterprise = enterprise.Profile.Name, entrepreneur.Person.Name, entrepreneur.Person.Email }).ToDictionaryAsync(x => x.Loan.Id, ct);
        return new(
            [.. shown.Select(x => (Due: x, Facts: facts[x.LoanId])).Select(x => new Row(
                x.Due.LoanId, x.Due.Number, x.Facts.Enterprise, x.Facts.Name, x.Facts.Email is not null, x.Due.Step,
                today.DayNumber - x.Due.OldestDue.DayNumber, x.Facts.Loan.State.ArrearsOn(today)))],
            due.Count, [.. settings.Reminders.Select(x => x.AfterDays)], today);
    }

    private static async Task<Ok<Found>> Get(
        [Range(1, Paging.LastNumber)] int? page, [Range(1, Paging.LargestSize)] int? size, [Range(1, 10)] int? step, ListDueReminders listDueReminders, CancellationToken ct) =>
        TypedResults.Ok(await listDueReminders.Handle(Paging.Of(page, size, UsualSize), step, ct));
}
