using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Tests.Fund;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests;

/// <summary>What is told in order has an order of its own: ids of one moment have none, and engines sort them differently.</summary>
public sealed class OrderOfEntryTests
{
    private static readonly Entry Entry = new(FixedOrganisations.Today, "Trésorier", new(2023, 6, 15, 9, 0, 0, DateTimeKind.Utc));

    /// <summary>Twenty decisions of one instant, each taken back.</summary>
    [Test]
    public async Task A_dossiers_history_is_told_as_it_was_entered()
    {
        await using var host = await PlatformHost.Start();
        var id = await new DossierInput().Register(host);
        await host.Run<PlatformDb>(async db =>
        {
            var dossier = await db.Applications.SingleAsync();
            for (var i = 0; i < 20; i++)
            {
                dossier.Withdraw(FixedOrganisations.Today, Entry, $"{i}");
                dossier.UndoDecision(Entry, $"{i}");
            }

            await db.SaveChangesAsync();
        });

        var dossier = await (await host.Client(Roles.Director).GetAsync($"/api/applications/{id}")).Json();

        var history = dossier.GetProperty("history").EnumerateArray().Select(x => x.GetProperty("kind").GetString());
        Assert.That(history, Is.EqualTo(new[] { "received" }.Concat(Enumerable.Repeat(new[] { "withdrawn", "decision-undone" }, 20).SelectMany(x => x))));
    }

    /// <summary>Of one day the last count holds, also where several were entered at once.</summary>
    [Test]
    public void Of_one_days_observations_the_last_one_counts()
    {
        var enterprise = new Enterprise(new("Coopérative", ProjectKind.Created, "crafts", LegalForm.Cooperative, "Tiznit", Area.Rural, 4));

        for (var i = 1; i <= 50; i++) enterprise.Observe(FixedOrganisations.Today, i, 0, FixedOrganisations.Today);

        Assert.That(enterprise.ObservedBy(FixedOrganisations.Today)!.JobsCreated, Is.EqualTo(50));
    }

    /// <summary>While two releases run, replicas of the earlier one leave the number out: the second of three, and the last of two.</summary>
    [Test]
    public async Task What_was_entered_without_a_number_stands_where_one_is_missing()
    {
        await using var host = await PlatformHost.Start();
        var id = await new DossierInput().Register(host);
        await host.Run<PlatformDb>(async db =>
        {
            var dossier = await db.Applications.SingleAsync();
            dossier.Withdraw(FixedOrganisations.Today, Entry, "1");
            dossier.UndoDecision(Entry, "2");
            var enterprise = await db.Enterprises.SingleAsync();
            foreach (var jobs in new[] { 3, 4 }) enterprise.Observe(FixedOrganisations.Today, jobs, 0, FixedOrganisations.Today);
            await db.SaveChangesAsync();
            await db.Database.ExecuteSqlRawAsync("UPDATE platform_application_events SET Sequence = 0 WHERE Sequence = 2");
            await db.Database.ExecuteSqlRawAsync("UPDATE platform_job_observations SET Sequence = 0 WHERE Sequence = 2");
        });

        var dossier = await (await host.Client(Roles.Director).GetAsync($"/api/applications/{id}")).Json();

        Assert.That(dossier.GetProperty("history").EnumerateArray().Select(x => x.GetProperty("kind").GetString()), Is.EqualTo(new[] { "received", "withdrawn", "decision-undone" }));
        Assert.That((await host.Read(db => db.Enterprises.SingleAsync())).ObservedBy(FixedOrganisations.Today)!.JobsCreated, Is.EqualTo(4));
    }

    /// <summary>Money comes in and goes out again forty times within one day: in the order of the books there is never less than nothing in the bank.</summary>
    [Test]
    public async Task The_funds_journal_and_its_running_balance_are_those_of_the_books()
    {
        await using var fund = await FundCase.Empty();
        var agreement = Id<FundingAgreement>.Parse(await fund.Agreement("C-1", 1_000_000), null);
        for (var entered = 0; entered < 4; entered++)
        {
            await fund.Host.Run<PlatformDb>(async db =>
            {
                for (var i = 0; i < 5; i++) db.AddRange(Moved(agreement, -1_000), Moved(agreement, 1_000));
                await db.SaveChangesAsync();
            });
        }

        var journal = await (await fund.Treasurer.GetAsync("/api/fund/movements?size=100")).Json();

        var balances = journal.GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("bankAfter").GetDecimal());
        Assert.That(balances, Is.EqualTo(Enumerable.Repeat(new decimal[] { 1_000, 2_000, 3_000, 4_000, 5_000, 4_000, 3_000, 2_000, 1_000, 0 }, 4).SelectMany(x => x)), "what comes in together stands before what goes out");
        Assert.That(await fund.Host.Read(db => db.Set<FundMovement>().OrderBy(x => x.Number).Select(x => x.Number).ToListAsync()), Is.EqualTo(Enumerable.Range(1, 40)), "without doubles or gaps");
    }

    /// <summary>While two releases run, replicas of the earlier one enter movements without a number: 5 000 came in, and 4 000, 1 500 went out and 900 came in by such replicas.</summary>
    [Test]
    public async Task What_a_replica_of_the_release_before_entered_stands_last_and_is_numbered_with_the_next_entry()
    {
        await using var fund = await FundCase.Empty();
        var agreement = Id<FundingAgreement>.Parse(await fund.Agreement("C-1", 1_000_000), null);
        await Enter(Entry, 5_000);
        await Enter(Entry with { At = Entry.At.AddMinutes(1) }, -4_000);
        await Enter(Entry with { At = Entry.At.AddMinutes(2) }, 900);
        await Enter(Entry with { At = Entry.At.AddMinutes(3) }, -1_500);
        await fund.Host.Run<PlatformDb>(async db => // as that release leaves them
        {
            await db.Set<FundMovement>().Where(x => x.Number > 1).ExecuteUpdateAsync(x => x.SetProperty(y => y.Number, 0));
            await db.Set<FundBooks>().ExecuteUpdateAsync(x => x.SetProperty(y => y.LastNumber, 1));
        });

        Assert.That(await Balances(""), Is.EqualTo(new decimal[] { 5_000, 1_000, 1_900, 400 }));
        Assert.That(await Balances("&page=2&size=2"), Is.EqualTo(new decimal[] { 1_900, 400 }));

        await Enter(Entry with { At = Entry.At.AddSeconds(1) }, 100); // by a clock that is behind

        Assert.That(await Balances(""), Is.EqualTo(new decimal[] { 5_000, 1_000, 1_900, 400, 500 }));
        Assert.That(await fund.Host.Read(db => db.Set<FundMovement>().OrderBy(x => x.Number).Select(x => x.Number).ToListAsync()), Is.EqualTo(Enumerable.Range(1, 5)));
        Assert.That(await fund.Host.Read(db => db.Set<FundBooks>().Select(x => x.LastNumber).SingleAsync()), Is.EqualTo(5));

        Task Enter(Entry entry, decimal amount) => fund.Host.Run<PlatformDb>(async db =>
        {
            db.Add(Moved(agreement, amount, entry));
            await db.SaveChangesAsync();
        });

        async Task<decimal[]> Balances(string query) => [.. (await (await fund.Treasurer.GetAsync("/api/fund/movements?from=2023-06-15" + query)).Json()).GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("bankAfter").GetDecimal())];
    }

    private static FundMovement Moved(Id<FundingAgreement> agreement, decimal amount, Entry? entry = null) =>
        new(FundMovementKind.Contribution, Money.Dirhams(amount), FixedOrganisations.Today, FixedOrganisations.Today, entry ?? Entry) { AgreementId = agreement };
}
