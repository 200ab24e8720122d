using System.Net;
using System.Text.Json;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Deferrals;
using Alliance.Platform.Tests.Lending.Loans;

namespace Alliance.Platform.Tests.Lending.Deferrals;

/// <summary>The work behind the back of requests: what was previewed happens, once, whatever stops or crosses it.</summary>
internal sealed class CarryingOutTests
{
    private static readonly string[] Tiznit = ["Tiznit"];

    private static async Task<int> Deferrals(LoanCase loan) => (await loan.Show()).GetProperty("events").EnumerateArray().Count(x => x.GetProperty("kind").GetString() == "deferred");

    /// <summary>Any payments before, any first month and length, deferral upon deferral.</summary>
    [Test]
    public async Task What_was_previewed_is_what_happens()
    {
        await using var deferral = await DeferralCase.Loans(8);
        var random = new Random(2026);
        foreach (var loan in deferral.Arrears.Loans.Values)
        {
            for (var i = random.Next(4); i > 0; i--)
            {
                var paidOn = new DateOnly(2024, 1, 1).AddDays(random.Next(40));
                await (await loan.Pay(new { amount = random.Next(1, 400_000) / 100m, paidOn = $"{paidOn:yyyy-MM-dd}" })).Json(HttpStatusCode.Created);
            }
        }

        for (var round = 0; round < 6; round++)
        {
            var asked = DeferralCase.Asked(("provinces", Tiznit), ("from", $"{new DateOnly(2023, 12, 15).AddDays(random.Next(200)):yyyy-MM-dd}"), ("months", random.Next(1, 7)));
            var preview = await deferral.Preview(asked);

            await deferral.Done(asked);

            var loans = await Task.WhenAll(deferral.Arrears.Loans.Values.Select(x => x.Show()));
            Assert.That(preview.GetProperty("cash").EnumerateArray().Select(x => x.GetProperty("after").GetDecimal()), Is.EqualTo(Cash(loans)), $"round {round}: cash by month");
            Assert.That(preview.GetProperty("after").GetRawText(), Is.EqualTo((await deferral.Arrears.Get("/figures")).GetRawText()), $"round {round}: arrears");
            Assert.That(preview.GetProperty("rows").EnumerateArray().Count(x => x.GetProperty("code").ValueKind is JsonValueKind.Null), Is.EqualTo(8 - preview.GetProperty("refused").GetInt32()));
        }
    }

    [Test]
    public async Task Stopped_in_the_middle_it_goes_on_with_the_next_loan_after_a_restart()
    {
        await using var deferral = await DeferralCase.Loans(MassDeferralRunner.AtATime + 5);
        var (id, proposal) = await deferral.Propose(DeferralCase.Asked(("provinces", Tiznit)));
        await (await DeferralCase.Approve(deferral.Director, proposal)).Json();
        await deferral.Step();
        var halfway = (await deferral.Show(id)).GetProperty("counts");
        Assert.That((halfway.GetProperty("deferred").GetInt32(), halfway.GetProperty("waiting").GetInt32()), Is.EqualTo((MassDeferralRunner.AtATime, 5)));

        await deferral.Restart(withWorker: true);

        await Eventually.Becomes(async () => (await deferral.Show(id)).GetProperty("standing").GetString(), "done");
        foreach (var loan in deferral.Arrears.Loans.Values) Assert.That(await Deferrals(loan), Is.EqualTo(1));
    }

    [Test]
    public async Task Stopped_while_saving_a_step_leaves_nothing_of_it()
    {
        await using var deferral = await DeferralCase.Loans(3);
        var (id, proposal) = await deferral.Propose(DeferralCase.Asked(("provinces", Tiznit)));
        await (await DeferralCase.Approve(deferral.Director, proposal)).Json();
        using var stop = new CancellationTokenSource();

        Assert.That(async () => await deferral.Host.Run<PlatformDb>(async db =>
        {
            db.SavingChanges += (_, _) => stop.Cancel();
            await new MassDeferralRunner(db, new FixedDay(Collection.Arrears.ArrearsCase.Today), TimeProvider.System).Step(stop.Token);
        }), Throws.InstanceOf<OperationCanceledException>());

        Assert.That((await deferral.Show(id)).GetProperty("counts").GetProperty("waiting").GetInt32(), Is.EqualTo(3));
        foreach (var loan in deferral.Arrears.Loans.Values) Assert.That(await Deferrals(loan), Is.Zero);
    }

    [Test]
    public async Task Payments_recorded_meanwhile_are_kept_and_every_loan_is_deferred_once()
    {
        await using var deferral = await DeferralCase.Loans(12);
        var (id, proposal) = await deferral.Propose(DeferralCase.Asked(("provinces", Tiznit)));
        await (await DeferralCase.Approve(deferral.Director, proposal)).Json();
        await deferral.Restart(withWorker: true);

        var recorded = await Task.WhenAll(deferral.Arrears.Loans.Values.Select(async loan =>
        {
            for (var tries = 0; ; tries++)
            {
                var answer = await loan.Pay(new { amount = 250, paidOn = "2024-02-10" });
                if (answer.StatusCode is HttpStatusCode.Created) return tries;
                Assert.That(await answer.Code(HttpStatusCode.Conflict), Is.EqualTo("changed-meanwhile"));
            }
        }));
        await Eventually.Becomes(async () => (await deferral.Show(id)).GetProperty("standing").GetString(), "done");

        Assert.That(recorded, Has.Length.EqualTo(12));
        foreach (var loan in deferral.Arrears.Loans.Values)
        {
            Assert.That(await Deferrals(loan), Is.EqualTo(1));
            Assert.That((await loan.Show()).GetProperty("received").GetDecimal(), Is.EqualTo(250));
        }
    }

    [Test]
    public async Task A_step_that_lost_the_race_against_a_payment_is_done_again()
    {
        await using var deferral = await DeferralCase.Loans(2);
        var (_, proposal) = await deferral.Propose(DeferralCase.Asked(("provinces", Tiznit)));
        await (await DeferralCase.Approve(deferral.Director, proposal)).Json();
        var loan = deferral.Arrears["Atelier 00"];

        // Between reading the loans and saving them, a treasurer records a payment.
        Assert.That(async () => await deferral.Host.Run<PlatformDb>(async db =>
        {
            var paid = false;
            db.ChangeTracker.Tracked += (_, x) =>
            {
                if (paid || x.Entry.Entity is not Alliance.Platform.Lending.Loans.Loan) return;
                paid = true;
                Task.Run(() => loan.Pay(new { amount = 250, paidOn = "2024-02-10" })).GetAwaiter().GetResult();
            };
            await new MassDeferralRunner(db, new FixedDay(Collection.Arrears.ArrearsCase.Today), TimeProvider.System).Step(default);
        }), Throws.InstanceOf<Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException>());
        while (await deferral.Step())
        {
        }

        Assert.That((await loan.Show()).GetProperty("received").GetDecimal(), Is.EqualTo(250));
        Assert.That(await Deferrals(loan), Is.EqualTo(1));
    }

    /// <summary>What each of the next 24 months brings in, added up from the schedules that the loans' own pages show.</summary>
    private static List<decimal> Cash(JsonElement[] loans)
    {
        var months = new decimal[24];
        foreach (var line in loans.SelectMany(x => x.GetProperty("schedule").EnumerateArray()))
        {
            var due = DateOnly.Parse(line.GetProperty("dueOn").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
            var at = (due.Year - 2024) * 12 + due.Month - 2;
            if (at < months.Length) months[Math.Max(0, at)] += line.GetProperty("due").GetDecimal() - line.GetProperty("received").GetDecimal();
        }

        return [.. months];
    }

    private sealed class FixedDay(DateOnly today) : Alliance.Kernel.IBusinessDate
    {
        public DateOnly Today => today;
    }
}
