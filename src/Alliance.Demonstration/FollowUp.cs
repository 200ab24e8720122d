using Alliance.Kernel;
using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Organisations;

namespace Alliance.Demonstration;

/// <summary>What officers do about a late loan: a letter at each step, calls and visits in between, and now and then a promise. Letters of the last days are left for the visitor to write.</summary>
internal sealed class FollowUp(Organisation organisation, DateOnly today, Chance chance)
{
    private const int DaysLeftToWrite = 12;

    private static readonly (ContactKind Kind, string Words)[] Said =
    [
        (ContactKind.Call, "Attend le règlement d'un client, passera au bureau."),
        (ContactKind.Call, "Pas de réponse, message laissé."),
        (ContactKind.Call, "Demande un délai : la saison a été mauvaise."),
        (ContactKind.Visit, "Atelier ouvert, activité réduite. Promet de verser une échéance par mois."),
        (ContactKind.Visit, "Local fermé. Le voisin indique un nouveau numéro."),
        (ContactKind.Message, "Relevé des échéances impayées envoyé."),
        (ContactKind.Email, "Propose un rééchelonnement, à présenter au comité."),
    ];

    private readonly ArrearsSettings _settings = ArrearsSettings.Of(organisation);
    private readonly ReminderLetter _letter = new(organisation, ArrearsSettings.Of(organisation), "fr");

    /// <summary>Letters made on one day are printed together.</summary>
    private readonly Dictionary<DateOnly, Guid> _batches = [];

    public IEnumerable<object> Of(LateLoan late)
    {
        if (PastState.LateSince(late.Loan.State, today) is not { } since) return [];

        return [.. Letters(late, since), .. Talks(late.Loan.Id, since), .. Promises(late.Loan)];
    }

    private IEnumerable<object> Letters(LateLoan late, DateOnly since)
    {
        for (var step = 1; step <= _settings.Reminders.Length; step++)
        {
            var on = FirstMonday(since.AddDays(_settings.Reminders[step - 1].AfterDays));
            if (on > today.AddDays(-DaysLeftToWrite)) yield break;

            var state = PastState.Of(late.Loan, on);
            if (PastState.LateSince(state, on) is null) yield break;

            if (!_batches.TryGetValue(on, out var batch)) batch = _batches[on] = Guid.CreateVersion7();
            var words = _letter.Write(step, late.Loan.Number, state, late.Enterprise, late.Borrower, on);
            var reminder = new Reminder(batch, late.Loan.Id, since, step, "fr", late.Borrower, words, Entered.On(on));
            yield return reminder;
            yield return new Contact(late.Loan.Id, ContactKind.Letter, on, words.Subject, on.AddDays(_settings.DaysToPay), Entered.On(on), reminder.Id);
        }
    }

    /// <summary>Three loans in four are followed up in person, and all that have been late for half a year; the last time within the last half-year.</summary>
    private IEnumerable<Contact> Talks(Id<Loan> loan, DateOnly since)
    {
        var recently = today.AddDays(-180);
        if (!chance.Percent(75) && since > recently) yield break;

        var earliest = Later(since.AddDays(3), recently);
        for (var left = chance.Between(1, 3); left > 0 && earliest < today; left--)
        {
            var on = BusinessDays.OnOrBefore(Later(earliest, today.AddDays(-chance.Between(1, today.DayNumber - earliest.DayNumber))));
            var (kind, words) = chance.Pick(Said);
            yield return new(loan, kind, on, words, chance.Percent(50) ? on.AddDays(chance.Between(7, 30)) : null, Entered.On(on));
        }
    }

    private IEnumerable<PromiseToPay> Promises(Loan loan)
    {
        if (!chance.Percent(30)) yield break;

        var on = BusinessDays.OnOrBefore(today.AddDays(-chance.Between(2, 45)));
        var amount = Money.Min(loan.State.ArrearsOn(today), loan.State.OldestUnpaid!.Due * chance.Between(1, 2));
        yield return new(loan.Id, 1, amount, on.AddDays(chance.Between(10, 30)), on, null, Entered.On(on));
    }

    private static DateOnly FirstMonday(DateOnly day)
    {
        while (day.DayOfWeek is not DayOfWeek.Monday) day = day.AddDays(1);
        return BusinessDays.OnOrAfter(day);
    }

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;
}
