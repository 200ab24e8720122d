using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Insight.Figures;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Lending.Receipts;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Tests.Lending.Loans;
using Alliance.Tenancy.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests;

/// <summary>What follows from saving, in one look, and how an area above takes part in it.</summary>
public sealed class SavingTests
{
    [Test]
    public async Task These_steps_follow_in_this_order()
    {
        await using var host = await PlatformHost.Start();

        var steps = host.Services.GetServices<CommitStep>().OrderBy(x => x.Stage).Select(x => $"{x.Stage}: {x.Step.Name} of {x.Db.Name}");

        Assert.That(steps, Is.EqualTo(["Acts: KeepComplete of PlatformDb", "Acts: KeepScan of PlatformDb", "Books: FundPosting of PlatformDb", "Books: PayOutAgain of PlatformDb", "Numbers: ReceiptIssue of PlatformDb", "Numbers: NumberMovements of PlatformDb", "Marks: NoteChecklist of PlatformDb", "Marks: TellOfReturns of PlatformDb", "Marks: MarkFiguresDue of PlatformDb"]));
    }

    [Test]
    public async Task An_act_of_an_area_above_is_posted_receipted_and_counted_with_what_it_follows_from()
    {
        await using var host = await PlatformHost.Start(services: x => x.AddBeforeCommit<PlatformDb, PayHalfAgain>(CommitStage.Acts));
        var (_, id) = await new DossierInput { Amount = 36_000 }.Approve(host);
        var loan = new LoanCase(host, id);
        await (await loan.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        await host.Read(db => db.FiguresDue.ExecuteDeleteAsync());

        await (await loan.Pay(new { amount = 1_000, paidOn = "2023-06-10" })).Json(HttpStatusCode.Created);

        var repaid = await host.Read(db => db.Set<FundMovement>().Where(x => x.Kind == FundMovementKind.Repayment).Select(x => x.Amount).ToListAsync());
        var receipts = await host.Read(db => db.Set<Receipt>().OrderBy(x => x.Number).Select(x => x.Number).ToListAsync());
        var due = await host.Read(db => db.FiguresDue.CountAsync());
        Assert.That((repaid.Sum(x => x), due), Is.EqualTo((Money.Dirhams(1_500), 1)));
        Assert.That(receipts, Is.EqualTo([1, 2]));
    }

    [Test]
    public async Task What_an_area_above_refuses_leaves_nothing_behind()
    {
        await using var host = await PlatformHost.Start(services: x =>
        {
            x.AddSingleton<Gate>();
            x.AddBeforeCommit<PlatformDb, RefuseAll>(CommitStage.Marks);
        });
        var (_, id) = await new DossierInput { Amount = 36_000 }.Approve(host);
        var loan = new LoanCase(host, id);
        await (await loan.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        host.Services.GetRequiredService<Gate>().IsClosed = true;

        var refused = await loan.Pay(new { amount = 1_000, paidOn = "2023-06-10" });

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await host.Read(async db => (await db.Set<Receipt>().CountAsync(), await db.Set<ReceiptSeries>().CountAsync())), Is.EqualTo((0, 0)));
        Assert.That(await loan.EventCount(), Is.EqualTo(1));
    }

    [Test]
    public async Task Outside_a_scope_a_context_can_only_read()
    {
        await using var host = await PlatformHost.Start();
        var pools = host.Services.GetRequiredService<ModuleDbPools<PlatformDb>>();
        var platform = host.Organisations.Find(FixedOrganisations.Ism)!;
        await host.Run<PlatformDb>(async db => await db.Enterprises.CountAsync()); // the context goes back to the pool, and is leased again

        await using var db = pools.Lease(platform);
        db.Add(new FiguresDue { EnterpriseId = Id<Enterprise>.New() });

        Assert.That(await db.Enterprises.CountAsync(), Is.Zero);
        Assert.That(() => db.SaveChangesAsync(), Throws.InvalidOperationException.With.Message.Contains("only read"));
    }

    /// <summary>An area that hears of payments without being known to those who record them.</summary>
    private sealed class PayHalfAgain : IBeforeCommit<PlatformDb>
    {
        public async Task Run(PlatformDb db, CancellationToken ct)
        {
            foreach (var entered in db.EventsEntered())
            {
                var loan = await db.Loans.SingleAsync(x => x.Id == entered.Key, ct);
                foreach (var paid in entered.Where(x => x.Kind is LoanEventKind.Paid).ToList())
                    loan.Pay(new Money(paid.Amount.Centimes / 2), paid.On, new Entry(paid.BookedOn, paid.EnteredBy, paid.EnteredAt));
            }
        }
    }

    private sealed class RefuseAll(Gate gate) : IBeforeCommit<PlatformDb>
    {
        public Task Run(PlatformDb db, CancellationToken ct) =>
            gate.IsClosed ? throw new RefusedException("gate.closed", "Closed.") : Task.CompletedTask;
    }

    private sealed class Gate
    {
        public bool IsClosed { get; set; }
    }
}
