using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Alliance.Kernel;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Lending.Receipts;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Tests.Lending.Loans;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>Killed in the middle of an import of 10 000 payments: it goes on where it was, or was never there; nothing is recorded twice.</summary>
internal sealed class InterruptionTests
{
    private const int LoanCount = 500;
    private const int PaymentsEach = 20;
    private const int Payments = LoanCount * PaymentsEach;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("statements-");

    [TearDown]
    public void Delete() => _folder.Delete(recursive: true);

    /// <summary>The module on the same databases each time, with the worker of statements alone.</summary>
    private Task<PlatformHost> Start(bool withWorker) => PlatformHost.Start(folder: _folder, services: withWorker ? x => x.AddStatementWorker() : null);

    [Test]
    public async Task Ten_thousand_payments_survive_interruptions_between_and_inside_steps()
    {
        var clock = Stopwatch.StartNew();
        string statement;
        await using (var first = await Start(withWorker: false))
        {
            await Grant(first);
            statement = await Import(first);
            await InterruptedInside(first, interruptions: 12);
        }

        for (var restart = 0; restart < 3; restart++)
        {
            await using var host = await Start(withWorker: true);
            var before = await Recorded(host);
            while (await Recorded(host) < before + 400) await Task.Delay(100);
        } // each is torn down while its worker is busy

        await using var last = await Start(withWorker: true);
        while (await Recorded(last) < Payments)
        {
            Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromMinutes(10)), "the work goes on");
            await Task.Delay(500);
        }

        var events = await last.Read(db => db.Loans.AsNoTracking().SelectMany(x => x.Events).Where(x => x.Kind == LoanEventKind.Paid).Select(x => new { x.Id, x.Amount }).ToListAsync());
        var outstanding = await last.Read(db => db.Loans.AsNoTracking().Select(x => x.Summary.Outstanding).ToListAsync());
        var receipts = await last.Read(db => db.Set<Receipt>().Select(x => x.Number).OrderBy(x => x).ToListAsync());
        var shown = await (await last.Client(Roles.Treasurer).GetAsync(statement)).Json();
        Assert.That(events, Has.Count.EqualTo(Payments));
        Assert.That(events.Sum(x => x.Amount), Is.EqualTo(Money.Dirhams(Payments * 1_000)));
        Assert.That(outstanding.Sum(x => x), Is.EqualTo(Money.Dirhams(LoanCount * (36_000 - PaymentsEach * 1_000))));
        Assert.That(receipts, Is.EqualTo(Enumerable.Range(1, Payments)), "one receipt each, without a gap");
        Assert.That(shown.GetProperty("statement").GetProperty("counts").GetProperty("recorded").GetInt32(), Is.EqualTo(Payments));
        Assert.That(shown.GetProperty("recorded").GetDecimal(), Is.EqualTo(Payments * 1_000));
        TestContext.Out.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} s");
    }

    [Test]
    public async Task An_import_that_is_cut_off_leaves_nothing_behind()
    {
        await using var host = await Start(withWorker: false);
        await Grant(host, 20);
        await Choose(host);
        var file = Encoding.UTF8.GetBytes(StatementFileOf(await Numbers(host)));
        foreach (var patience in new[] { 1, 20, 60, 120, 200 })
        {
            using var enough = new CancellationTokenSource(TimeSpan.FromMilliseconds(patience));
            try
            {
                await host.Run<ImportStatement, ImportStatement.Outcome>(x => x.Handle(file, "a.csv", enough.Token), Roles.Treasurer);
            }
            catch (Exception stopped) when (stopped is OperationCanceledException or SqliteException or DbUpdateException)
            {
                // As meant.
            }

            var (statements, lines) = await host.Read(async db => (await db.Set<BankStatement>().CountAsync(), await db.Set<StatementLine>().CountAsync()));
            Assert.That((statements, lines), Is.EqualTo((0, 0)).Or.EqualTo((1, 20 * PaymentsEach)), "all of it or nothing");
            if (statements == 1) break; // was quicker than we were; a second one would be refused
        }
    }

    private static async Task<string> Import(PlatformHost host)
    {
        await Choose(host);
        var treasurer = host.Client(Roles.Treasurer);
        var answer = await (await treasurer.PostAsync("/api/statements?fileName=dix-mille.csv", new StringContent(StatementFileOf(await Numbers(host))))).Json(HttpStatusCode.Created);
        var statement = $"/api/statements/{answer.GetProperty("id").GetString()}";
        using var accept = new HttpRequestMessage(HttpMethod.Post, $"{statement}/acceptances/certain");
        accept.Headers.Add("Idempotency-Key", "tout");
        Assert.That((await (await treasurer.SendAsync(accept)).Json()).GetProperty("accepted").GetInt32(), Is.EqualTo(Payments));
        return statement;
    }

    /// <summary>Steps that are cut off at any moment: while they read, while they write, before they commit.</summary>
    private static async Task InterruptedInside(PlatformHost host, int interruptions)
    {
        var cutOff = 0;
        for (var i = 0; i < interruptions; i++)
        {
            using var enough = new CancellationTokenSource(TimeSpan.FromMilliseconds(4 + i * 6));
            try
            {
                await host.Run<StatementRunner, bool>(x => x.Step(enough.Token));
            }
            catch (OperationCanceledException)
            {
                cutOff++;
            }

            var (recorded, payments) = (await Recorded(host), await host.Read(db => db.Loans.SelectMany(x => x.Events).CountAsync(x => x.Kind == LoanEventKind.Paid)));
            Assert.That(payments, Is.EqualTo(recorded), "a payment and the note that its line is done are there together");
        }

        Assert.That(cutOff, Is.Positive, "at least one was cut off inside");
    }

    private static Task<int> Recorded(PlatformHost host) => host.Read(db => db.Set<StatementLine>().CountAsync(x => x.State == StatementLineState.Recorded));

    private static Task<List<string>> Numbers(PlatformHost host) => host.Read(db => db.Loans.Select(x => x.Number).OrderBy(x => x).ToListAsync());

    private static async Task Choose(PlatformHost host) => await host.Client(Roles.Treasurer).PutAsJsonAsync(
        "/api/statements/columns", new { header = new[] { "Date", "Libellé", "Montant" }, columns = new { date = 0, label = 1, amount = 2 } });

    private static string StatementFileOf(IReadOnlyList<string> numbers)
    {
        var file = new StringBuilder("Date;Libellé;Montant\n");
        for (var month = 0; month < PaymentsEach; month++)
            foreach (var number in numbers) file.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{new DateOnly(2021, 7, 5).AddMonths(month):dd/MM/yyyy};VIR PRET {number};1000,00");
        return file.ToString();
    }

    private static Task Grant(PlatformHost host, int count = LoanCount) => host.Run<PlatformDb>(async db =>
    {
        var (terms, granted) = (new LoanBuilder().Terms, new DateOnly(2021, 5, 20));
        var entry = new Entry(FixedOrganisations.Today, "Trésorier", DateTime.UtcNow);
        for (var i = 1; i <= count; i++)
        {
            var loan = new Loan(Id<LoanApplication>.New(), Id<Enterprise>.New(), $"ISM-2021-{i:0000}", terms, granted);
            loan.Disburse(terms.Granted, new(2021, 6, 1), entry);
            db.Add(loan);
        }

        await db.SaveChangesAsync();
    });
}
