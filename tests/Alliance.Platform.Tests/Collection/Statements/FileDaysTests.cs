using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Tests.Collection.DirectDebits;
using Alliance.Ui;
using Bunit;
using static Alliance.Platform.Tests.Collection.Statements.FileCreditCase;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>Banks book the debits of one day together: of a file of two days, a credit is for one of them.</summary>
internal sealed class FileDaysTests
{
    private static async Task<string[]> Days(DebitCase debits, string statement) =>
        [.. (await Line(debits, statement)).GetProperty("files").EnumerateArray().Select(x => $"{x.GetProperty("collectOn").GetString()} {x.GetProperty("confidence").GetString()} {x.GetProperty("debits").GetInt32()}")];

    /// <summary>1 000 on the 2nd and 1 000 on the 10th.</summary>
    [TestCase("2024-01-02", "collected open")]
    [TestCase("2024-01-10", "open collected")]
    public async Task Of_two_days_that_come_to_one_sum_the_one_that_was_chosen_is_settled(string day, string states)
    {
        var (debits, batch, _) = await SentOfTwoDays(first: 1);
        await using var __ = debits;
        var statement = await Import(debits, "11/01/2024;REMISE ISM-P0001;;;;1000");

        Assert.That(await (await Accept(debits, statement)).Code(HttpStatusCode.Conflict), Is.EqualTo("statement.choose-a-day"));
        Assert.That(await (await Accept(debits, statement, day: "2024-01-05")).Code(HttpStatusCode.Conflict), Is.EqualTo("statement.no-such-day"));
        await (await Accept(debits, statement, day: day)).Json();
        await Work(debits);

        Assert.That(await States(debits, batch), Is.EqualTo(states));
    }

    [TestCase("04/01/2024", "2024-01-02 to-check 1; 2024-01-10 to-check 1")]
    [TestCase("08/01/2024", "2024-01-10 to-check 1; 2024-01-02 to-check 1")]
    public async Task The_nearest_day_is_proposed_first(string on, string days)
    {
        var (debits, _, _) = await SentOfTwoDays(first: 1);
        await using var __ = debits;

        Assert.That(string.Join("; ", await Days(debits, await Import(debits, $"{on};REMISE ISM-P0001;;;;1000"))), Is.EqualTo(days));
    }

    /// <summary>2 000 of the 2nd are recorded: what is open of the file is what is open of the 10th.</summary>
    [Test]
    public async Task Once_one_day_is_recorded_the_other_is_certain_by_itself()
    {
        var (debits, batch, _) = await SentOfTwoDays(first: 2);
        await using var __ = debits;
        await (await Accept(debits, await Import(debits, "02/01/2024;REMISE ISM-P0001;;;;2000"))).Json();
        await Work(debits);

        var statement = await Import(debits, "12/01/2024;REMISE ISM-P0001;;;;1000", "12/01/2024;FRAIS;;;11;");
        Assert.That(await Days(debits, statement), Is.EqualTo(new[] { "2024-01-10 certain 1" }));
        Assert.That((await (await Send(debits, $"{statement}/acceptances/certain")).Json()).GetProperty("accepted").GetInt32(), Is.EqualTo(1));
        await Work(debits);

        Assert.That(await States(debits, batch), Is.EqualTo("collected collected collected"));
    }

    /// <summary>Named without being proposed: the one day that comes to the sum.</summary>
    [Test]
    public async Task A_file_named_by_hand_is_its_one_day_of_this_sum()
    {
        var (debits, batch, _) = await SentOfTwoDays(first: 2);
        await using var __ = debits;
        var statement = await Import(debits, "12/01/2024;VERSEMENT;;;;2000");
        Assert.That(await Days(debits, statement), Is.Empty);

        await (await Accept(debits, statement)).Json();
        await Work(debits);

        Assert.That(await States(debits, batch), Is.EqualTo("collected collected open"));
    }

    [Test]
    public async Task Each_button_accepts_its_own_day()
    {
        await using var page = new BunitContext();
        page.Services.AddTexts();
        var chosen = new List<AcceptLines.Choice>();
        var file = new FileMatch(new(Guid.CreateVersion7()), "ISM-P0001", new(2024, 1, 2), 1, Confidence.ToCheck, FileGround.Reference);
        var line = new ListStatementLines.Line
        {
            Id = new(Guid.CreateVersion7()),
            Number = 1,
            On = new(2024, 1, 4),
            ValueOn = null,
            Amount = Money.Dirhams(1_000),
            Label = "REMISE",
            Reference = null,
            Counterparty = null,
            CounterAccount = null,
            IsReversal = false,
            IsPerhapsKnown = false,
            State = StatementLineState.ToDecide,
            Confidence = Confidence.ToCheck,
            Matches = [],
            Files = [file, file with { CollectOn = new(2024, 1, 10) }],
            NamedDebits = 0,
            LoanId = null,
            LoanNumber = null,
            Borrower = null,
            Act = null,
            FileId = null,
            FileReference = null,
            Code = null,
            Reason = null,
            DecidedBy = null,
            DecidedAt = null,
        };
        var matches = page.Render<LineMatches>(x => x.Add(y => y.Line, line).Add(y => y.MayAct, true).Add(y => y.Accept, choice =>
        {
            chosen.Add(choice);
            return Task.CompletedTask;
        }));

        for (var i = 0; i < 2; i++) await matches.FindAll("button")[i].ClickAsync(new()); // found anew: each click renders them again

        Assert.That(chosen.Select(x => (x.File, x.Day)), Is.EqualTo(new[] { ("ISM-P0001", (DateOnly?)new DateOnly(2024, 1, 2)), ("ISM-P0001", new DateOnly(2024, 1, 10)) }));
    }
}
