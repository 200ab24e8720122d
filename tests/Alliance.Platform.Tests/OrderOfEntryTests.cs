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

    private static FundMovement Moved(Id<FundingAgreement> agreement, decimal amount) =>
        new(FundMovementKind.Contribution, Money.Dirhams(amount), FixedOrganisations.Today, FixedOrganisations.Today, Entry) { AgreementId = agreement };
}
