using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;

namespace Alliance.Demonstration;

/// <summary>Who pays for the project beside the honour loan: own funds always, a bank in three cases of five.</summary>
internal sealed class FinancingPlans(Chance chance)
{
    public FinancingPlan For(PlannedDossier dossier)
    {
        var total = dossier.TotalInvestment;
        var own = Thousands(total * chance.Between(18, 32));
        var rest = total - dossier.Requested - own;
        var fromBank = chance.Percent(60);
        return new(
            total, Thousands(total * chance.Between(72, 90)), dossier.Requested,
            fromBank ? own : own + rest - Thousands(rest * 30),
            fromBank ? rest : Money.Zero,
            fromBank ? Money.Zero : Thousands(rest * 30));
    }

    /// <summary>One hundredth of an amount, to a whole thousand of dirhams.</summary>
    private static Money Thousands(Money hundredfold) => Money.Rounded(hundredfold.Centimes / 100m, Money.Dirhams(1_000));
}
