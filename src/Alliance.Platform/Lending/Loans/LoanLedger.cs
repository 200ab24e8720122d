using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Product;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Replays one loan's money, day after day: builds the schedule and puts what is received on it. Each rule stands where the event meets it.</summary>
/// <remarks>Moves forward only. Instalments up to the current day are settled matters of schedule; those after it may be rebuilt by a tranche. One pass costs the events plus the instalments they touch.</remarks>
internal sealed partial class LoanLedger(LoanTerms terms)
{
    private readonly List<Line> _lines = [];
    private readonly List<LoanTranche> _tranches = [];
    private int _due; // lines before it are due by the current day
    private int _open; // due lines before it are paid in full
    private Money _disbursed, _received, _paid, _credit, _refunded, _dueSoFar, _receivedOnDue;
    private DateOnly? _firstDisbursedOn, _lastPaidOn, _repaidOn;

    private Money Outstanding => _disbursed - _received - _writtenOff;

    /// <summary>Pays out all or a tranche: the part not yet due is rebuilt on what has been disbursed (rule 4).</summary>
    public void Disburse(Guid eventId, Money amount, DateOnly on)
    {
        RefuseWrittenOff();
        if (_disbursed + amount > terms.Granted)
            throw AboveGranted(terms.Granted, terms.Granted - _disbursed);

        Advance(on);
        _tranches.Add(new(eventId, amount, _received));
        if (_firstDisbursedOn is null) Start(on);
        _disbursed += amount;

        var toCome = _lines[_due..];
        var dates = toCome.Count > 0 ? toCome.ConvertAll(x => x.Dated) : [NextDueDate(on)];
        var parts = EqualParts.OfCapital(toCome.Sum(x => x.Due) + amount, dates.Count, terms.RoundTo);
        var inAdvance = toCome.Sum(x => x.Received) + _credit;

        _lines.RemoveRange(_due, toCome.Count);
        for (var i = 0; i < parts.Length; i++) _lines.Add(new(_lines.Count + 1, dates[i]) { Due = parts[i] });

        // What had been paid in advance, and any credit, is put on the new schedule by the same rule as a payment.
        _received -= inAdvance - _credit;
        _credit = Money.Zero;
        _repaidOn = null;
        Put(inAdvance, on);
    }

    /// <summary>Takes in all payments of one day together, so that their order within it can't matter (rules 5 and 6).</summary>
    public void Receive(Money amount, DateOnly on)
    {
        RefuseNotDisbursed();
        RefuseWrittenOff();

        Advance(on);
        _paid += amount;
        _lastPaidOn = on;
        Put(amount, on);
    }

    /// <summary>Gives back what was paid too much (rule 7).</summary>
    public void Refund(Money amount)
    {
        if (amount > _credit) throw new RefusedException("loan.above-credit", "More than the credit left from overpayment.", _credit);

        _credit -= amount;
        _refunded += amount;
    }

    public static RefusedException AboveGranted(Money granted, Money available) =>
        new("loan.above-granted", "More than the committee granted.", granted, available);

    public ImmutableArray<LoanTranche> Tranches => [.. _tranches];

    public LoanPosition PositionAt(DateOnly day)
    {
        Advance(day);
        var isRepaid = _disbursed > Money.Zero && Outstanding == Money.Zero && _writtenOff == Money.Zero;
        return new(day, _disbursed, CapitalDue, CapitalReceived, Outstanding, isRepaid)
        {
            Received = _received,
            Credit = _credit,
            Refunded = _refunded,
            WrittenOff = _writtenOff,
            Recovered = _recovered,
        };
    }

    public LoanState ToState(int returnedPayments) => new()
    {
        Status = _writtenOff > Money.Zero ? LoanStatus.WrittenOff
            : _disbursed == Money.Zero ? LoanStatus.Contracted
            : Outstanding > Money.Zero ? LoanStatus.InRepayment : LoanStatus.Repaid,
        Disbursed = _disbursed,
        Paid = _paid,
        Received = _received,
        Credit = _credit,
        Refunded = _refunded,
        WrittenOff = _writtenOff,
        Recovered = _recovered,
        WrittenOffOn = _writtenOffOn,
        EarlierSchedules = [.. _earlier],
        Available = terms.Granted - _disbursed,
        FirstDisbursedOn = _firstDisbursedOn,
        LastPaidOn = _lastPaidOn,
        RepaidOn = _repaidOn,
        ReturnedPayments = returnedPayments,
        Schedule = ToInstalments(),
    };

    private ImmutableArray<Instalment> ToInstalments() =>
        [.. _lines.Select(x => new Instalment(x.Number, x.DueOn, x.Due, x.Received, x.SettledOn, x.WrittenOff))];

    /// <summary>The first due date (rules 2 and 3): the day of month of the disbursement is kept, unless that would be too near.</summary>
    private void Start(DateOnly on)
    {
        _firstDisbursedOn = on;
        var first = DueDate.Of(on).InMonths(terms.GraceMonths + 1);
        var earliest = on.AddDays(terms.MinimumDays);
        if (first.On < earliest) first = DueDate.Of(earliest);
        // Filled by the tranche that starts the schedule.
        for (var i = 0; i < terms.Instalments; i++) _lines.Add(new(i + 1, first.InMonths(i)));
    }

    /// <summary>A tranche after the last due date makes one further instalment, on the next kept day.</summary>
    private DueDate NextDueDate(DateOnly after)
    {
        var next = _lines[^1].Dated.InMonths(1);
        while (next.On <= after) next = next.InMonths(1);
        return next;
    }

    private void Advance(DateOnly day)
    {
        for (; _due < _lines.Count && _lines[_due].DueOn <= day; _due++)
        {
            _dueSoFar += _lines[_due].Due;
            _receivedOnDue += _lines[_due].Received;
        }
    }

    /// <summary>Oldest first: past due, then due today, then in advance; what exceeds the whole loan becomes a credit (rules 5 and 7).</summary>
    private void Put(Money amount, DateOnly on)
    {
        while (_open < _due && (amount > Money.Zero || _lines[_open].Remaining == Money.Zero))
        {
            var put = Fill(_lines[_open], amount, on);
            _receivedOnDue += put;
            amount -= put;
            if (_lines[_open].Remaining > Money.Zero) break;
            _open++;
        }

        if (amount > Money.Zero) _credit += InAdvance(amount, on);
        if (Outstanding == Money.Zero) _repaidOn ??= on;
    }

    /// <returns>What is left when every instalment is paid.</returns>
    private Money InAdvance(Money amount, DateOnly on)
    {
        if (terms.Surplus is Surplus.Spread) return Spread(amount, on);
        for (var i = 0; i < _lines.Count - _due && amount > Money.Zero; i++)
            amount -= Fill(terms.Surplus is Surplus.Next ? _lines[_due + i] : _lines[^(i + 1)], amount, on);
        return amount;
    }

    /// <summary>Even shares to the centime, remainder on the last; what an instalment can't take is spread over the others again.</summary>
    private Money Spread(Money amount, DateOnly on)
    {
        var open = _lines.FindAll(x => x.Number > _due && x.Remaining > Money.Zero);
        while (amount > Money.Zero && open.Count > 0)
        {
            var shares = EqualParts.InCentimes(amount, open.Count);
            for (var i = 0; i < shares.Length; i++) amount -= Fill(open[i], shares[i], on);
            open.RemoveAll(x => x.Remaining == Money.Zero);
        }

        return amount;
    }

    private Money Fill(Line line, Money amount, DateOnly on)
    {
        var put = Money.Min(line.Remaining, amount);
        line.Received += put;
        _received += put;
        if (line.Remaining == Money.Zero) line.SettledOn ??= on;
        return put;
    }

    private sealed class Line(int number, DueDate dated)
    {
        public int Number { get; } = number;
        public DueDate Dated { get; set; } = dated;
        public DateOnly DueOn => Dated.On;
        public Money Due { get; init; }
        public Money Received { get; set; }
        public Money WrittenOff { get; set; }
        public DateOnly? SettledOn { get; set; }
        public Money Remaining => Due - Received - WrittenOff;
    }
}
