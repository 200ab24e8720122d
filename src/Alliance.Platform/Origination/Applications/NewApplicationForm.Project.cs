using Alliance.Kernel;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What the money is for by kind, and what the applicant expects of three years.</summary>
public sealed partial class NewApplicationForm
{
    private Money? _total, _physical;

    /// <summary>The sum of the uses, once one of them is typed.</summary>
    public Money? TotalInvestment
    {
        get => Uses?.Total ?? _total;
        set => _total = value;
    }

    /// <summary>That of the uses, once one of them is typed.</summary>
    public Money? PhysicalInvestment
    {
        get => Uses?.Physical ?? _physical;
        set => _physical = value;
    }

    public Money? Equipment { get; set; }
    public Money? Works { get; set; }
    public Money? Vehicles { get; set; }
    public Money? Stock { get; set; }
    public Money? WorkingCapital { get; set; }
    public Money? Fees { get; set; }
    public Money? OtherUses { get; set; }

    public Money? FirstTurnover { get; set; }
    public Money? FirstCharges { get; set; }
    public Money? FirstCash { get; set; }
    public Money? SecondTurnover { get; set; }
    public Money? SecondCharges { get; set; }
    public Money? SecondCash { get; set; }
    public Money? ThirdTurnover { get; set; }
    public Money? ThirdCharges { get; set; }
    public Money? ThirdCash { get; set; }

    /// <summary>Null while none of them is typed.</summary>
    public PlanUses? Uses => IsTyped(Equipment, Works, Vehicles, Stock, WorkingCapital, Fees, OtherUses)
        ? new(In(Equipment), In(Works), In(Vehicles), In(Stock), In(WorkingCapital), In(Fees), In(OtherUses))
        : null;

    /// <summary>Null while none of it is typed. What is left out of it is nothing.</summary>
    public Forecast? Forecast => HasForecast
        ? new()
        {
            First = new(In(FirstTurnover), In(FirstCharges), In(FirstCash)),
            Second = new(In(SecondTurnover), In(SecondCharges), In(SecondCash)),
            Third = new(In(ThirdTurnover), In(ThirdCharges), In(ThirdCash)),
        }
        : null;

    internal bool HasForecast =>
        IsTyped(FirstTurnover, FirstCharges, FirstCash, SecondTurnover, SecondCharges, SecondCash, ThirdTurnover, ThirdCharges, ThirdCash);

    /// <returns>The same form, with what such a request says.</returns>
    internal NewApplicationForm With(LoanRequest request)
    {
        var (plan, forecast) = (request.Plan, request.Forecast);
        (Amount, Term, Purpose) = (request.Amount, request.Term, request.Purpose);
        (TotalInvestment, PhysicalInvestment, OwnFunds, BankLoan, Bank, Other) = (plan.TotalInvestment, plan.PhysicalInvestment, plan.OwnFunds, plan.BankLoan, plan.Bank, plan.Other);
        (Equipment, Works, Vehicles, Stock) = (plan.Uses?.Equipment, plan.Uses?.Works, plan.Uses?.Vehicles, plan.Uses?.Stock);
        (WorkingCapital, Fees, OtherUses) = (plan.Uses?.WorkingCapital, plan.Uses?.Fees, plan.Uses?.Other);
        (FirstTurnover, FirstCharges, FirstCash) = (forecast?.First.Turnover, forecast?.First.Charges, forecast?.First.Cash);
        (SecondTurnover, SecondCharges, SecondCash) = (forecast?.Second.Turnover, forecast?.Second.Charges, forecast?.Second.Cash);
        (ThirdTurnover, ThirdCharges, ThirdCash) = (forecast?.Third.Turnover, forecast?.Third.Charges, forecast?.Third.Cash);
        return this;
    }

    private static bool IsTyped(params ReadOnlySpan<Money?> amounts)
    {
        foreach (var amount in amounts)
            if (amount is not null) return true;
        return false;
    }
}
