using System.Collections.Concurrent;
using Alliance.EndToEnd.Tests.Hosting;
using Alliance.Testing;

namespace Alliance.EndToEnd.Tests.Browsing;

/// <summary>What a page asks the organisation's database: few statements, and as many however much there is.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class QueriesTests
{
    /// <summary>What another page asks meanwhile would be counted as well.</summary>
    private readonly SemaphoreSlim _alone = new(1);

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await RunningHost.Start();

    [OneTimeTearDown]
    public async Task Stop()
    {
        _alone.Dispose();
        await _host.DisposeAsync();
    }

    /// <param name="most">Statements, the session's own look and the numbers of the navigation among them.</param>
    [TestCase("directeur", "", 40)]
    [TestCase("charge", "", 23)]
    [TestCase("tresorier", "", 30)]
    [TestCase("audit", "", 16)]
    [TestCase("administration", "", 13)]
    [TestCase("comite", "", 9)]
    [TestCase("parrain", "", 9)]
    [TestCase("directeur", "applications", 11)]
    [TestCase("directeur", "applications?board=true", 13)]
    [TestCase("directeur", "notices", 11)]
    [TestCase("directeur", "reports", 8)]
    [TestCase("charge", "today", 20)]
    public async Task A_page_asks_so_much_at_most_and_no_more_on_a_larger_platform(string name, string path, int most)
    {
        var (small, large) = (await Count("el-hajeb", "ieh", name, path), await Count("souss-massa", "ism", name, path));

        TestContext.Out.WriteLine($"{name} /{path}: {small} statements, {large} on the largest platform");
        Assert.That(large, Is.AtMost(most));
    }

    private async Task<int> Count(string label, string id, string name, string path)
    {
        await _alone.WaitAsync();
        try
        {
            using var visitor = await Visitor.SignedIn(_host, label, name);
            (await visitor.Http.GetAsync(new Uri(path, UriKind.Relative))).Dispose(); // what is made once is made
            return await CountAlone(visitor, id, path);
        }
        finally
        {
            _alone.Release();
        }
    }

    private async Task<int> CountAlone(Visitor visitor, string id, string path)
    {
        var asked = new ConcurrentQueue<string>();
        using var listening = Statements.Of(Path.Combine(_host.Folder.Data, id + ".db"), x =>
        {
            if (x.Sql is { } sql && !sql.StartsWith("INSERT", StringComparison.Ordinal) && !sql.Contains("_leases", StringComparison.Ordinal)) asked.Enqueue(sql);
        });
        using var answer = (await visitor.Http.GetAsync(new Uri(path, UriKind.Relative))).EnsureSuccessStatusCode();
        return asked.Count;
    }
}
