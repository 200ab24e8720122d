namespace Alliance.Migrations.Sqlite;

/// <summary>EF Core's tools start this project to find the design-time factories; it does nothing itself.</summary>
internal static class Program
{
    private static void Main()
    {
    }
}
