namespace Alliance.Platform.Lending.Loans;

/// <summary>What can be done with a loan.</summary>
public enum LoanAct
{
    RefundCredit,
    Disburse,
    WriteOff,
    Reschedule,

    /// <summary>Move instalments to later dates.</summary>
    Defer,
    Recover,
    Pay,
}

internal static class LoanActs
{
    /// <summary>Needed to do it; the use case demands the same.</summary>
    public static string Permission(this LoanAct act) => act switch
    {
        LoanAct.Pay or LoanAct.Recover or LoanAct.RefundCredit => Permissions.RecordPayments,
        LoanAct.Disburse => Permissions.DisburseLoans,
        LoanAct.WriteOff => Permissions.WriteOffLoans,
        LoanAct.Reschedule or LoanAct.Defer => Permissions.RescheduleLoans,
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };
}
