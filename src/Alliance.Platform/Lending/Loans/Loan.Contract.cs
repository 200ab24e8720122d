using Alliance.Kernel;

namespace Alliance.Platform.Lending.Loans;

/// <summary>The contract: what it stands in the way of, and when it was signed.</summary>
public sealed partial class Loan
{
    /// <summary>Whether it is paid out only once its contract is signed. False of loans that were granted before the platform kept contracts.</summary>
    public bool NeedsContract { get; private init; }

    /// <summary>The day its contract was signed; null while none is.</summary>
    public DateOnly? ContractedOn { get; private set; }

    /// <summary>Whether a contract stands in the way of paying out.</summary>
    public bool AwaitsContract => NeedsContract && ContractedOn is null;

    /// <summary>What can be done with it as it stands, whoever asks. The main one comes last.</summary>
    public IEnumerable<LoanAct> Allowed => State.Allowed.Where(x => x is not LoanAct.Disburse || !AwaitsContract);

    /// <summary>Its contract was signed: from that day on it can be paid out. For good: what was signed stays.</summary>
    /// <exception cref="RefusedException"><c>loan.contracted-already</c>, <c>loan.in-the-future</c>, <c>loan.signed-before-granted</c>.</exception>
    public void SignContract(DateOnly on, DateOnly today)
    {
        if (ContractedOn is not null) throw new RefusedException("loan.contracted-already", "The contract of this loan is signed already.");
        DemandSigningDay(on, today);
        ContractedOn = on;
    }

    /// <summary>A wrong day was recorded: that of the signing is this one. That it was signed stays.</summary>
    /// <exception cref="RefusedException"><c>contract.none-signed</c>, <c>contract.same-day</c>, <c>contract.paid-out-before</c>, <c>loan.in-the-future</c>, <c>loan.signed-before-granted</c>.</exception>
    public void CorrectSigningDay(DateOnly on, DateOnly today)
    {
        if (ContractedOn is null) throw new RefusedException("contract.none-signed", "No contract of this loan is signed.");
        if (ContractedOn == on) throw new RefusedException("contract.same-day", "That day is recorded already.");
        DemandSigningDay(on, today);
        if (NeedsContract && State.FirstDisbursedOn is { } first && first < on) throw new RefusedException("contract.paid-out-before", "Money left under this contract before that day.", first);
        ContractedOn = on;
    }

    private void DemandSigningDay(DateOnly on, DateOnly today)
    {
        if (on > today) throw new RefusedException("loan.in-the-future", "Nothing can happen after today.", today);
        if (on < GrantedOn) throw new RefusedException("loan.signed-before-granted", "A contract isn't signed before the loan is granted.", GrantedOn);
    }

    /// <summary>Whatever entry makes money leave (a first payment, a tranche, an undoing that is undone), it leaves under a signed contract.</summary>
    private void DemandContract(LoanState state)
    {
        if (!NeedsContract || state.FirstDisbursedOn is not { } first) return;
        if (ContractedOn is not { } signed) throw new RefusedException("loan.not-contracted", "Nothing is paid out before the contract is signed.");
        if (first < signed) throw new RefusedException("loan.before-contract", "Nothing is paid out before the day on which the contract was signed.", signed);
    }
}
