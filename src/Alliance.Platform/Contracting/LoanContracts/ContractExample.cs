using Alliance.Kernel;
using Alliance.Platform.Contracting.Templates;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Product;
using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>A template filled in with an invented borrower, for who writes it.</summary>
internal static class ContractExample
{
    /// <param name="language">Of the template.</param>
    /// <param name="today">Business date.</param>
    public static (IReadOnlyList<TemplateBlock> Blocks, IReadOnlyList<ContractText.Line> Schedule) Of(string text, string language, Organisation organisation, DateOnly today)
    {
        var terms = new LoanTerms(Money.Dirhams(50_000), 36, 6, LendingSettings.Of(organisation).GraceInside, LendingSettings.Of(organisation).RoundTo, LendingSettings.Of(organisation).MinimumDaysToFirstInstalment, Surplus.Next);
        var number = $"{organisation.Id.ToUpperInvariant()}-{today.Year}-0001";
        var facts = new ContractFacts
        {
            Organisation = organisation,
            Loan = new(Id<LoanApplication>.New(), Id<Enterprise>.New(), number, terms, today),
            Dossier = number.Replace("-2", "-D-2", StringComparison.Ordinal),
            Person = new("Fatima Zahra Amrani", Gender.Woman, new(1990, 3, 12), "J123456", "06 12 34 56 78", "fatima@amrani.example"),
            Enterprise = new("Atelier Tafraout", ProjectKind.Created, "crafts", LegalForm.Cooperative, "Tiznit", Area.Rural, 4, "001234567000089"),
            Particulars = new() { LoanId = Id<Loan>.New(), OtherName = "فاطمة الزهراء العمراني", Address = "12, rue de la Kasbah, Tiznit", AddressInArabic = "12، زنقة القصبة، تزنيت" },
            Number = $"{number}/1",
            Today = today,
            PaidOutOn = today,
        }.Planned();
        return (facts.Fill(new(0, text), language).Blocks, facts.Schedule);
    }
}
