using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Lending.Papers;

/// <summary>Whether a borrower can be certified to be in good standing (attestation de bonne situation): something was lent, nothing of it is overdue on the business date, nothing was lost.</summary>
/// <remarks>An instalment due today is not late, and an agreed deferral stops the clock (rule 11). A loan that was written off stays so whatever is recovered (rule 12).</remarks>
public static class GoodStanding
{
    /// <returns>Why not: <c>certificate.not-disbursed</c>, <c>certificate.written-off</c> or <c>certificate.overdue</c>; null where nothing stands against it.</returns>
    public static RefusedException? Refusal(ShowLoan.Detail loan)
    {
        ArgumentNullException.ThrowIfNull(loan);
        return loan switch
        {
            { Disbursed.Centimes: 0 } => new RefusedException("certificate.not-disbursed", "Nothing has been paid out: there is no standing to certify."),
            { WrittenOffOn: { } lostOn } => new RefusedException("certificate.written-off", "The loan was booked as a loss.", lostOn),
            { LateSince: { } since } => new RefusedException("certificate.overdue", "Instalments are overdue.", loan.Arrears, since),
            _ => null,
        };
    }
}
