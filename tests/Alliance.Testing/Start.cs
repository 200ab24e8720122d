using System.Runtime.CompilerServices;

namespace Alliance.Testing;

/// <summary>Compiled into every test project, so that it runs before the first test.</summary>
internal static class Start
{
    [ModuleInitializer]
    internal static void Listen() => Statements.Listen();
}
