using System.Net;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Collection.DirectDebits;

/// <summary>What an answer about whole files may cost.</summary>
internal sealed class RejectedFilesTests
{
    private static string Answer(IEnumerable<string> blocks) => $"""
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>ISM-P0001</OrgnlMsgId></OrgnlGrpInfAndSts>
        {string.Concat(blocks.Select(x => $"<OrgnlPmtInfAndSts><OrgnlPmtInfId>{x}</OrgnlPmtInfId><PmtInfSts>RJCT</PmtInfSts></OrgnlPmtInfAndSts>"))}</CstmrPmtStsRpt></Document>
        """;

    [Test]
    public async Task A_block_named_a_thousand_times_is_looked_at_once()
    {
        await using var debits = await DebitCase.With(1);
        await debits.Prepared();
        var database = await debits.Host.Read(db => Task.FromResult(db.Database.GetDbConnection().DataSource));
        var asked = 0;
        using var _ = Testing.Statements.Of(database, x => asked += x.Sql?.Contains("direct_debit_batches\"", StringComparison.Ordinal) is true ? 1 : 0);

        var outcome = await (await debits.Return(Answer(Enumerable.Repeat("ISM-P0001-01", 1_000)), "?preview=true")).Json();

        Assert.That((outcome.GetProperty("files").GetArrayLength(), outcome.GetProperty("rows").GetArrayLength(), outcome.GetProperty("refused").GetArrayLength()), Is.EqualTo((1, 1, 0)));
        Assert.That(asked, Is.EqualTo(1));
    }

    [TestCase(60, "direct-debits.lines-refused", TestName = "Some dozens of rejected blocks are looked for")]
    [TestCase(61, "returns.too-many-files", TestName = "More are refused before any is looked for")]
    public async Task Many(int blocks, string code)
    {
        await using var debits = await DebitCase.With(1);

        Assert.That(await (await debits.Return(Answer(Enumerable.Range(1, blocks).Select(x => $"ISM-P0001-{x}")))).Code(HttpStatusCode.Conflict), Is.EqualTo(code));
    }

    [Test]
    public async Task The_turn_is_kept_until_the_debits_are_taken()
    {
        await using var debits = await DebitCase.With(1);
        await debits.Collected();
        var turns = debits.Host.Services.GetRequiredService<UploadTurns>();
        var database = await debits.Host.Read(db => Task.FromResult(db.Database.GetDbConnection().DataSource));
        var free = new List<int>();
        using (Testing.Statements.Of(database, x =>
        {
            if (x.Sql?.Contains("direct_debit_lines\"", StringComparison.Ordinal) is true || (x.Commits && x.Db.ChangeTracker.Entries<DirectDebitLine>().Any())) free.Add(Free(turns));
        }))
        {
            await (await debits.Return("reference;motif;date\nISM-P0001-00001;AM04;03/01/2024\n")).Json();
        }

        Assert.That(free, Has.Count.GreaterThan(1).And.All.EqualTo(UploadTurns.AtOnce - 1), "while debits are read, and when they are stored");
        Assert.That(Free(turns), Is.EqualTo(UploadTurns.AtOnce), "afterwards");
    }

    /// <summary>Of the turns, how many can be had at once.</summary>
    private static int Free(UploadTurns turns)
    {
        using var leave = new CancellationTokenSource();
        var takes = Enumerable.Range(0, UploadTurns.AtOnce).Select(_ => turns.Take(FixedOrganisations.Ism, leave.Token)).ToList();
        var had = takes.FindAll(x => x.IsCompletedSuccessfully);
        leave.Cancel();
        had.ForEach(x => x.Result.Dispose());
        return had.Count;
    }
}
