using System.Globalization;

namespace Alliance.Testing;

/// <summary>How often a property that asks a database is tried: a few times with every change, and <c>ALLIANCE_THOROUGH</c> times as often by hand.</summary>
public static class Thorough
{
    private static readonly int Factor = int.Parse(Environment.GetEnvironmentVariable("ALLIANCE_THOROUGH") ?? "1", CultureInfo.InvariantCulture);

    public static int Times(int usual) => usual * Factor;
}
