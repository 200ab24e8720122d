using System.Net;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Lifecycle.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Lending.Loans;

/// <summary>The summaries that lists read are proven from the events, and rebuilt from them.</summary>
internal sealed class CheckLoansTests
{
    [Test]
    public async Task A_summary_that_differs_from_the_events_is_named_and_repaired()
    {
        await using var loan = await LoanCase.Disbursed();
        await (await loan.Pay(new { amount = 1_500, paidOn = "2023-06-05" })).Json(HttpStatusCode.Created);
        Assert.That((await Check(loan)).Code, Is.Zero);

        await loan.Host.Read(db => db.Database.ExecuteSqlRawAsync("UPDATE platform_loans SET Summary_Received = 1, Summary_Outstanding = 3599999"));
        var broken = await Check(loan);
        Assert.That((broken.Code, broken.Output), Is.EqualTo((1, broken.Output)));
        Assert.That(broken.Output, Does.Contain("differs from its events").And.Contain("1 differing"));

        Assert.That((await Check(loan, "--repair")).Output, Does.Contain("1 differing, repaired"));
        Assert.That((await Check(loan)).Output, Does.Contain("0 differing"));
        Assert.That((await loan.Host.Read(db => db.Loans.AsNoTracking().SingleAsync())).Summary.Outstanding.InDirhams, Is.EqualTo(34_500));
    }

    private static async Task<(int Code, string Output)> Check(LoanCase loan, params string[] more)
    {
        var command = loan.Host.Services.GetServices<IOperatorCommand>().Single(x => x.Name == "check-loans");
        var output = new StringWriter();
        var code = await command.Run([FixedOrganisations.Ism, .. more], output, default);
        return (code, output.ToString());
    }
}
