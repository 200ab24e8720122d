using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Tests.Lending.Loans;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests;

/// <summary>No text is longer than its column, on SQLite too, which takes any: SQL Server would answer with an error.</summary>
public sealed class LengthsTests
{
    /// <summary>31 characters, as many as an organisation's id may have.</summary>
    private const string Longest = "initiative-souss-massa-et-drara";

    [Test]
    public async Task A_platform_with_the_longest_id_lends_and_is_repaid()
    {
        await using var host = await PlatformHost.Start();
        var platform = FixedOrganisations.Platform(Longest, "MA-09", "Tiznit");
        host.Organisations.Put(platform);
        await host.Migrate(platform);
        await host.Run<PlatformDb>(Fund.FundCase.Fund, organisation: Longest);
        var (officer, director, treasurer) = (Of(Roles.LoanOfficer), Of(Roles.Director), Of(Roles.Treasurer));

        var dossier = await (await new DossierInput { Amount = 36_000 }.Post(officer)).Json(HttpStatusCode.Created);
        var approved = await (await director.PostAsJsonAsync($"/api/applications/{dossier.GetProperty("id").GetString()}/approval", new { amount = 36_000, term = 36, graceMonths = 6, decidedOn = "2023-05-20" })).Json(HttpStatusCode.Created);
        var loan = $"/api/loans/{approved.GetProperty("loanId").GetString()}";
        treasurer.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        await (await treasurer.PostAsJsonAsync(loan + "/disbursements", new { amount = 36_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);

        var number = await host.Run<PlatformDb, string>(db => db.Loans.Select(x => x.Number).SingleAsync(), organisation: Longest);
        Assert.That(number, Is.EqualTo("INITIATIVE-SOUSS-MASSA-ET-DRARA-2023-0001").And.Length.EqualTo(41));

        HttpClient Of(string role) => host.Client(role, Longest);
    }

    [TestCase(120, true)]
    [TestCase(121, false)]
    public async Task A_text_longer_than_its_column_is_refused(int length, bool isStored)
    {
        await using var host = await PlatformHost.Start();

        var saving = host.Run<PlatformDb>(async db =>
        {
            db.Add(new Enterprise(new(new string('é', length), ProjectKind.Created, "crafts", LegalForm.Cooperative, "Tiznit", Area.Rural, 4)));
            await db.SaveChangesAsync();
        });

        if (isStored) Assert.That(() => saving, Throws.Nothing);
        else Assert.That(() => saving, Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo("text.too-long"));
        Assert.That(await host.Read(db => db.Enterprises.CountAsync()), Is.EqualTo(isStored ? 1 : 0));
    }

    /// <summary>Of a part that a row may lack, of a part's own table, and of a change.</summary>
    [Test]
    public async Task Parts_and_changes_are_looked_at_as_well()
    {
        await using var host = await PlatformHost.Start();
        await new DossierInput().Register(host);

        Assert.That(() => Change(host, x => x.Refuse(RefusalReason.Other, new string('x', 2_001), FixedOrganisations.Today, Entry)), Refused);
        Assert.That(() => Change(host, x => x.HandOver(new(Guid.NewGuid(), new string('x', Officer.LongestName + 1)), Entry)), Refused);
        Assert.That(() => Change(host, x => x.Refuse(RefusalReason.Other, new string('x', 2_000), FixedOrganisations.Today, Entry)), Throws.Nothing);
    }

    /// <summary>SQLite has taken it before lengths were looked at.</summary>
    [Test]
    public async Task A_row_with_an_older_text_that_is_too_long_is_changed_as_any_other_and_that_text_only_for_one_that_fits()
    {
        await using var host = await PlatformHost.Start();
        await new DossierInput().Register(host);
        await host.Run<PlatformDb>(db => db.Database.ExecuteSqlRawAsync("UPDATE platform_applications SET Officer_Name = {0}", new string('x', Officer.LongestName + 1)));

        Assert.That(() => Change(host, x => x.Withdraw(FixedOrganisations.Today, Entry, "Autre projet")), Throws.Nothing);
        Assert.That(() => Change(host, x => x.HandOver(new(Guid.NewGuid(), new string('y', Officer.LongestName + 1)), Entry)), Refused);
        Assert.That(() => Change(host, x => x.HandOver(new(Guid.NewGuid(), new string('y', Officer.LongestName)), Entry)), Throws.Nothing);
    }

    private static Task Change(PlatformHost host, Action<LoanApplication> act) => host.Run<PlatformDb>(async db =>
    {
        act(await db.Applications.SingleAsync());
        await db.SaveChangesAsync();
    });

    private static NUnit.Framework.Constraints.IResolveConstraint Refused => Throws.TypeOf<RefusedException>().With.Property("Code").EqualTo("text.too-long");

    private static Entries.Entry Entry => new(FixedOrganisations.Today, "Directrice", new(2023, 6, 15, 9, 0, 0, DateTimeKind.Utc));
}
