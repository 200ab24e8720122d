using System.Diagnostics.CodeAnalysis;
using Alliance.Testing;

/// <summary>Loaded by the runtime into a host's own process (<c>DOTNET_STARTUP_HOOKS</c>): holds it at a statement that can be named, so that it can be stopped just there.</summary>
[SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = "The runtime looks for this name.")]
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(HostProcess.HoldIn) is not { Length: > 0 } database) return;
        var statement = Environment.GetEnvironmentVariable(HostProcess.HoldAt)!;
        var left = int.Parse(Environment.GetEnvironmentVariable(HostProcess.HoldAfter)!, System.Globalization.CultureInfo.InvariantCulture);
        Statements.Listen();
        Statements.Of(database, x =>
        {
            if (x.Sql?.Contains(statement, StringComparison.Ordinal) is not true || Interlocked.Decrement(ref left) != 0) return;
            Console.WriteLine(HostProcess.Held);
            Console.ReadLine(); // until we are let go, or killed
        });
    }
}
