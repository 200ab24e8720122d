using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Collection.DirectDebits;

namespace Alliance.Platform.Tests.Collection.DirectDebits;

internal sealed class WorkingDaysTests
{
    [TestCase("2024-01-01", "2024-01-02", "New Year")]
    [TestCase("2023-11-04", "2023-11-07", "a Saturday, then the Green March on Monday")]
    [TestCase("2023-08-20", "2023-08-22", "a Sunday that is a holiday, then another holiday")]
    [TestCase("2023-06-28", "2023-06-30", "two days of Aïd al-Adha that were entered")]
    [TestCase("2023-06-27", "2023-06-27", "an ordinary Tuesday")]
    public void Move_the_collection(string due, string collected, string why)
    {
        var days = new WorkingDays(new HashSet<DateOnly> { new(2023, 6, 28), new(2023, 6, 29) });

        Assert.That(days.OnOrAfter(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(DateOnly.Parse(collected, System.Globalization.CultureInfo.InvariantCulture)), why);
    }

    [Test]
    public async Task Are_entered_by_an_administrator_and_seen_in_the_preview()
    {
        await using var debits = await DebitCase.With(1);
        var administrator = debits.Host.Client(Roles.PlatformAdministrator);

        Assert.That((await administrator.PutAsJsonAsync("/api/holidays/2024-01-02", new { name = "Aïd" })).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        var row = (await debits.Preview()).GetProperty("rows")[0];
        var listed = await (await administrator.GetAsync("/api/holidays/2024")).Json();

        Assert.That(row.GetProperty("collectOn").GetString(), Is.EqualTo("2024-01-03"));
        Assert.That(row.GetProperty("dueOn").GetString(), Is.EqualTo("2024-01-01"), "the due date never moves");
        Assert.That(listed.EnumerateArray().Select(x => x.GetProperty("day").GetString()), Has.Member("2024-01-02").And.Member("2024-11-18").And.Exactly(12).Items);

        Assert.That((await administrator.DeleteAsync("/api/holidays/2024-01-02")).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await debits.Preview()).GetProperty("rows")[0].GetProperty("collectOn").GetString(), Is.EqualTo("2024-01-02"));
    }

    [Test]
    public async Task Entered_later_they_show_on_the_file_that_collects_then()
    {
        await using var debits = await DebitCase.With(1);
        var batch = await debits.Prepared();
        Assert.That((await debits.Show(batch)).GetProperty("closed").GetArrayLength(), Is.Zero);

        await debits.Host.Client(Roles.PlatformAdministrator).PutAsJsonAsync("/api/holidays/2024-01-02", new { name = "Aïd" });

        Assert.That((await debits.Show(batch)).GetProperty("closed").EnumerateArray().Select(x => x.GetString()), Is.EqualTo(new[] { "2024-01-02" }));
        await (await debits.Treasurer.PostAsync($"/api/direct-debits/batches/{batch}/cancellation", null)).Json(HttpStatusCode.NoContent);
        Assert.That((await debits.Show(batch)).GetProperty("closed").GetArrayLength(), Is.Zero, "nobody collects a cancelled file");
    }

    [Test]
    public async Task Are_not_for_everybody_to_change()
    {
        await using var host = await PlatformHost.Start();

        Assert.That((await host.Client(Roles.Auditor).PutAsJsonAsync("/api/holidays/2024-04-10", new { name = "Aïd" })).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await host.Client(Roles.CommitteeMember).GetAsync("/api/holidays/2024")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await (await host.Client(Roles.Treasurer).PutAsJsonAsync("/api/holidays/2024-05-01", new { name = "1er mai" })).Code(HttpStatusCode.Conflict), Is.EqualTo("holiday.is-fixed"));
        Assert.That((await host.Client(Roles.Treasurer).DeleteAsync("/api/holidays/2024-04-10")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
