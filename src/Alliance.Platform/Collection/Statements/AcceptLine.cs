using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Says whose money one line is, by one person or by two; for the use cases that do. Saves nothing.</summary>
public sealed class AcceptLine(PlatformDb db, FindFiles files, SettleFile settle, TenantContext tenant)
{
    /// <exception cref="RefusedException">The message names the line.</exception>
    internal async Task Accept(StatementLine line, AcceptLines.Choice choice, AboveOwed agreed, Entry entry, CancellationToken ct)
    {
        try
        {
            choice = Named(line, choice);
            if (choice.File is { } reference) await AcceptFile(line, await files.ByHand(line, reference, choice.Day, ct), choice, agreed, entry, ct);
            else await AcceptLoan(line, await LoanOf(choice.Loan!, ct), choice, agreed, entry, ct);
        }
        catch (RefusedException why)
        {
            throw new RefusedException(why.Code, $"Line {line.Number}: {why.Message}", [.. why.Arguments]);
        }
    }

    /// <summary>The choice with all that it leaves to what stands out, so that it means the same for whoever decides later.</summary>
    /// <exception cref="RefusedException">Nothing stands out.</exception>
    internal async Task<AcceptLines.Choice> Meant(StatementLine line, AcceptLines.Choice choice, CancellationToken ct)
    {
        var named = Named(line, choice);
        if (named.File is not { } reference) return named;
        var file = await files.ByHand(line, reference, named.Day, ct);
        return named with { File = file.Reference, Day = file.CollectOn };
    }

    /// <summary>What is owed of the line on its day: on its loan, or on the loans of its file's debits as far as each debit goes.</summary>
    /// <returns>Null where nothing can be paid.</returns>
    /// <exception cref="RefusedException">The loan or the file is not there.</exception>
    internal async Task<Money?> Owed(StatementLine line, AcceptLines.Choice choice, CancellationToken ct)
    {
        var named = Named(line, choice);
        return named.File is { } reference
            ? await settle.Owed(line, await files.ByHand(line, reference, named.Day, ct), ct)
            : (await LoanOf(named.Loan!, ct)).Owing.On(line.CountsOn);
    }

    private async Task AcceptFile(StatementLine line, FileMatch file, AcceptLines.Choice choice, AboveOwed agreed, Entry entry, CancellationToken ct)
    {
        if (!line.IsCredit) throw new RefusedException("statement.no-such-file", "Money that went out settles no direct debits.");
        await settle.Try(line, file, choice.DespiteDouble, agreed, entry, ct);
        line.AcceptFile(file, choice.DespiteDouble, agreed, entry);
    }

    private async Task AcceptLoan(StatementLine line, Loan loan, AcceptLines.Choice choice, AboveOwed agreed, Entry entry, CancellationToken ct)
    {
        var match = FindMatches.ByHand(line, loan);
        if (match is not { Act: MatchAct.Return, DebitId: not null } && !choice.DespiteDouble && loan.DoubleOf(line, await FindMatches.EventsOfStatements(db, [loan.Id], ct)) is { } alike)
            throw new RefusedException(Doubles.Question, $"The loan has a payment or return of this amount already, of {alike.On:yyyy-MM-dd}.", alike.On);
        if (match.Act is MatchAct.Payment) loan.Owing.Ask(line.Amount, line.CountsOn, agreed, PaymentSettings.Of(tenant.Organisation));
        line.Accept(match, choice.DespiteDouble, agreed, entry);
    }

    private async Task<Loan> LoanOf(string number, CancellationToken ct) =>
        await db.Loans.AsNoTracking().SingleOrDefaultAsync(x => x.Number == number, ct) ?? throw new RefusedException("statement.no-such-loan", "This platform has no loan of this number.");

    /// <summary>A file or a loan: the one that was said, else the one that stands out.</summary>
    private static AcceptLines.Choice Named(StatementLine line, AcceptLines.Choice choice) => (Blank.ToNull(choice.File), Blank.ToNull(choice.Loan), line) switch
    {
        ({ } file, _, _) => choice with { File = file, Loan = null },
        (_, { } loan, _) => choice with { File = null, Loan = loan.ToUpperInvariant() },
        (_, _, { Matches: [], Files: [{ Doubt: null, Confidence: not Confidence.ToCheck } only] }) => choice with { File = only.Reference, Day = only.CollectOn },
        (_, _, { Files: [], Matches: [{ Doubt: null, Confidence: not Confidence.ToCheck } only] }) => choice with { File = null, Loan = only.LoanNumber },
        _ => throw new RefusedException("statement.choose-a-loan", "No loan stands out: choose one."),
    };
}
