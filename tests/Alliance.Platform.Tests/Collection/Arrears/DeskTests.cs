using System.Net;
using System.Text;
using Alliance.Kernel;
using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Tests.Lending.Loans;
using CsCheck;

namespace Alliance.Platform.Tests.Collection.Arrears;

/// <summary>The arrears desk: figures and work list on the business date and before (rule 11).</summary>
internal sealed class DeskTests
{
    private static Task<ArrearsCase> FourLoans() => ArrearsCase.Of(
        ("Amlou d'Agadir", 1_000, "Taroudannt"), ("Tapis Anzi", 0, "Tiznit"), ("Argan Tiznit", 2_000, "Tiznit"), ("Laine Tata", 1_500, "Tiznit"));

    [Test]
    public async Task Figures_count_what_is_late_on_the_business_date_though_nothing_was_entered_since()
    {
        await using var arrears = await FourLoans();

        var figures = await arrears.Get("/figures");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(figures.GetProperty("lateLoans").GetInt32(), Is.EqualTo(3));
            Assert.That(figures.GetProperty("amountLate").GetDecimal(), Is.EqualTo(3_500), "1 000 and 500 of February, and two of the one who paid nothing");
            Assert.That(figures.GetProperty("outstanding").GetDecimal(), Is.EqualTo(139_500));
            Assert.That(figures.GetProperty("par30").GetDecimal(), Is.EqualTo(decimal.Round(36_000m / 139_500, 6)), "40 days late");
            Assert.That(figures.GetProperty("par90").GetDecimal(), Is.Zero);
            Assert.That(figures.GetProperty("buckets").EnumerateArray().Select(x => x.GetProperty("loans").GetInt32()), Is.EqualTo(new[] { 2, 1, 0, 0, 0 }));
            Assert.That(figures.GetProperty("buckets")[0].GetProperty("amountLate").GetDecimal(), Is.EqualTo(1_500));
        }
    }

    [Test]
    public async Task An_earlier_day_is_shown_as_it_was_then()
    {
        await using var arrears = await FourLoans();

        var figures = await arrears.Get("/figures?asOf=2024-01-31");

        Assert.That(figures.GetProperty("lateLoans").GetInt32(), Is.EqualTo(4), "nobody had paid January's instalment by then");
        Assert.That(figures.GetProperty("amountLate").GetDecimal(), Is.EqualTo(4_000));
        Assert.That(figures.GetProperty("par30").GetDecimal(), Is.Zero, "30 days late, not more");
        Assert.That(await (await arrears.Officer.GetAsync("/api/arrears/figures?asOf=2024-02-11")).Code(HttpStatusCode.Conflict), Is.EqualTo("arrears.after-today"));
    }

    [TestCase("", "Tapis Anzi,Laine Tata,Amlou d'Agadir")]
    [TestCase("orderBy=amount-late", "Tapis Anzi,Amlou d'Agadir,Laine Tata")]
    [TestCase("orderBy=amount-late&descending=false&size=1&page=2", "Amlou d'Agadir")]
    [TestCase("orderBy=enterprise&descending=false&size=2", "Amlou d'Agadir,Laine Tata")]
    [TestCase("orderBy=outstanding", "Tapis Anzi,Amlou d'Agadir,Laine Tata")]
    [TestCase("bucket=0", "Laine Tata,Amlou d'Agadir")]
    [TestCase("bucket=1", "Tapis Anzi")]
    [TestCase("province=Taroudannt", "Amlou d'Agadir")]
    [TestCase("sector=crafts", "Tapis Anzi,Laine Tata,Amlou d'Agadir")]
    [TestCase("sector=fishing", "")]
    [TestCase("officer=loan-officer", "")]
    [TestCase("from=2024-02-01", "Laine Tata,Amlou d'Agadir")]
    [TestCase("to=2024-01-31", "Tapis Anzi")]
    [TestCase("search=tapis", "Tapis Anzi")]
    [TestCase("search=%25", "")]
    public async Task Late_loans_are_filtered_ordered_and_paged(string query, string names)
    {
        await using var arrears = await FourLoans();

        Assert.That(await arrears.Names(query), Is.EqualTo(names));
    }

    [TestCase("size=0")]
    [TestCase("orderBy=colour")]
    [TestCase("noContactFor=-1")]
    [TestCase("bucket=many")]
    public async Task Nonsense_in_the_query_is_a_bad_request(string query)
    {
        await using var host = await PlatformHost.Start();

        Assert.That(await (await host.Client(Roles.Director).GetAsync($"/api/arrears?{query}")).Code(HttpStatusCode.BadRequest), Is.EqualTo("bad-request"));
    }

    [Test]
    public async Task The_list_goes_out_as_csv_and_xlsx_with_its_filters()
    {
        await using var arrears = await FourLoans();
        var client = arrears.Host.Client(Roles.Auditor);

        var csv = Encoding.UTF8.GetString(await client.GetByteArrayAsync("/api/arrears/export?format=csv&bucket=1"));
        using var xlsx = await client.GetStreamAsync("/api/arrears/export");
        using var file = new MemoryStream();
        await xlsx.CopyToAsync(file);

        Assert.That(csv.Trim().Split('\n'), Has.Length.EqualTo(2), csv);
        Assert.That(csv, Does.Contain("Tapis Anzi").And.Contain(";40;2000;36000;"));
        Assert.That(MiniExcelLibs.MiniExcel.Query(file).Count(), Is.EqualTo(4));
    }

    [Test]
    public async Task Who_may_not_read_loans_sees_no_arrears()
    {
        await using var host = await PlatformHost.Start();

        foreach (var path in new[] { "", "/figures", "/export", "/reminders", "/reminders/due" })
            Assert.That((await host.Client(Roles.CommitteeMember).GetAsync("/api/arrears" + path)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
    }

    /// <summary>Present figures are read from columns, past ones replayed: on the last known day both must say the same.</summary>
    [Test]
    public void Replayed_to_its_last_day_a_loan_stands_as_it_stands() =>
        RandomHistory.Loans.Sample(loan =>
        {
            var day = LoanBuilder.Later.Today;
            var (now, then) = (loan.State, PastState.Of(loan, day));
            return now.ArrearsOn(day) == then.ArrearsOn(day) && now.DaysLateOn(day) == then.DaysLateOn(day) && now.Outstanding == then.Outstanding;
        }, iter: 500);

    [Test]
    public void Arrears_that_were_never_caught_up_began_with_their_first_instalment()
    {
        var loan = new LoanBuilder { Granted = 4_000, Term = 4 }.DisbursedOn(new(2022, 1, 15));
        loan.Pay(1_000, new(2022, 3, 20)); // February's instalment, after March's fell due

        Assert.That(PastState.LateSince(loan.State, new(2022, 4, 1)), Is.EqualTo(new DateOnly(2022, 2, 15)), "late without a day's pause, though March's is the oldest unpaid now");

        loan.Pay(1_000, new(2022, 4, 15)); // March's, on the day April's falls due: for that day nothing was late

        Assert.That(PastState.LateSince(loan.State, new(2022, 4, 15)), Is.Null);
        Assert.That(PastState.LateSince(loan.State, new(2022, 4, 16)), Is.EqualTo(new DateOnly(2022, 4, 15)));
    }
}
