using Alliance.Tenancy.Lifecycle.Commands;

namespace Alliance.Host.Operating;

/// <summary>One command over the organisations (<c>organisations list</c> and the like), without serving.</summary>
public static class Operation
{
    /// <summary>The command that the arguments ask for, without the settings among them (<c>--Database:Template=…</c>), which the configuration has read already; null when they ask to serve.</summary>
    public static string[]? Asked(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var command = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (!IsSetting(args[i])) command.Add(args[i]);
            else if (!args[i].Contains('=', StringComparison.Ordinal)) i++; // its value comes next
        }

        return command is [OperatorCommands.Word, ..] ? [.. command] : null;
    }

    /// <summary>Settings stand in sections, so their names have a colon; options of commands have none. The host's own names are settings too.</summary>
    private static bool IsSetting(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal)
        && argument.Split('=')[0][2..] is var name
        && (name.Contains(':', StringComparison.Ordinal) || name is "environment" or "contentRoot");

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
