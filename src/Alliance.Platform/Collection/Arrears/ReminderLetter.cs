using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>The words of a platform's reminder letters in one language.</summary>
internal sealed class ReminderLetter(Organisation organisation, ArrearsSettings settings, string language)
{
    private readonly CultureInfo _culture = Cultures.Find(language) ?? Cultures.French;

    /// <param name="step">From 1.</param>
    /// <param name="state">Of a loan that is late on that day.</param>
    public ReminderText Write(int step, string loan, LoanState state, string enterprise, string borrower, DateOnly today) =>
        settings.TextOf(step, language).Filled(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["borrower"] = borrower,
            ["enterprise"] = enterprise,
            ["loan"] = loan,
            ["amountLate"] = Amount(state.ArrearsOn(today)),
            ["outstanding"] = Amount(state.Outstanding),
            ["daysLate"] = state.DaysLateOn(today).ToString("N0", _culture),
            ["lateSince"] = Day(state.OldestUnpaid!.DueOn),
            ["payBefore"] = Day(today.AddDays(settings.DaysToPay)),
            ["platform"] = organisation.NameIn(language),
            ["today"] = Day(today),
        });

    private string Amount(Money amount) => $"{amount}\u202F{(language == "ar" ? "درهم" : "DH")}";

    private string Day(DateOnly day) => day.ToString("d MMMM yyyy", _culture);
}
