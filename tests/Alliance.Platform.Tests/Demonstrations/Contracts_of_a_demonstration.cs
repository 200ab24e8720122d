using System.Text.Json;
using Alliance.Demonstration;
using Alliance.Kernel;
using Alliance.Platform.Contracting.LoanContracts;
using Alliance.Platform.Entries;
using Alliance.Platform.Insight.Figures;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Demonstrations;

/// <summary>Contracts of a demonstration platform's last loans: there from the start, and no published figure depends on them.</summary>
internal sealed class Contracts_of_a_demonstration
{
    [Test]
    public async Task Are_signed_before_the_money_left_and_change_no_figure()
    {
        await using var host = await Demonstration(letterhead: true);
        var before = await Figures(host);

        await Generate(host);

        var records = await host.Read(db => db.Set<ContractRecord>().AsNoTracking().ToListAsync());
        var signings = await host.Read(db => db.Set<ContractSigning>().AsNoTracking().ToDictionaryAsync(x => x.LoanId));
        var loans = await host.Read(db => db.Loans.AsNoTracking().ToDictionaryAsync(x => x.Id));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(signings, Has.Count.GreaterThan(3));
            Assert.That(records.Count - signings.Count, Is.EqualTo(1), "one waits to be signed");
            foreach (var signing in signings.Values)
            {
                var (record, loan) = (records.Single(x => x.LoanId == signing.LoanId), loans[signing.LoanId]);
                Assert.That(signing.Read().Contract, Is.EqualTo(record.Hash));
                Assert.That(loan.ContractedOn, Is.EqualTo(signing.SignedOn));
                Assert.That(record.Read().Amount, Is.EqualTo(loan.Terms.Granted));
                Assert.That(loan.GrantedOn <= record.MadeOn && record.MadeOn <= signing.SignedOn && signing.SignedOn <= (loan.Summary.FirstDisbursedOn ?? PublishedSeries.Today));
            }

            Assert.That(await Figures(host), Is.EqualTo(before));
        }

        await Generate(host);
        Assert.That(await host.Read(db => db.Set<ContractRecord>().CountAsync()), Is.EqualTo(records.Count), "once");
    }

    [Test]
    public async Task Are_not_made_where_the_platform_lacks_what_its_templates_ask_for()
    {
        await using var host = await Demonstration(letterhead: false);

        await Generate(host);

        Assert.That(await host.Read(db => db.Set<ContractRecord>().CountAsync()), Is.Zero);
    }

    private static async Task<PlatformHost> Demonstration(bool letterhead)
    {
        var host = await PlatformHost.Start();
        var organisation = host.Organisations.Find(FixedOrganisations.Ism)!;
        var sections = organisation.Sections.SetItem("bank", JsonSerializer.SerializeToElement(new { name = "Initiative", rib = "007640000123450000041222" }));
        host.Organisations.Put(organisation with { Sections = letterhead ? sections.SetItems(FixedOrganisations.Letterhead) : sections, Demo = new(PublishedSeries.Today, Generated.Seed, "el-hajeb") });
        await Run<GenerateDemonstration>(host);
        return host;
    }

    private static Task Generate(PlatformHost host) => Run<GenerateContracts>(host);

    private static Task Run<T>(PlatformHost host) where T : Alliance.Tenancy.Lifecycle.IActivation =>
        host.Run<IServiceProvider>(scope => ActivatorUtilities.CreateInstance<T>(scope).Activate(new Progress<string>(), default));

    /// <summary>Of each month that the platform keeps, computed anew.</summary>
    private static async Task<List<Contracts.Platform.FigureSet>> Figures(PlatformHost host)
    {
        await host.Run<FiguresKeeper>(async figures =>
        {
            while (await figures.CatchUp()) continue;
        });
        return await host.Read(db => db.Months.AsNoTracking().OrderBy(x => x.Month).Select(x => x.Total).ToListAsync());
    }
}
