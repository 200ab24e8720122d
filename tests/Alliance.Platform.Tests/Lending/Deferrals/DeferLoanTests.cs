using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Lending.Deferrals;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Tests.Collection.Arrears;
using Alliance.Platform.Tests.Lending.Loans;
using CsCheck;

namespace Alliance.Platform.Tests.Lending.Deferrals;

/// <summary>One loan deferred as agreed with its borrower (rule 11). It is 10 February 2024; January's and February's instalments are unpaid.</summary>
internal sealed class DeferLoanTests
{
    private static Task<HttpResponseMessage> Defer(ArrearsCase arrears, object body, string role = Roles.Director, string door = "") =>
        arrears.Host.Client(role).PostAsJsonAsync($"/api/deferrals/loans/{arrears["Tapis Anzi"].Id}{door}", body);

    private static string DueOn(JsonElement loan, int at) => loan.GetProperty("schedule")[at].GetProperty("dueOn").GetString()!;

    [Test]
    public async Task The_clock_of_lateness_stands_still_until_the_new_due_date()
    {
        await using var arrears = await ArrearsCase.OneLate();
        var loan = arrears["Tapis Anzi"];
        Assert.That((await loan.Show()).GetProperty("daysLate").GetInt32(), Is.EqualTo(40));

        await (await Defer(arrears, new { from = "2024-01-01", months = 3, reason = "Inondation" })).Json(HttpStatusCode.Created);

        var deferred = await loan.Show();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(deferred.GetProperty("daysLate").GetInt32(), Is.Zero);
            Assert.That(deferred.GetProperty("arrears").GetDecimal(), Is.Zero);
            Assert.That((DueOn(deferred, 0), DueOn(deferred, 1), DueOn(deferred, 35)), Is.EqualTo(("2024-04-01", "2024-05-01", "2027-03-01")));
            Assert.That(deferred.GetProperty("outstanding").GetDecimal(), Is.EqualTo(36_000));
            Assert.That(deferred.GetProperty("earlierSchedules")[0].GetProperty("schedule")[0].GetProperty("dueOn").GetString(), Is.EqualTo("2024-01-01"), "the old schedule is kept");
            Assert.That(await arrears.Names(""), Is.Empty, "and it leaves the work list");
        }

        arrears.Host.Organisations.GoTo(new(2024, 4, 11));
        Assert.That((await loan.Show()).GetProperty("daysLate").GetInt32(), Is.EqualTo(10), "from the new due date on it runs again");
    }

    [Test]
    public async Task What_fell_due_before_it_stays_late()
    {
        await using var arrears = await ArrearsCase.OneLate();

        await (await Defer(arrears, new { from = "2024-02-01", to = "2024-05-15", reason = "Maladie" })).Json(HttpStatusCode.Created);

        var shown = await arrears["Tapis Anzi"].Show();
        Assert.That((shown.GetProperty("daysLate").GetInt32(), shown.GetProperty("arrears").GetDecimal()), Is.EqualTo((40, 1_000m)));
        Assert.That((DueOn(shown, 0), DueOn(shown, 1), DueOn(shown, 2)), Is.EqualTo(("2024-01-01", "2024-05-15", "2024-06-15")));
    }

    [Test]
    public async Task A_preview_says_what_then_happens_and_stores_nothing()
    {
        await using var arrears = await ArrearsCase.OneLate();
        var body = new { from = "2024-01-01", months = 2, reason = "Inondation" };

        var preview = await (await Defer(arrears, body, door: "/preview")).Json();
        Assert.That(await arrears["Tapis Anzi"].EventCount(), Is.EqualTo(1));
        await (await Defer(arrears, body)).Json(HttpStatusCode.Created);

        var shown = await arrears["Tapis Anzi"].Show();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(preview.GetProperty("firstDueOn").GetString(), Is.EqualTo("2024-01-01"));
            Assert.That(preview.GetProperty("movedTo").GetString(), Is.EqualTo(DueOn(shown, 0)).And.EqualTo("2024-03-01"));
            Assert.That(preview.GetProperty("instalments").GetInt32(), Is.EqualTo(36));
            Assert.That(preview.GetProperty("endsOnThen").GetString(), Is.EqualTo(DueOn(shown, 35)));
            Assert.That((preview.GetProperty("daysLate").GetInt32(), preview.GetProperty("daysLateThen").GetInt32()), Is.EqualTo((40, 0)));
        }
    }

    [Test]
    public async Task Undone_it_never_was()
    {
        await using var arrears = await ArrearsCase.OneLate();
        var before = await arrears["Tapis Anzi"].Show();
        var receipt = await (await Defer(arrears, new { from = "2024-01-01", months = 3, reason = "Erreur" })).Json(HttpStatusCode.Created);

        var undone = await arrears["Tapis Anzi"].Post($"events/{receipt.GetProperty("eventId").GetString()}/undoing", new { reason = "Autre prêt" }, client: arrears.Host.Client(Roles.Director));

        await undone.Json(HttpStatusCode.Created);
        var after = await arrears["Tapis Anzi"].Show();
        Assert.That(after.GetProperty("schedule").GetRawText(), Is.EqualTo(before.GetProperty("schedule").GetRawText()));
        Assert.That(after.GetProperty("daysLate").GetInt32(), Is.EqualTo(40));
    }

    [TestCase("""{ "from": "2024-01-01", "months": 3, "to": "2024-04-01", "reason": "Inondation" }""", HttpStatusCode.Conflict, "deferral.to-or-months")]
    [TestCase("""{ "from": "2024-01-01", "reason": "Inondation" }""", HttpStatusCode.Conflict, "deferral.to-or-months")]
    [TestCase("""{ "from": "2024-01-01", "months": 25, "reason": "Inondation" }""", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("""{ "from": "2024-01-01", "months": 3, "reason": " " }""", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("""{ "months": 3, "reason": "Inondation" }""", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("""{ "from": "2024-03-01", "to": "2024-02-20", "reason": "Inondation" }""", HttpStatusCode.Conflict, "loan.deferral-not-later")]
    [TestCase("""{ "from": "2024-03-01", "to": "2026-02-11", "reason": "Inondation" }""", HttpStatusCode.Conflict, "loan.new-due-date-impossible")]
    [TestCase("""{ "from": "9999-12-31", "months": 24, "reason": "Inondation" }""", HttpStatusCode.BadRequest, "bad-request")]
    [TestCase("""{ "from": "2024-01-01", "months": 3, "reason": "Inondation", "agreedOn": "2024-02-11" }""", HttpStatusCode.Conflict, "loan.in-the-future")]
    public async Task Bad_deferrals_are_refused_and_nothing_is_stored(string body, HttpStatusCode status, string code)
    {
        await using var arrears = await ArrearsCase.OneLate();
        var path = $"/api/deferrals/loans/{arrears["Tapis Anzi"].Id}";

        foreach (var door in new[] { "/preview", "" })
            Assert.That(await (await arrears.Host.Client(Roles.Director).PostAsync(path + door, new StringContent(body, null, "application/json"))).Code(status), Is.EqualTo(code), door);

        Assert.That(await arrears["Tapis Anzi"].EventCount(), Is.EqualTo(1));
    }

    [Test]
    public async Task Is_the_directors_to_grant_and_only_on_this_platform()
    {
        await using var arrears = await ArrearsCase.OneLate();
        var body = new { from = "2024-01-01", months = 3, reason = "Inondation" };

        foreach (var role in new[] { Roles.Treasurer, Roles.LoanOfficer, Roles.Auditor })
            foreach (var door in new[] { "", "/preview" })
                Assert.That((await Defer(arrears, body, role, door)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), role + door);
        var stranger = arrears.Host.Client(Roles.Director, FixedOrganisations.Ior);
        Assert.That((await stranger.PostAsJsonAsync($"/api/deferrals/loans/{arrears["Tapis Anzi"].Id}", body)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public void Agreed_earlier_it_moves_what_was_unpaid_then_by_as_many_months()
    {
        var loan = new LoanBuilder { Granted = 4_000, Term = 4 }.DisbursedOn(new(2022, 1, 15));
        loan.Pay(1_000, new(2022, 3, 20)); // February's instalment, after the day of the agreement

        var to = DueDates.After(loan, from: new(2022, 2, 1), on: new(2022, 2, 20), months: 2);

        Assert.That(to, Is.EqualTo(new DateOnly(2022, 4, 15)), "on 20 February it was February's that was moved");
    }

    [Test]
    public void By_months_the_instalment_that_moves_is_the_one_that_was_announced() =>
        Gen.Select(RandomHistory.Loans, Gen.Int[0, 1_900], Gen.Int[-100, 200], Gen.Int[1, 12]).Sample((loan, day, ahead, months) =>
        {
            var on = RandomHistory.GrantedOn.AddDays(day);
            // What is decided on the same day counts after a deferral.
            if (loan.Events.Any(x => x.On == on && x.Kind is LoanEventKind.Deferred or LoanEventKind.Rescheduled or LoanEventKind.WrittenOff)) return true;
            if (DueDates.FirstMoved(loan, on.AddDays(ahead), on) is not { } first) return true;

            var to = DueDates.After(loan, on.AddDays(ahead), on, months)!.Value;
            try
            {
                loan.Defer(on.AddDays(ahead), to, on, LoanBuilder.Later);
            }
            catch (RefusedException)
            {
                return true;
            }

            var replaced = loan.State.EarlierSchedules.Last(x => x.ReplacedOn == on).Instalments;
            var moved = replaced.First(x => x.DueOn >= on.AddDays(ahead) && (x.DueOn > on || x.Remaining > Money.Zero));
            return moved == first && (to.Year - first.DueOn.Year) * 12 + to.Month - first.DueOn.Month == months;
        }, iter: 2_000);
}
