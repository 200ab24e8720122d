using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Tests.Lending.Loans;
using Alliance.Ui;

namespace Alliance.Platform.Tests.Origination.Finding;

/// <summary>A form is offered for loans that allow it, however many others have the name.</summary>
internal sealed class ActFinderTests
{
    private static async Task<LoanCase> Loan(PlatformHost host, int at, string enterprise = "Atelier Amal")
    {
        var (_, id) = await new DossierInput { Entrepreneur = $"Amal Idrissi {at}", Cin = null, Enterprise = $"{enterprise} {at}", Amount = 36_000 }.Approve(host);
        return new(host, id);
    }

    private static Task<IReadOnlyList<FoundGroup>> Find(PlatformHost host, string written) =>
        host.Run<FindAnything, IReadOnlyList<FoundGroup>>(x => x.Handle(Sought.Read(written), HostKind.Platform), Roles.Treasurer);

    [Test]
    public async Task Of_many_of_one_name_those_are_offered_that_allow_it()
    {
        await using var host = await PlatformHost.Start();
        for (var at = 1; at <= Sought.MostOfGroup + 1; at++)
        {
            var repaid = await Loan(host, at);
            await (await repaid.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
            await (await repaid.Pay(new { amount = 36_000, paidOn = "2023-06-02" })).Json(HttpStatusCode.Created);
        }

        var running = await Loan(host, 98);
        await (await running.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        var granted = await Loan(host, 99);

        Assert.That((await Find(host, "enregistrer un paiement pour Amal Idrissi"))[0].Items.Select(x => x.Href), Is.EqualTo(new[] { $"/loans/{running.Id}?act=pay" }));
        Assert.That((await Find(host, "décaissement Amal"))[0].Items.Select(x => x.Href), Is.EqualTo(new[] { $"/loans/{granted.Id}?act=disburse" }));
    }

    /// <summary>In repayment, and something of it not yet paid out: that is done from its page, the search leads to those that wait.</summary>
    [Test]
    public async Task Paying_out_is_offered_for_loans_that_wait_for_it()
    {
        await using var host = await PlatformHost.Start();
        var partly = await Loan(host, 1);
        await (await partly.Disburse(new { amount = 30_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
        var granted = await Loan(host, 2);

        Assert.That((await Find(host, "décaissement Amal"))[0].Items.Select(x => x.Href), Is.EqualTo(new[] { $"/loans/{granted.Id}?act=disburse" }));
    }
}
