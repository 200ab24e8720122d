using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Loans;

/// <summary>"Why is this the balance?": a figure of a loan as its dated events, in the reader's language; and what one entry changed.</summary>
public sealed class ExplainLoan(PlatformDb db, ICurrentUser user, IBusinessDate business, IStringLocalizer<LoansText> text)
{
    /// <param name="Change">Signed: the changes sum to the figure.</param>
    /// <param name="Total">The figure after this line.</param>
    public sealed record Line(DateOnly On, string Words, Money Change, Money Total);

    public sealed record Explanation(ExplainedFigure Figure, Money Value, DateOnly AsOf, IReadOnlyList<Line> Lines);

    public sealed record Effect(Guid EventId, LoanStanding Before, LoanStanding After);

    public static void Map(IEndpointRouteBuilder loans)
    {
        loans.MapGet("/{id}/explanations/{figure}", Get).WithSummary("Explain a figure of a loan by its dated events").ProducesProblem(404);
        loans.MapGet("/{id}/events/{eventId:guid}/effect", GetEffect).WithSummary("Show what an event changed, before and after").ProducesProblem(404);
    }

    /// <returns>Null when this platform has no such loan.</returns>
    public async Task<Explanation?> Handle(Id<Loan> id, ExplainedFigure figure, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        if (await db.Loans.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } loan) return null;

        var lines = figure is ExplainedFigure.Arrears ? Late(loan) : [.. LoanExplanation.Days(loan, figure).Select(Worded)];
        return new(figure, lines.Count == 0 ? Money.Zero : lines[^1].Total, business.Today, lines);
    }

    /// <returns>Null when this platform has no such loan or the loan no such event.</returns>
    public async Task<Effect?> Handle(Id<Loan> id, Guid eventId, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        return await db.Loans.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is { } loan
            && LoanExplanation.Effect(loan, eventId, business.Today) is { } effect
            ? new(eventId, effect.Before, effect.After)
            : null;
    }

    /// <summary>Arrears are what remains of each instalment whose day has passed.</summary>
    private List<Line> Late(Loan loan)
    {
        var total = Money.Zero;
        return [.. loan.State.Schedule.Where(x => x.DaysLateOn(business.Today) > 0).Select(x => new Line(
            x.DueOn,
            x.Received == Money.Zero
                ? text["Instalment {0}: {1} due, nothing paid, {2} days late", x.Number, Formats.WithUnit(x.Due), Formats.Count(x.DaysLateOn(business.Today))]
                : text["Instalment {0}: {1} due, {2} paid, {3} days late", x.Number, Formats.WithUnit(x.Due), Formats.WithUnit(x.Received), Formats.Count(x.DaysLateOn(business.Today))],
            x.Remaining,
            total += x.Remaining))];
    }

    private Line Worded(ExplainedDay day)
    {
        var words = string.Join(" · ", day.Events.Select(Worded));
        if (day.ToCredit > Money.Zero) words = text["{0}; {1} of it were too much and became a credit", words, Formats.WithUnit(day.ToCredit)];
        if (day.ToCredit < Money.Zero) words = text["{0}; {1} came out of the credit", words, Formats.WithUnit(-day.ToCredit)];
        return new(day.On, words, day.Change, day.Total);
    }

    private string Worded(LoanEvent happened)
    {
        var kind = text["event." + KebabCase.Of(happened.Kind)].Value;
        return happened switch
        {
            { Kind: LoanEventKind.Returned } => text["{0}: a payment of {1} taken back by the bank", kind, Formats.WithUnit(happened.Amount)],
            { Kind: LoanEventKind.WrittenOff or LoanEventKind.Deferred } => kind,
            { Kind: LoanEventKind.Rescheduled } => text["{0}, first due on {1}", kind, Formats.LongDate(happened.FirstDueOn)],
            { Means: { } means } => text["{0} of {1} ({2})", kind, Formats.WithUnit(happened.Amount), text["means." + KebabCase.Of(means)].Value],
            _ => text["{0} of {1}", kind, Formats.WithUnit(happened.Amount)],
        };
    }

    private static async Task<Results<Ok<Explanation>, NotFound>> Get(Id<Loan> id, Word<ExplainedFigure> figure, ExplainLoan explain, CancellationToken ct) =>
        await explain.Handle(id, figure.Value, ct) is { } explanation ? TypedResults.Ok(explanation) : TypedResults.NotFound();

    private static async Task<Results<Ok<Effect>, NotFound>> GetEffect(Id<Loan> id, Guid eventId, ExplainLoan explain, CancellationToken ct) =>
        await explain.Handle(id, eventId, ct) is { } effect ? TypedResults.Ok(effect) : TypedResults.NotFound();
}
