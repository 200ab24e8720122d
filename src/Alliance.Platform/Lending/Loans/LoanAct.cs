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
    /// <summary>Moves money, as loans do from month to month; the others change what was agreed.</summary>
    public static bool IsUsual(this LoanAct act) => act is LoanAct.Pay or LoanAct.Disburse or LoanAct.Recover or LoanAct.RefundCredit;

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
