using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Proposals;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Collection.DirectDebits;

/// <summary>A debit of 1 000 is collected, and by then less is owed.</summary>
internal sealed class AboveOwedDebitTests
{
    private static async Task<(DebitCase Debits, string Batch)> After(decimal paid)
    {
        var debits = await DebitCase.With(2);
        var batch = await debits.Prepared();
        await (await debits.Loans[0].Pay(new { amount = paid, paidOn = "2023-12-20" })).Json(HttpStatusCode.Created);
        debits.Host.Organisations.GoTo(new(2024, 1, 3));
        return (debits, batch);
    }

    private static Task<HttpResponseMessage> Collect(DebitCase debits, string batch, object input) => debits.Treasurer.PostAsJsonAsync($"/api/direct-debits/batches/{batch}/collection", input);

    private static async Task<string[]> States(DebitCase debits, string batch) =>
        [.. (await debits.Show(batch)).GetProperty("lines").EnumerateArray().Select(x => x.GetProperty("state").GetString()!)];

    private static async Task<decimal> Credit(DebitCase debits) => (await debits.Loans[0].Show()).GetProperty("credit").GetDecimal();

    [Test]
    public async Task It_is_asked_about_and_the_others_wait_with_it()
    {
        var (debits, batch) = await After(35_500);
        await using var _ = debits;

        var asked = await (await Collect(debits, batch, new { })).Json(HttpStatusCode.Conflict);

        var refused = asked.GetProperty("lines").EnumerateArray().Select(x => (x.GetProperty("number").GetInt32(), x.GetProperty("code").GetString(), x.GetProperty("message").GetString()!.Contains("500.00 DH are owed", StringComparison.Ordinal)));
        Assert.That(refused, Is.EqualTo(new[] { (1, "payment.above-owed", true) }));
        Assert.That(await States(debits, batch), Is.EqualTo(new[] { "open", "open" }));
        Assert.That((await (await Collect(debits, batch, new { aboveOwed = true })).Json()).GetProperty("recorded").GetInt32(), Is.EqualTo(2));
        Assert.That(await Credit(debits), Is.EqualTo(500));
    }

    [Test]
    public async Task Far_above_it_waits_for_a_second_person_alone()
    {
        var (debits, batch) = await After(35_501);
        await using var _ = debits;

        var outcome = await (await Collect(debits, batch, new { aboveOwed = true })).Json();
        var again = await (await Collect(debits, batch, new { aboveOwed = true })).Json();

        Assert.That((outcome.GetProperty("recorded").GetInt32(), outcome.GetProperty("proposed").GetInt32(), again.GetProperty("recorded").GetInt32()), Is.EqualTo((1, 1, 0)));
        Assert.That(await States(debits, batch), Is.EqualTo(new[] { "open", "collected" }));
        var proposals = await debits.Host.Read(db => db.Set<Proposal>().ToListAsync());
        Assert.That(proposals, Has.Count.EqualTo(1));

        await (await debits.Host.Client(Roles.Director).PostAsJsonAsync($"/api/proposals/{proposals[0].Id}/approval", new { })).Json();

        Assert.That(await States(debits, batch), Is.EqualTo(new[] { "collected", "collected" }));
        Assert.That(await Credit(debits), Is.EqualTo(501));
        await (await debits.Return("reference;motif;date\nISM-P0001-00001;AM04;03/01/2024\n")).Json();
        Assert.That((await States(debits, batch))[0], Is.EqualTo("returned"));
        Assert.That(await Credit(debits), Is.Zero);
    }

    /// <summary>499 were owed when it was proposed, and 398 are now.</summary>
    [Test]
    public async Task Of_less_than_two_persons_saw_they_have_not_spoken()
    {
        var (debits, batch) = await After(35_501);
        await using var _ = debits;
        await (await Collect(debits, batch, new { aboveOwed = true })).Json();
        await (await debits.Loans[0].Pay(new { amount = 101, paidOn = "2023-12-21" })).Json(HttpStatusCode.Created);
        var director = debits.Host.Client(Roles.Director);
        var proposal = (await (await director.GetAsync("/api/proposals")).Json()).GetProperty("waiting")[0];

        Assert.That(proposal.GetProperty("since").GetString(), Is.EqualTo("Il reste maintenant 398,00\u202FDH à rembourser."));
        Assert.That(await (await director.PostAsJsonAsync($"/api/proposals/{proposal.GetProperty("id").GetString()}/approval", new { })).Code(HttpStatusCode.Conflict), Is.EqualTo("payment.owed-changed"));
        Assert.That(await States(debits, batch), Is.EqualTo(new[] { "open", "collected" }));
        Assert.That(await Credit(debits), Is.Zero);
    }

    [Test]
    public async Task Recorded_otherwise_meanwhile_it_is_not_recorded_by_two()
    {
        var (debits, batch) = await After(36_000);
        await using var _ = debits;
        await (await Collect(debits, batch, new { aboveOwed = true })).Json();
        await (await debits.Return("reference;motif;date\nISM-P0001-00001;AM04;03/01/2024\n")).Json();

        var proposal = (await debits.Host.Read(db => db.Set<Proposal>().SingleAsync())).Id;
        var answer = await debits.Host.Client(Roles.Director).PostAsJsonAsync($"/api/proposals/{proposal}/approval", new { });

        Assert.That(await answer.Code(HttpStatusCode.Conflict), Is.EqualTo("direct-debits.line-decided"));
        Assert.That(await Credit(debits), Is.Zero);
    }
}
