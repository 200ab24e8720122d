using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Text;
using Alliance.Kernel;
using Alliance.Platform.Collection.Statements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>A statement of many lines is stored in parts, so that others can write in between; nobody sees a part of it.</summary>
internal sealed class IntakeTests
{
    private const int Lines = 2 * StatementIntake.AtATime + 200;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("intake-");

    [TearDown]
    public void Delete() => _folder.Delete(recursive: true);

    private Task<PlatformHost> Start() => PlatformHost.Start(folder: _folder);

    /// <param name="from">The first of the amounts, each another.</param>
    private static string FileOf(int from = 1) =>
        StatementCase.Heading + string.Concat(Enumerable.Range(from, Lines).Select(x => string.Create(CultureInfo.InvariantCulture, $"03/01/2024;VIR TAFRAOUT {x};;;;{x},00\n")));

    private static Task<string> DatabaseOf(PlatformHost host) => host.Read(db => Task.FromResult(db.Database.GetDbConnection().DataSource));

    private static Task<(int Statements, int Lines)> Stored(PlatformHost host) =>
        host.Read(async db => (await db.Set<BankStatement>().IgnoreQueryFilters().CountAsync(), await db.Set<StatementLine>().CountAsync()));

    /// <summary>The process ends before it commits the second part.</summary>
    private static async Task CutOff(StatementCase statements)
    {
        var commits = 0;
        using var _ = Testing.Statements.Of(await DatabaseOf(statements.Host), x =>
        {
            if (x.Commits && x.Db.ChangeTracker.Entries<StatementLine>().Any()) commits++;
            if (commits >= 2) throw new PowerCutException();
        });
        await statements.Host.Run<ImportStatement>(async import =>
        {
            try
            {
                await import.Handle(Encoding.UTF8.GetBytes(FileOf()), "a.csv");
                Assert.Fail("It was to be cut off.");
            }
            catch (Exception cutOff) when (cutOff.ToString().Contains(nameof(PowerCutException), StringComparison.Ordinal))
            {
                // Nothing can be tidied up afterwards either.
            }
        }, Roles.Treasurer);
    }

    [Test]
    public async Task Each_transaction_stores_a_part()
    {
        await using var statements = await StatementCase.On(await Start());
        var parts = new List<int>();
        using (Testing.Statements.Of(await DatabaseOf(statements.Host), x =>
        {
            if (x.Commits && x.Db.ChangeTracker.Entries<StatementLine>().Count() is > 0 and var part) parts.Add(part);
        }))
        {
            var created = await (await statements.Post(FileOf())).Json(HttpStatusCode.Created);
            Assert.That(created.GetProperty("lines").GetInt32(), Is.EqualTo(Lines));
        }

        Assert.That(parts, Is.EqualTo(new[] { StatementIntake.AtATime, StatementIntake.AtATime, 200 }));
        Assert.That(await Stored(statements.Host), Is.EqualTo((1, Lines)));
    }

    [Test]
    public async Task What_was_cut_off_is_seen_by_nobody_and_the_same_file_starts_cleanly()
    {
        await using (var first = await StatementCase.On(await Start())) await CutOff(first);

        await using var statements = await StatementCase.On(await Start());
        Assert.That(await Stored(statements.Host), Is.EqualTo((1, StatementIntake.AtATime)), "something was left behind");
        Assert.That((await (await statements.Treasurer.GetAsync("/api/statements")).Json()).GetArrayLength(), Is.Zero);
        Assert.That(await statements.Host.Read(db => StatementsModule.CountToDecide(db, default)), Is.Zero);
        var cutOff = await statements.Host.Read(db => db.Set<BankStatement>().IgnoreQueryFilters().Select(x => x.Id).SingleAsync());
        foreach (var path in new[] { "", "/lines", "/export" }) Assert.That((await statements.Treasurer.GetAsync($"/api/statements/{cutOff}{path}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
        Assert.That(await Found(statements.Host), Is.Empty);

        var created = await (await statements.Post(FileOf())).Json(HttpStatusCode.Created);

        Assert.That((created.GetProperty("lines").GetInt32(), created.GetProperty("known").GetInt32()), Is.EqualTo((Lines, 0)));
        Assert.That(await Stored(statements.Host), Is.EqualTo((1, Lines)));
        Assert.That(await Found(statements.Host), Is.Not.Empty);
    }

    [Test]
    public async Task What_was_cut_off_is_removed_after_a_while()
    {
        await using var statements = await StatementCase.On(await Start());
        await CutOff(statements);
        Assert.That(await statements.Host.Run<StatementRunner, bool>(x => x.IsDue(default)), Is.False, "it may still be coming in, elsewhere");
        Assert.That((await statements.Post(FileOf(from: 400))).StatusCode, Is.EqualTo(HttpStatusCode.Conflict), "it has lines of the one that may still be coming in");

        var longAgo = DateTime.UtcNow - StatementIntake.LongestIntake - TimeSpan.FromMinutes(1);
        await statements.Host.Run<PlatformDb>(db => db.Set<BankStatement>().IgnoreQueryFilters().ExecuteUpdateAsync(x => x.SetProperty(y => y.ImportedAt, longAgo)));

        Assert.That(await statements.Host.Run<StatementRunner, bool>(x => x.IsDue(default)), Is.True);
        await statements.Work();
        Assert.That(await Stored(statements.Host), Is.EqualTo((0, 0)));
        await (await statements.Post(FileOf(from: 400))).Json(HttpStatusCode.Created);
    }

    [Test]
    public async Task Whoever_leaves_in_the_middle_leaves_nothing_behind()
    {
        await using var statements = await StatementCase.On(await Start());
        using var left = new CancellationTokenSource();
        var commits = 0;
        using (Testing.Statements.Of(await DatabaseOf(statements.Host), x =>
        {
            if (x.Commits && x.Db.ChangeTracker.Entries<StatementLine>().Any() && ++commits == 2) left.Cancel();
        }))
            Assert.That(
                () => statements.Host.Run<ImportStatement, ImportStatement.Outcome>(x => x.Handle(Encoding.UTF8.GetBytes(FileOf()), "a.csv", ct: left.Token), Roles.Treasurer),
                Throws.InstanceOf<OperationCanceledException>());

        Assert.That(await Stored(statements.Host), Is.EqualTo((0, 0)));
    }

    /// <summary>From another window, say, between two parts of the first.</summary>
    [Test]
    public async Task A_file_that_comes_again_while_it_is_stored_is_there_once_and_whole()
    {
        await using var statements = await StatementCase.On(await Start());
        var begun = 0;
        HttpResponseMessage? second = null;
        HttpResponseMessage first;
        using (Testing.Statements.Of(await DatabaseOf(statements.Host), x =>
        {
            var isPart = x.Event == RelationalEventId.TransactionStarting.Name && x.Db.ChangeTracker.Entries<BankStatement>().Any();
            if (isPart && Interlocked.Increment(ref begun) == 2) second = Task.Run(() => statements.Post(FileOf())).GetAwaiter().GetResult();
        }))
            first = await statements.Post(FileOf());

        Assert.That(second!.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await first.Code(HttpStatusCode.Conflict), Is.EqualTo("changed-meanwhile"));
        Assert.That(await Stored(statements.Host), Is.EqualTo((1, Lines)));
    }

    private static async Task<IReadOnlyList<Ui.FoundItem>> Found(PlatformHost host) =>
        (await host.Run<IEnumerable<Ui.IFinder>, Ui.FoundGroup>(x => x.OfType<StatementLineFinder>().Single().Find(Ui.Sought.Read("TAFRAOUT"), default), Roles.Treasurer)).Items;

    private sealed class PowerCutException() : DbException("The process ends here.");
}
