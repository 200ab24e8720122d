using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Where areas above put parts on a loan's page. Each part takes <c>Loan</c>, a <see cref="ShowLoan.Detail"/>.</summary>
internal static class LoanPlaces
{
    /// <summary>In the menu beside the title: plain buttons and links.</summary>
    public const string Menu = "menu";

    /// <summary>Beside the schedule, above what happened.</summary>
    public const string Beside = "beside";

    /// <summary>Below what happened.</summary>
    public const string Below = "below";

    /// <summary>At each event; also takes <c>Happened</c>, a <see cref="ShowLoan.Happening"/>.</summary>
    public const string Event = "event";

    /// <summary>The form of an act; also takes <c>OnDone</c> and <c>OnCancelled</c>.</summary>
    public static string Form(LoanAct act) => "form:" + act;

    public static void AddLoanForm<TPanel>(this IServiceCollection services, LoanAct act) where TPanel : IComponent =>
        services.AddPagePart<LoanPage, TPanel>(Form(act));
}
