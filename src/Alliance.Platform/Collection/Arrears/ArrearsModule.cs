using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Stories;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Registry;
using Alliance.Ui;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>The use cases of late loans and their routes, for the module's front door.</summary>
internal static class ArrearsModule
{
    public static void AddArrears(this IServiceCollection services)
    {
        services.AddOrganisationSection<ArrearsSettings>(ArrearsSettings.SectionName, HostKind.Platform);
        services.AddLoanTie<Reminder>(new("application.loan-has-reminder", "A letter about this loan went to the borrower: the decision can't be undone any more."), loan => x => x.LoanId == loan);
        services.AddLoanTie<Contact>(new("application.loan-has-contact", "A contact with the borrower is noted on this loan: strike it out first, if it is wrong."), loan => x => x.LoanId == loan, x => x.StruckAt is not null);
        services.AddLoanTie<PromiseToPay>(new("application.loan-has-promise", "The borrower has promised to pay on this loan: withdraw the promise first."), loan => x => x.LoanId == loan, x => x.WithdrawnAt is not null);
        services.AddScoped<ShowArrears>();
        services.AddScoped<ListArrears>();
        services.AddScoped<ExportArrears>();
        services.AddScoped<ShowFollowUp>();
        services.AddScoped<IStorySource, FollowUpStory>();
        services.AddScoped<IRecentChanges, FollowUpChanges>();
        services.AddScoped<RecordContact>();
        services.AddScoped<StrikeContact>();
        services.AddScoped<NotePromise>();
        services.AddScoped<WithdrawPromise>();
        services.AddScoped<ListDueReminders>();
        services.AddScoped<SendReminders>();
        services.AddScoped<PreviewReminders>();
        services.AddScoped<PreviewLateHandOver>();
        services.AddScoped<ListReminders>();
        services.AddScoped<PrintReminders>();
        services.AddSingleton(PromiseNotices.Broken);
        services.AddDailyWork<PromiseNotices, PlatformDb>("broken-promises", HostKind.Platform);
        services.AddOrganisationJob<ReminderMailer>("reminders", HostKind.Platform);
        services.AddScoped<CountFollowUp>();
        services.AddScoped<IPlatformCheck, ReminderMailCheck>();
        services.AddHomePart<MyFollowUp>(HostKind.Platform, HomePlace.Main, 20, Permissions.FollowUpArrears, Roles.LoanOfficer);
        services.AddHomePart<WorstArrears>(HostKind.Platform, HomePlace.Main, 30, Permissions.ReadLoans, Roles.Director);
        services.AddSingleton(new NavigationEntry(
            "/arrears", x => x.GetRequiredService<IStringLocalizer<ArrearsText>>()["Arrears"], Icons.Material.Outlined.NotificationsActive,
            HostKind.Platform, Permissions.ReadLoans, 30));
    }

    public static void MapArrears(this IEndpointRouteBuilder arrears)
    {
        ListArrears.Map(arrears);
        ExportArrears.Map(arrears);
        ShowArrears.Map(arrears);
        ShowFollowUp.Map(arrears);
        RecordContact.Map(arrears);
        StrikeContact.Map(arrears);
        NotePromise.Map(arrears);
        WithdrawPromise.Map(arrears);
        ListDueReminders.Map(arrears);
        SendReminders.Map(arrears);
        ListReminders.Map(arrears);
        PrintReminders.Map(arrears);
    }
}
