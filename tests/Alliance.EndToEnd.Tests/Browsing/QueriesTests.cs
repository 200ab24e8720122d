using System.Collections.Concurrent;
using Alliance.EndToEnd.Tests.Hosting;
using Alliance.Testing;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>What a page asks the organisation's database: few statements, and as many however much there is.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class QueriesTests
{
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    /// <param name="most">Statements, the session's own look and the numbers of the navigation among them.</param>
    [TestCase("directeur", "", 50)]
    [TestCase("charge", "", 60)]
    [TestCase("tresorier", "", 50)]
    [TestCase("audit", "", 28)]
    [TestCase("administration", "", 25)]
    [TestCase("comite", "", 20)]
    [TestCase("parrain", "", 16)]
    [TestCase("directeur", "notices", 20)]
    [TestCase("directeur", "reports", 16)]
    public async Task A_page_asks_so_much_at_most_and_no_more_on_a_larger_platform(string name, string path, int most)
    {
        var (small, large) = (await Count("el-hajeb", "ieh", name, path), await Count("souss-massa", "ism", name, path));

        TestContext.Out.WriteLine($"{name} /{path}: {small} statements, {large} on the largest platform");
        Assert.That(large, Is.AtMost(most));
    }

    private async Task<int> Count(string label, string id, string name, string path)
    {
        using var visitor = await Visitor.SignedIn(_host, label, name);
        (await visitor.Http.GetAsync(new Uri(path, UriKind.Relative))).Dispose(); // what is made once is made
        var asked = new ConcurrentQueue<string>();
        using var listening = Statements.Of(Path.Combine(_host.Folder.Data, id + ".db"), x =>
        {
            if (x.Sql is { } sql && !sql.StartsWith("INSERT", StringComparison.Ordinal) && !sql.Contains("_leases", StringComparison.Ordinal)) asked.Enqueue(sql);
        });
        using var answer = (await visitor.Http.GetAsync(new Uri(path, UriKind.Relative))).EnsureSuccessStatusCode();
        return asked.Count;
    }
}
