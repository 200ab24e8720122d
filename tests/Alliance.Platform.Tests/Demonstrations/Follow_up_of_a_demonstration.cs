using System.Text.Json;
using Alliance.Demonstration;
using Alliance.Kernel;
using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Entries;
using Alliance.Platform.Insight.Figures;
using Alliance.Platform.Lending.Deferrals;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Proposals;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Demonstrations;

/// <summary>What the staff of a demonstration platform did: there from the start, and no published figure depends on it.</summary>
internal sealed class Follow_up_of_a_demonstration
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    [Test]
    public async Task Fills_the_pages_of_treasurer_and_officers_and_changes_no_figure()
    {
        await using var host = await Demonstration();
        var before = await Figures(host);

        await FollowUp(host);

        var lines = await host.Read(db => db.Set<DirectDebitLine>().AsNoTracking().ToListAsync());
        var loans = await host.Read(db => db.Loans.AsNoTracking().ToListAsync());
        var payments = loans.SelectMany(x => x.Events).ToDictionary(x => x.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Figures(host), Is.EqualTo(before));
            Assert.That(await Count<Contact>(host), Is.Positive);
            Assert.That(await Count<PromiseToPay>(host), Is.Positive);
            Assert.That(await Count<Reminder>(host), Is.Positive);
            Assert.That(await host.Read(db => db.Set<Proposal>().CountAsync(x => x.Status == ProposalStatus.Waiting)), Is.EqualTo(1));
            Assert.That(lines, Is.Not.Empty);
            var (paid, rejected) = (lines.Where(x => payments.ContainsKey(x.Id)).ToList(), lines.Where(x => !payments.ContainsKey(x.Id)).ToList());
            Assert.That(paid, Is.Not.Empty);
            Assert.That(rejected.Select(x => x.State).Distinct(), Is.EqualTo(new[] { DirectDebitState.Returned }), "late borrowers, debited like the others");
            Assert.That(paid.All(x => payments[x.Id] is { Kind: LoanEventKind.Paid, Means: PaymentMeans.DirectDebit } payment && payment.Amount == x.Amount && payment.On == x.CollectOn));
            Assert.That(await host.Read(db => db.Set<DeferredLoan>().CountAsync(x => x.Status == DeferredLoanStatus.Deferred)), Is.Positive);
            Assert.That(loans.Where(x => x.Summary != LoanSummary.Of(x)), Is.Empty);
        }
    }

    [Test]
    public async Task Is_made_once()
    {
        await using var host = await Demonstration();
        await FollowUp(host);
        var once = (await Count<Contact>(host), await Count<PromiseToPay>(host), await Count<Reminder>(host), await Count<DirectDebitLine>(host), await Count<DeferredLoan>(host));

        await FollowUp(host);

        Assert.That((await Count<Contact>(host), await Count<PromiseToPay>(host), await Count<Reminder>(host), await Count<DirectDebitLine>(host), await Count<DeferredLoan>(host)), Is.EqualTo(once));
    }

    private static async Task<PlatformHost> Demonstration()
    {
        var host = await PlatformHost.Start();
        var organisation = host.Organisations.Find(FixedOrganisations.Ism)!;
        var bank = JsonSerializer.Deserialize<JsonElement>("""{ "name": "Initiative", "rib": "007640000123450000041222", "bic": "BCMAMAMC", "creditorId": "MA-1" }""");
        host.Organisations.Put(organisation with { Sections = organisation.Sections.SetItem("bank", bank), Demo = new(PublishedSeries.Today, Generated.Seed, "el-hajeb") });
        await host.Run<PlatformDb>(db => new GenerateDemonstration(db, Tenant(host), Keeper(host, db), host.Services.GetRequiredService<IStaff>()).Activate(new Progress<string>(), default));
        await host.Run<PlatformDb>(db => new GenerateMandates(db, Tenant(host)).Activate(new Progress<string>(), default));
        return host;
    }

    private static Task FollowUp(PlatformHost host) =>
        host.Run<PlatformDb>(db => new GenerateFollowUp(db, Tenant(host), Keeper(host, db)).Activate(new Progress<string>(), default));

    /// <summary>At the end of each month that the platform keeps.</summary>
    private static Task<List<Contracts.Platform.FigureSet>> Figures(PlatformHost host) =>
        host.Read(db => db.Months.AsNoTracking().OrderBy(x => x.Month).Select(x => x.Total).ToListAsync());

    private static Task<int> Count<T>(PlatformHost host) where T : class => host.Read(db => db.Set<T>().CountAsync());

    private static FiguresKeeper Keeper(PlatformHost host, PlatformDb db) => new(db, new OrganisationBusinessDate(Tenant(host), Clock), Clock);

    private static TenantContext Tenant(PlatformHost host)
    {
        var tenant = new TenantContext();
        tenant.Set(host.Organisations.Find(FixedOrganisations.Ism)!);
        return tenant;
    }
}
