using Alliance.Tenancy;
using Alliance.Tenancy.Lifecycle.Commands;

namespace Alliance.Host.Operating;

/// <summary>What operators do: start the service, or run one command over the organisations and end.</summary>
public static class Operation
{
    public static void AddOperation(this WebApplicationBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        host.AddOrganisationStarter();
        host.Services.AddHostedService<StartupAnnouncement>();
    }

    /// <summary><c>organisations list</c> and the like, without serving.</summary>
    public static async Task<int> Operate(this WebApplication app, string[] command)
    {
        ArgumentNullException.ThrowIfNull(app);
        await using var scope = app.Services.CreateAsyncScope();
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        return await scope.ServiceProvider.GetRequiredService<OperatorCommands>().Run(command, Console.Out, stop.Token);
    }
}
