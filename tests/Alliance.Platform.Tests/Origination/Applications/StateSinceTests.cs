using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Tests.Origination.Appraisal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Alliance.Platform.Tests.Origination.Applications;

/// <summary>Since when a dossier stands where it stands is kept beside its history.</summary>
internal sealed class StateSinceTests
{
    /// <summary>One taken up, one ready, one ready and worked on again, one approved, one refused, one received: as the migration that brought the column says it of their histories.</summary>
    [Test]
    public async Task What_a_migration_says_of_dossiers_before_it_is_what_they_say_themselves()
    {
        await using var dossier = await AppraisalCase.Start(on: new(2023, 6, 1));
        var host = dossier.Host;
        await dossier.TakeUp();
        host.Organisations.GoTo(new(2023, 6, 10));
        await dossier.Do("readiness");
        host.Organisations.GoTo(new(2023, 6, 12));
        await dossier.Do("readiness/undoing", new { why = "Bail non signé" });
        await new DossierInput { Cin = null, Enterprise = "Reçu" }.Register(host);
        await new DossierInput { Cin = null, Enterprise = "Prêt" }.Ready(host);
        await new DossierInput { Cin = null, Enterprise = "Accordé" }.Approve(host);
        var expected = await Stands(host);
        Assert.That(expected.Select(x => x.Item2).Distinct().Count(), Is.GreaterThan(2), "they differ");

        await host.Run<PlatformDb>(async db =>
        {
            var migrations = db.GetService<IMigrationsAssembly>();
            var records = migrations.CreateMigration(migrations.Migrations.Single(x => x.Key.EndsWith("_Records", StringComparison.Ordinal)).Value, db.Database.ProviderName!);
            await db.Applications.ExecuteUpdateAsync(x => x.SetProperty(y => y.StateSince, default(DateOnly)));
            foreach (var sql in records.UpOperations.OfType<SqlOperation>()) await db.Database.ExecuteSqlRawAsync(sql.Sql);
        });

        Assert.That(await Stands(host), Is.EqualTo(expected));
    }

    private static Task<List<(string, DateOnly)>> Stands(PlatformHost host) =>
        host.Read(async db => (await db.Applications.OrderBy(x => x.Number).Select(x => new { x.Number, x.StateSince }).ToListAsync()).ConvertAll(x => (x.Number, x.StateSince)));
}
