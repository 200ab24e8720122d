using Alliance.Tenancy.Lifecycle.Commands;

namespace Alliance.Host.Operating;

/// <summary>One command over the organisations (<c>organisations list</c> and the like), without serving.</summary>
public static class Operation
{
    public static async Task<int> Operate(this WebApplication app, string[] command)
    {
        ArgumentNullException.ThrowIfNull(app);
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OperatorCommands>().Run(command, Console.Out, stop.Token);
    }
}
