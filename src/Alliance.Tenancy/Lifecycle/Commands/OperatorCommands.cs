using System.Data.Common;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Registry;

namespace Alliance.Tenancy.Lifecycle.Commands;

/// <summary>Runs the operator's command that the arguments name, and says in a sentence what went wrong.</summary>
public sealed class OperatorCommands(IEnumerable<IOperatorCommand> commands, OrganisationRegistry registry)
{
    /// <summary>First argument of the host that stands for all these commands.</summary>
    public const string Word = "organisations";

    private const int Failed = 1;
    private const int Misused = 2;

    /// <param name="args">With or without <see cref="Word"/>.</param>
    /// <returns>The process's exit code: 0 done, 1 refused or failed, 2 no such command or wrong arguments.</returns>
    public async Task<int> Run(string[] args, TextWriter output, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        if (args is [Word, .. var rest]) args = rest;
        if (args is not [var name, .. var arguments] || commands.FirstOrDefault(x => x.Name == name) is not { } command) return await Help(output);

        try
        {
            await registry.Start(ct, remember: false);
            return await command.Run(arguments, output, ct);
        }
        catch (MisusedException misused)
        {
            await output.WriteLineAsync(misused.Message);
            await output.WriteLineAsync($"  {command.Name} {command.Usage}");
            return Misused;
        }
        catch (Exception failure) when (IsForOperators(failure))
        {
            await output.WriteLineAsync(failure.Message);
            return Failed;
        }
    }

    /// <summary>Anything else is a bug, and its trace is wanted.</summary>
    private static bool IsForOperators(Exception failure) => failure
        is RefusedException or IOException or UnauthorizedAccessException or DbException
        or NoDatabaseException or ForeignDatabaseException or DatabaseUnavailableException;

    private async Task<int> Help(TextWriter output)
    {
        await output.WriteLineAsync($"{Word} <command>:");
        foreach (var command in commands.OrderBy(x => x.Name, StringComparer.Ordinal)) await output.WriteLineAsync($"  {command.Name} {command.Usage}");
        return Misused;
    }
}
