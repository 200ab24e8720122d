using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>What reminding chosen borrowers would do: which letter each gets, and who gets none.</summary>
public sealed class PreviewReminders(ListArrears arrears, PlatformDb db, ICurrentUser user, IBusinessDate business, TenantContext tenant)
{
    /// <param name="Step">Of the letter that is due; null when none is.</param>
    public sealed record Row(Id<Loan> LoanId, string Number, string Enterprise, string Entrepreneur, int DaysLate, Money AmountLate, bool HasEmail, int? Step);

    /// <param name="Gone">Chosen, but no longer in the list as it was filtered: paid meanwhile, for one.</param>
    public sealed record Found(IReadOnlyList<Row> Rows, IReadOnlyList<string> Gone);

    /// <param name="chosen">Null for all that match.</param>
    /// <param name="found">Marks of those that matched when all were chosen (<see cref="FoundRows"/>).</param>
    public async Task<Found> Handle(ListArrears.Input input, IReadOnlyList<Id<Loan>>? chosen, IReadOnlySet<uint>? found = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.FollowUpArrears);
        var late = await arrears.All(input with { Only = chosen }, ct);
        Id<Loan>[] ids = [.. late.Select(x => x.Id)];
        var due = (await ReminderPlan.Of(db, db.Loans.Where(x => ids.Contains(x.Id)), ArrearsSettings.Of(tenant.Organisation), business.Today, ct))
            .ToDictionary(x => x.LoanId, x => x.Step);
        var reached = (await (
            from loan in db.Loans
            where ids.Contains(loan.Id)
            join application in db.Applications on loan.ApplicationId equals application.Id
            join entrepreneur in db.Entrepreneurs on application.EntrepreneurId equals entrepreneur.Id
            where entrepreneur.Person.Email != null
            select loan.Id).ToListAsync(ct)).ToHashSet();
        return new(
            [.. late.Select(x => new Row(x.Id, x.Number, x.Enterprise, x.Entrepreneur, x.DaysLate, x.AmountLate, reached.Contains(x.Id), due.TryGetValue(x.Id, out var step) ? step : null))],
            await LoanNames.Gone(db, chosen, found, ids, ct));
    }
}
