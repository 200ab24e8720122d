using System.Net;
using System.Text;
using System.Text.Json;
using Alliance.Kernel;

namespace Alliance.Platform.Tests.Lending.Loans;

internal sealed class ListLoansTests
{
    /// <summary>Three loans paid out on 1 June 2023, the first one up to date, the second two instalments behind, the third repaid; and one only granted.</summary>
    private static async Task<PlatformHost> FourLoans()
    {
        var host = await PlatformHost.Start();
        foreach (var (enterprise, paid) in new[] { ("Amlou d'Agadir", 2_000m), ("Tapis Anzi", 0m), ("Argan Tiznit", 36_000m) })
        {
            var (_, id) = await new DossierInput { Enterprise = enterprise, Amount = 36_000 }.Approve(host);
            var loan = new LoanCase(host, id);
            await (await loan.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
            host.Organisations.GoTo(new(2024, 2, 10));
            if (paid > 0) await (await loan.Pay(new { amount = paid, paidOn = "2024-02-01" })).Json(HttpStatusCode.Created);
            host.Organisations.GoTo(FixedOrganisations.Today);
        }

        await new DossierInput { Enterprise = "100 % Laine", Amount = 36_000 }.Approve(host);
        host.Organisations.GoTo(new(2024, 2, 10));
        return host;
    }

    private static async Task<JsonElement> List(PlatformHost host, string query) => await (await host.Client(Roles.Director).GetAsync($"/api/loans?{query}")).Json();

    private static IEnumerable<string?> Names(JsonElement found) => found.GetProperty("rows").EnumerateArray().Select(x => x.GetProperty("enterprise").GetString());

    [Test]
    public async Task Sums_and_arrears_are_those_of_the_business_date()
    {
        await using var host = await FourLoans();

        var found = await List(host, "orderBy=days-late");
        var late = found.GetProperty("rows")[0];
        var sums = found.GetProperty("sums");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.GetProperty("total").GetInt32(), Is.EqualTo(4));
            Assert.That(found.GetProperty("lateCount").GetInt32(), Is.EqualTo(1));
            Assert.That(late.GetProperty("enterprise").GetString(), Is.EqualTo("Tapis Anzi"));
            Assert.That(late.GetProperty("daysLate").GetInt32(), Is.EqualTo(40), "since 1 January, though nothing was entered since June");
            Assert.That(late.GetProperty("arrears").GetDecimal(), Is.EqualTo(2_000m));
            Assert.That(sums.GetProperty("granted").GetDecimal(), Is.EqualTo(144_000m));
            Assert.That(sums.GetProperty("disbursed").GetDecimal(), Is.EqualTo(108_000m));
            Assert.That(sums.GetProperty("received").GetDecimal(), Is.EqualTo(38_000m));
            Assert.That(sums.GetProperty("outstanding").GetDecimal(), Is.EqualTo(70_000m));
            Assert.That(sums.GetProperty("arrears").GetDecimal(), Is.EqualTo(2_000m));
        }
    }

    [TestCase("late=true", "Tapis Anzi")]
    [TestCase("late=false&status=in-repayment", "Amlou d'Agadir")]
    [TestCase("status=repaid", "Argan Tiznit")]
    [TestCase("status=contracted", "100 % Laine")]
    [TestCase("search=argan", "Argan Tiznit")]
    [TestCase("search=100 %25", "100 % Laine")]
    [TestCase("search=0004", "100 % Laine")]
    [TestCase("search=_", "")]
    [TestCase("bucket=0", "")]
    [TestCase("bucket=1", "Tapis Anzi")]
    [TestCase("bucket=4", "")]
    [TestCase("orderBy=enterprise&descending=false&size=2&page=2", "Argan Tiznit,Tapis Anzi")]
    [TestCase("orderBy=outstanding&size=1", "Tapis Anzi")]
    public async Task Loans_are_searched_filtered_ordered_and_paged(string query, string names)
    {
        await using var host = await FourLoans();

        var found = await List(host, query);

        Assert.That(string.Join(',', Names(found)), Is.EqualTo(names));
    }

    [TestCase("size=0")]
    [TestCase("size=201")]
    [TestCase("page=0")]
    [TestCase("status=lost")]
    [TestCase("orderBy=colour")]
    [TestCase("late=maybe")]
    [TestCase("status=7")]
    [TestCase("status=-1")]
    public async Task Nonsense_in_the_query_is_a_bad_request(string query)
    {
        await using var host = await PlatformHost.Start();

        Assert.That(await (await host.Client(Roles.Director).GetAsync($"/api/loans?{query}")).Code(HttpStatusCode.BadRequest), Is.EqualTo("bad-request"));
    }

    [Test]
    public async Task The_list_goes_out_as_csv_and_xlsx_with_the_same_filters()
    {
        await using var host = await FourLoans();
        var client = host.Client(Roles.Auditor);

        var csv = Encoding.UTF8.GetString(await client.GetByteArrayAsync("/api/loans/export?format=csv&late=true"));
        var xlsx = await client.GetAsync("/api/loans/export");

        var lines = csv.Trim().Split('\n');
        Assert.That(lines, Has.Length.EqualTo(2), csv);
        Assert.That(lines[1], Does.Contain("Tapis Anzi").And.Contain(";2000;").And.Match(@";40\s*$"));
        Assert.That(xlsx.Content.Headers.ContentType!.MediaType, Does.EndWith("spreadsheetml.sheet"));
        using var stream = await xlsx.Content.ReadAsStreamAsync();
        Assert.That(MiniExcelLibs.MiniExcel.Query(stream).Count(), Is.EqualTo(5));
    }
}
