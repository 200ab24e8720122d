using System.ComponentModel.DataAnnotations;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Lending.Loans;

/// <summary>The section <c>payments</c> of a platform's file: how money that comes in is taken.</summary>
[Setting("How payments are recorded; what is left out has its default.", Label = "Payments", OfDeployment = true)]
public sealed record PaymentSettings
{
    public const string SectionName = "payments";

    [Setting("A payment of more than so many times what is owed on the loan takes two persons: 2 means that one person records up to 20,000 DH where 10,000 DH are owed. What is above what is owed is asked about in any case.", Label = "Two persons above")]
    [Range(1.0, 100.0)]
    public decimal TwoPersonsAbove { get; init; } = 2;

    public static PaymentSettings Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.Section<PaymentSettings>(SectionName);
    }
}
