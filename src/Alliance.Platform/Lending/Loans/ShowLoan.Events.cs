using Alliance.Platform.Entries;

namespace Alliance.Platform.Lending.Loans;

public sealed partial class ShowLoan
{
    /// <summary>Latest first, as a history is read.</summary>
    private static List<Happening> Happenings(Loan loan)
    {
        var byId = loan.Events.ToDictionary(x => x.Id);
        var undone = LoanHistory.UndoneAmong(loan.Events);
        var returned = loan.Events.Where(x => x.Kind is LoanEventKind.Returned && !undone.Contains(x.Id)).Select(x => x.Undoes!.Value).ToHashSet();
        return [.. loan.Events.OrderByDescending(x => x.On).ThenByDescending(x => x.Sequence).Select(x =>
        {
            var about = x.Undoes is { } concerned ? byId[concerned] : null;
            return new Happening
            {
                Id = x.Id,
                Kind = x.Kind,
                On = x.On,
                BookedOn = x.BookedOn,
                Amount = x.Amount,
                Means = x.Means,
                Reference = x.Reference,
                Concerns = about?.Kind,
                ConcernsOn = about?.On,
                EnteredBy = x.EnteredBy,
                EnteredAt = x.EnteredAt,
                IsUndone = undone.Contains(x.Id),
                IsReturned = returned.Contains(x.Id),
                CanBeReturned = x.Kind is LoanEventKind.Paid or LoanEventKind.Recovered && x.Means is not PaymentMeans.Cash && !undone.Contains(x.Id) && !returned.Contains(x.Id),
            };
        })];
    }
}
