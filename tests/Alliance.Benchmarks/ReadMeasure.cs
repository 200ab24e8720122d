using System.Diagnostics;
using Alliance.Tenancy;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Alliance.Benchmarks;

/// <summary>One row of an organisation's database through a scope, its tenant context and its pooled EF Core context, against a bare ADO.NET connection and command.</summary>
internal static class ReadMeasure
{
    private const int Reads = 20_000;
    private const int Rounds = 7;

    public static async Task<IEnumerable<Line>> Run()
    {
        using var folder = new BenchmarkFolder();
        folder.WriteOrganisations(12);
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(folder.Settings);
        builder.AddTenancy();
        using var host = builder.Build();
        await BenchmarkFolder.LoadRegistry(host.Services);
        var organisation = host.Services.GetRequiredService<IOrganisations>().Find("p0")!;
        await host.Services.GetRequiredService<OrganisationMigrations>().Migrate(organisation, default);
        var connectionString = host.Services.GetRequiredService<OrganisationDatabases>().Of(organisation).ConnectionString;

        var ours = () => ThroughTenancy(host.Services, organisation);
        var floor = () => Raw(connectionString, organisation.Id);
        var pairs = new List<(Sample Ours, Sample Floor)>();
        for (var round = 0; round <= Rounds; round++) pairs.Add((await Time(ours), await Time(floor)));
        pairs.RemoveAt(0); // warming up

        var ratio = pairs.Select(x => x.Ours.Microseconds / x.Floor.Microseconds).Median();
        var bytes = pairs.Select(x => x.Ours.Bytes).Median();
        return
        [
            new("read one row through EF Core on the organisation's database",
                Report.Number(pairs.Select(x => x.Ours.Microseconds).Median(), "µs"), Report.Number(pairs.Select(x => x.Floor.Microseconds).Median(), "µs"),
                Report.Number(ratio, "×"), "≤ 4 ×", ratio <= 4),
            new("bytes allocated by it",
                Report.Number(bytes / 1024, "KB"), Report.Number(pairs.Select(x => x.Floor.Bytes).Median() / 1024, "KB"),
                "", "≤ 16 KB", bytes <= 16 * 1024),
        ];
    }

    private static async Task ThroughTenancy(IServiceProvider services, Organisation organisation)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Set(organisation);
        await scope.ServiceProvider.GetRequiredService<OrganisationDb>().StampOf(organisation.Id, default);
    }

    private static async Task Raw(string connectionString, string id)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"OrganisationId\" FROM \"tenancy_stamp\" WHERE \"OrganisationId\" = @id LIMIT 2";
        command.Parameters.AddWithValue("@id", id);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) _ = new DatabaseStamp { OrganisationId = reader.GetString(0) };
    }

    private static async Task<Sample> Time(Func<Task> read)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        for (var n = 0; n < Reads; n++) await read();
        return new(Stopwatch.GetElapsedTime(started).TotalMicroseconds / Reads, (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / Reads);
    }

    private sealed record Sample(double Microseconds, double Bytes);
}
