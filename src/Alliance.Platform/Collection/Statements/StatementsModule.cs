using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Proposals;
using Alliance.Tenancy.Jobs;
using Alliance.Ui;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Collection.Statements;

/// <summary>The use cases of bank statements and their routes, for the module's front door.</summary>
internal static class StatementsModule
{
    public static void AddStatements(this IServiceCollection services)
    {
        services.AddLoanTie<StatementLine>(
            new("application.loan-has-statement-line", "A line of a bank statement is accepted for this loan: take it back first."), loan => x => x.LoanId == loan,
            x => x.State is StatementLineState.Refused or StatementLineState.Ignored, x => x.LoseLoan());
        services.AddFinder<StatementLineFinder>();
        services.AddScoped<ChooseColumns>();
        services.AddScoped<ImportStatement>();
        services.AddScoped<StatementIntake>();
        services.AddScoped<FindMatches>();
        services.AddScoped<FindNamedDebits>();
        services.AddScoped<FindFiles>();
        services.AddScoped<SettleFile>();
        services.AddScoped<AcceptLine>();
        services.AddTwoPersonAct<RecordAboveOwed>();
        services.AddScoped<ListStatements>();
        services.AddScoped<ShowStatement>();
        services.AddScoped<ListStatementLines>();
        services.AddScoped<ExportStatement>();
        services.AddScoped<AcceptLines>();
        services.AddScoped<DecideLine>();
        services.AddScoped<ProposeAgain>();
        services.AddScoped<UndoStatement>();
        services.AddOrganisationJob<StatementRunner>("bank-statements", HostKind.Platform);
        services.AddSingleton(new NavigationEntry(
            "/statements", x => x.GetRequiredService<IStringLocalizer<StatementsText>>()["Bank statements"], Icons.Material.Outlined.ReceiptLong, HostKind.Platform, Permissions.ReadStatements, 29));
        services.AddSingleton(new NavigationCount(
            "/statements", HostKind.Platform, Permissions.ImportStatements,
            (x, ct) => CountToDecide(x.GetRequiredService<PlatformDb>(), ct)));
    }

    /// <summary>Lines about which somebody has to say something.</summary>
    internal static Task<int> CountToDecide(PlatformDb db, CancellationToken ct) =>
        db.Set<StatementLine>().Where(x => x.State == StatementLineState.ToDecide || x.State == StatementLineState.Refused).OfWhole(db).CountAsync(ct);

    public static void MapStatements(this IEndpointRouteBuilder statements)
    {
        ChooseColumns.Map(statements);
        ImportStatement.Map(statements);
        ListStatements.Map(statements);
        ShowStatement.Map(statements);
        ListStatementLines.Map(statements);
        ExportStatement.Map(statements);
        AcceptLines.Map(statements);
        DecideLine.Map(statements);
        ProposeAgain.Map(statements);
        UndoStatement.Map(statements);
    }
}
