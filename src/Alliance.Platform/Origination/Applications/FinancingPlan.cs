using Alliance.Kernel;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What the project costs and who pays for it (plan de financement): uses and sources balance to the centime.</summary>
/// <param name="TotalInvestment">Uses: all that the project needs, working capital included.</param>
/// <param name="PhysicalInvestment">The part of it that can be touched (equipment, works), where known: the loan may be limited to a share of it.</param>
/// <param name="HonourLoan">Source: the honour loan asked for.</param>
/// <param name="BankLoan">Source: bank loan beside the honour loan.</param>
public sealed record FinancingPlan(
    Money TotalInvestment, Money? PhysicalInvestment, Money HonourLoan, Money OwnFunds, Money BankLoan, Money Other)
{
    /// <summary>The uses by kind; null where only their total is known.</summary>
    public PlanUses? Uses { get; init; }

    /// <summary>That is asked for the bank loan.</summary>
    public string? Bank { get; init; }

    public Money Sources => HonourLoan + OwnFunds + BankLoan + Other;

    /// <summary>What no source pays for yet; below zero where they are more than the uses.</summary>
    public Money Lacking => TotalInvestment - Sources;

    public bool IsBalanced => Lacking == Money.Zero;

    /// <summary>The most that may be lent on this investment (rules of the product); null where the physical investment isn't known.</summary>
    /// <param name="share">0 to 1.</param>
    public Money? LargestLoan(decimal share) =>
        PhysicalInvestment is { } physical ? new Money((long)decimal.Floor(physical.Centimes * share)) : null;

    /// <exception cref="RefusedException"><c>plan.negative</c>, <c>plan.unbalanced</c>, <c>plan.physical-above-total</c> or <c>plan.uses-differ</c>.</exception>
    public void Check()
    {
        if (TotalInvestment < Money.Zero || OwnFunds < Money.Zero || BankLoan < Money.Zero || Other < Money.Zero || PhysicalInvestment < Money.Zero || Uses?.Named.Any(x => x.Amount < Money.Zero) is true)
            throw new RefusedException("plan.negative", "No line of a financing plan is negative.");
        if (PhysicalInvestment > TotalInvestment)
            throw new RefusedException("plan.physical-above-total", "The physical investment is a part of the total.");
        if (Uses is { } uses && (uses.Total != TotalInvestment || uses.Physical != PhysicalInvestment))
            throw new RefusedException("plan.uses-differ", $"By kind the uses are {uses.Total}, {uses.Physical} of them equipment and works.", uses.Total, uses.Physical);
        if (!IsBalanced)
            throw new RefusedException("plan.unbalanced", $"Uses are {TotalInvestment}, sources {Sources}.", TotalInvestment, Sources);
    }
}
