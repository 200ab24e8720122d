using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Jobs;
using Alliance.Ui;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Platform.Collection.Statements;

/// <summary>The use cases of bank statements and their routes, for the module's front door.</summary>
internal static class StatementsModule
{
    public static void AddStatements(this IServiceCollection services)
    {
        services.AddScoped<ChooseColumns>();
        services.AddScoped<ImportStatement>();
        services.AddScoped<FindMatches>();
        services.AddScoped<ReadStatements>();
        services.AddScoped<ExportStatement>();
        services.AddScoped<AcceptLines>();
        services.AddScoped<DecideLine>();
        services.AddScoped<ProposeAgain>();
        services.AddScoped<UndoStatement>();
        services.AddScoped<StatementRunner>();
        services.AddSingleton<JobBell<StatementRunner>>();
        services.AddSingleton(new NavigationEntry(
            "/statements", x => x.GetRequiredService<IStringLocalizer<StatementsText>>()["Bank statements"], Icons.Material.Outlined.ReceiptLong, HostKind.Platform, Permissions.ReadStatements, 29));
    }

    /// <summary>Records and undoes in the background while the host serves.</summary>
    public static void AddStatementWorker(this IServiceCollection services) => services.AddHostedService<PlatformWorker<StatementRunner>>();

    public static void MapStatements(this IEndpointRouteBuilder statements)
    {
        ChooseColumns.Map(statements);
        ImportStatement.Map(statements);
        ReadStatements.Map(statements);
        ExportStatement.Map(statements);
        AcceptLines.Map(statements);
        DecideLine.Map(statements);
        ProposeAgain.Map(statements);
        UndoStatement.Map(statements);
    }
}
