using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Alliance.Kernel;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Deferrals;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Lending.Receipts;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Tests.Lending.Loans;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>Killed in the middle of an import of thousands of payments: it goes on where it was, or was never there; nothing is recorded twice.</summary>
internal sealed class InterruptionTests
{
    private const int PaymentsEach = 20;

    /// <summary>Forty steps of fifty payments; more by <c>ALLIANCE_INTERRUPTED_LOANS</c>, 500 for ten thousand.</summary>
    private static readonly int LoanCount = int.Parse(Environment.GetEnvironmentVariable("ALLIANCE_INTERRUPTED_LOANS") ?? "100", CultureInfo.InvariantCulture);

    private static readonly int Payments = LoanCount * PaymentsEach;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("statements-");

    [TearDown]
    public void Delete() => _folder.Delete(recursive: true);

    /// <summary>The module on the same databases each time, with background work or without.</summary>
    private Task<PlatformHost> Start(bool withWorker) => PlatformHost.Start(withWorker, folder: _folder);

    [Test]
    public async Task Thousands_of_payments_survive_interruptions_between_and_inside_steps()
    {
        string statement;
        await using (var first = await Start(withWorker: false))
        {
            await Grant(first);
            statement = await Import(first);
            var cutOff = await CutOff(first, [1, 2, 4, 8, 16, 32, 64, 128]);
            Assert.That(cutOff, Is.EqualTo(8), "a step of fifty payments asks more than 128 things");
        }

        for (var restart = 0; restart < 3; restart++) await EndInTheMiddle();

        await using var last = await Start(withWorker: true);
        await Eventually.Becomes(() => Recorded(last), Payments);

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
    }

    /// <summary>While it reads, between any two of its writes, before it commits.</summary>
    [Test]
    public async Task Wherever_a_step_is_cut_off_it_leaves_nothing_of_itself()
    {
        await using var host = await Start(withWorker: false);
        await Grant(host, 2);
        await Import(host, monthsEach: 2);

        var cutOff = await CutOff(host, at: null);

        Assert.That(cutOff, Is.GreaterThan(4 * 3), "each of four payments writes an event, a receipt and its line");
        Assert.That(await Recorded(host), Is.EqualTo(4), "and then it got through");
    }

    [Test]
    public async Task An_import_that_is_cut_off_leaves_nothing_behind()
    {
        const int months = 12;
        await using var host = await Start(withWorker: false);
        await Grant(host, 2);
        await Choose(host);
        var file = Encoding.UTF8.GetBytes(StatementFileOf(await Numbers(host), months));
        var found = (Statements: 0, Lines: 0);

        var cutOff = await Testing.Statements.CutOff(
            await DatabaseOf(host),
            at: null,
            stop => host.Run<ImportStatement, ImportStatement.Outcome>(x => x.Handle(file, "a.csv", ct: stop), Roles.Treasurer),
            async () =>
            {
                Assert.That(found, Is.EqualTo((0, 0)), "nothing of it before it got through");
                found = await host.Read(async db => (await db.Set<BankStatement>().CountAsync(), await db.Set<StatementLine>().CountAsync()));
            });

        Assert.That(cutOff, Is.GreaterThan(2 * months), "before each of its lines at least");
        Assert.That(found, Is.EqualTo((1, 2 * months)), "and then all of it");
    }

    /// <summary>The worker is in the middle of its eighth step when its process ends.</summary>
    private async Task EndInTheMiddle()
    {
        var host = await Start(withWorker: true);
        var (busy, end, steps) = (new TaskCompletionSource(), new ManualResetEventSlim(), 0);
        using (Testing.Statements.Of(await DatabaseOf(host), x =>
        {
            if (!x.Commits || !x.Db.ChangeTracker.Entries<StatementLine>().Any() || ++steps < 8) return;
            busy.TrySetResult();
            end.Wait();
        }))
        {
            await Eventually.Comes(busy.Task);
            var ending = host.DisposeAsync();
            end.Set();
            await ending;
        }

        end.Dispose();
    }

    private static async Task<string> Import(PlatformHost host, int monthsEach = PaymentsEach)
    {
        await Choose(host);
        var treasurer = host.Client(Roles.Treasurer);
        var answer = await (await treasurer.PostAsync("/api/statements?fileName=des-milliers.csv", new StringContent(StatementFileOf(await Numbers(host), monthsEach)))).Json(HttpStatusCode.Created);
        var statement = $"/api/statements/{answer.GetProperty("id").GetString()}";
        using var accept = new HttpRequestMessage(HttpMethod.Post, $"{statement}/acceptances/certain");
        accept.Headers.Add("Idempotency-Key", "tout");
        Assert.That((await (await treasurer.SendAsync(accept)).Json()).GetProperty("accepted").GetInt32(), Is.EqualTo((await Numbers(host)).Count * monthsEach));
        return statement;
    }

    /// <summary>Steps that are cut off before these of their statements; whether one gets through or not, what it did is whole.</summary>
    private static async Task<int> CutOff(PlatformHost host, IEnumerable<int>? at) => await Testing.Statements.CutOff(
        await DatabaseOf(host),
        at,
        stop => host.Run<StatementRunner, bool>(x => x.Step(stop)),
        async () =>
        {
            var payments = await host.Read(db => db.Loans.SelectMany(x => x.Events).CountAsync(x => x.Kind == LoanEventKind.Paid));
            Assert.That(payments, Is.EqualTo(await Recorded(host)), "a payment and the note that its line is done are there together");
        });

    private static Task<string> DatabaseOf(PlatformHost host) => host.Read(db => Task.FromResult(db.Database.GetDbConnection().DataSource));

    private static Task<int> Recorded(PlatformHost host) => host.Read(db => db.Set<StatementLine>().CountAsync(x => x.State == StatementLineState.Recorded));

    private static Task<List<string>> Numbers(PlatformHost host) => host.Read(db => db.Loans.Select(x => x.Number).OrderBy(x => x).ToListAsync());

    private static async Task Choose(PlatformHost host) => await host.Client(Roles.Treasurer).PutAsJsonAsync(
        "/api/statements/columns", new { header = new[] { "Date", "Libellé", "Montant" }, columns = new { date = 0, label = 1, amount = 2 } });

    private static string StatementFileOf(IReadOnlyList<string> numbers, int monthsEach)
    {
        var file = new StringBuilder("Date;Libellé;Montant\n");
        for (var month = 0; month < monthsEach; month++)
            foreach (var number in numbers) file.AppendLine(CultureInfo.InvariantCulture, $"{new DateOnly(2021, 7, 5).AddMonths(month):dd/MM/yyyy};VIR PRET {number};1000,00");
        return file.ToString();
    }

    private static Task Grant(PlatformHost host, int? loans = null) => host.Run<PlatformDb>(async db =>
    {
        var (terms, granted) = (new LoanBuilder().Terms, new DateOnly(2021, 5, 20));
        var entry = new Entry(FixedOrganisations.Today, "Trésorier", DateTime.UtcNow);
        for (var i = 1; i <= (loans ?? LoanCount); i++)
        {
            var loan = new Loan(Id<LoanApplication>.New(), Id<Enterprise>.New(), $"ISM-2021-{i:0000}", terms, granted);
            loan.Disburse(terms.Granted, new(2021, 6, 1), entry);
            db.Add(loan);
        }

        await db.SaveChangesAsync();
    });
}
