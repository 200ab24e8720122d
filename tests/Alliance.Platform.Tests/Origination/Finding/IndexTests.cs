using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Origination.Finding;

/// <summary>Indexes by amount stand in a migration alone, since the model can't name them: a later one that rebuilds their table must make them again.</summary>
internal sealed class IndexTests
{
    [Test]
    public async Task Amounts_of_loans_and_dossiers_have_one()
    {
        await using var host = await PlatformHost.Start();

        var indexes = await host.Read(db => db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'index'").ToListAsync());

        Assert.That(indexes, Is.SupersetOf(new[] { "IX_platform_loans_Terms_Granted_Number", "IX_platform_applications_Request_Amount_Number" }));
    }
}
