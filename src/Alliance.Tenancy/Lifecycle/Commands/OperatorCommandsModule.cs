using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Lifecycle.Commands;

internal static class OperatorCommandsModule
{
    public static void AddOperatorCommands(this IServiceCollection services)
    {
        services.AddSingleton<OperatorCommands>();
        services.AddSingleton<OwnDatabase>();
        services.AddSingleton<FilesArchive>();
        services.AddSingleton<StatusInFile>();
        services.AddSingleton<IOperatorCommand, ListOrganisations>();
        services.AddSingleton<IOperatorCommand, MigrateOrganisations>();
        services.AddSingleton<IOperatorCommand, SuspendOrganisation>();
        services.AddSingleton<IOperatorCommand, ResumeOrganisation>();
        services.AddSingleton<IOperatorCommand, ExportOrganisation>();
        services.AddSingleton<IOperatorCommand, BackUpOrganisation>();
        services.AddSingleton<IOperatorCommand, RestoreOrganisation>();
        services.AddSingleton<IOperatorCommand, DeleteOrganisation>();
        services.AddSingleton<IOperatorCommand, DescribeSettings>();
    }
}
