namespace Alliance.Contracts.Platform;

/// <summary>The indicators of DOMAIN §4 as numbers that may be added over platforms and cells: rates travel as numerator and denominator. Amounts are centimes.</summary>
public sealed record FigureSet
{
    public static readonly FigureSet Zero = new();

    /// <summary>Dossiers received.</summary>
    public long ApplicationsReceived { get; init; }

    /// <summary>Loans approved by a committee, and their amount.</summary>
    public long LoansGranted { get; init; }
    public long AmountGranted { get; init; }

    /// <summary>Loans paid out for the first time, and all that was paid out.</summary>
    public long LoansDisbursed { get; init; }
    public long AmountDisbursed { get; init; }

    /// <summary>Enterprises whose loan was first paid out, each once; <see cref="EnterprisesCreated"/> are those of kind "created".</summary>
    public long EnterprisesFinanced { get; init; }
    public long EnterprisesCreated { get; init; }

    /// <summary>Loans closed with nothing written off.</summary>
    public long LoansFullyRepaid { get; init; }

    /// <summary>Denominator of the repayment rate: capital due by the date on the schedule in force.</summary>
    public long CapitalDue { get; init; }

    /// <summary>Numerator of the repayment rate: capital received on those instalments.</summary>
    public long CapitalReceived { get; init; }

    /// <summary>Capital still to be repaid.</summary>
    public long Outstanding { get; init; }

    /// <summary>Jobs created, by the latest observation of each enterprise.</summary>
    public long JobsCreated { get; init; }

    public static FigureSet operator +(FigureSet left, FigureSet right) => Combine(left, right, 1);

    public static FigureSet operator -(FigureSet left, FigureSet right) => Combine(left, right, -1);

    private static FigureSet Combine(FigureSet left, FigureSet right, int sign)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        checked
        {
            return new()
            {
                ApplicationsReceived = left.ApplicationsReceived + sign * right.ApplicationsReceived,
                LoansGranted = left.LoansGranted + sign * right.LoansGranted,
                AmountGranted = left.AmountGranted + sign * right.AmountGranted,
                LoansDisbursed = left.LoansDisbursed + sign * right.LoansDisbursed,
                AmountDisbursed = left.AmountDisbursed + sign * right.AmountDisbursed,
                EnterprisesFinanced = left.EnterprisesFinanced + sign * right.EnterprisesFinanced,
                EnterprisesCreated = left.EnterprisesCreated + sign * right.EnterprisesCreated,
                LoansFullyRepaid = left.LoansFullyRepaid + sign * right.LoansFullyRepaid,
                CapitalDue = left.CapitalDue + sign * right.CapitalDue,
                CapitalReceived = left.CapitalReceived + sign * right.CapitalReceived,
                Outstanding = left.Outstanding + sign * right.Outstanding,
                JobsCreated = left.JobsCreated + sign * right.JobsCreated,
            };
        }
    }
}
