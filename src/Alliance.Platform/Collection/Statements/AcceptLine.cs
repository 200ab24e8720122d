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
            if (FileFor(line, choice) is { } reference) await AcceptFile(line, await files.ByHand(line, reference, ct), choice, agreed, entry, ct);
            else await AcceptLoan(line, await LoanOf(NumberFor(line, choice), ct), choice, agreed, entry, ct);
        }
        catch (RefusedException why)
        {
            throw new RefusedException(why.Code, $"Line {line.Number}: {why.Message}", [.. why.Arguments]);
        }
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
        if (match.Act is not MatchAct.Return && !choice.DespiteDouble && loan.DoubleOf(line, await FindMatches.EventsOfStatements(db, [loan.Id], ct)) is { } alike)
            throw new RefusedException("statement.already-recorded", $"The loan has a payment of this amount already, of {alike.On:yyyy-MM-dd}.", alike.On);
        if (match.Act is MatchAct.Payment) loan.Owing.Ask(line.Amount, line.CountsOn, agreed, PaymentSettings.Of(tenant.Organisation));
        line.Accept(match, choice.DespiteDouble, agreed, entry);
    }

    private async Task<Loan> LoanOf(string number, CancellationToken ct) =>
        await db.Loans.AsNoTracking().SingleOrDefaultAsync(x => x.Number == number, ct) ?? throw new RefusedException("statement.no-such-loan", "This platform has no loan of this number.");

    private static string? FileFor(StatementLine line, AcceptLines.Choice choice) =>
        Blank.ToNull(choice.File) ?? (Blank.ToNull(choice.Loan) is null && line is { Matches: [], Files: [{ Doubt: null, Confidence: not Confidence.ToCheck } only] } ? only.Reference : null);

    private static string NumberFor(StatementLine line, AcceptLines.Choice choice) => Blank.ToNull(choice.Loan)?.ToUpperInvariant()
        ?? (line is { Files: [], Matches: [{ Doubt: null, Confidence: not Confidence.ToCheck } only] } ? only.LoanNumber : throw new RefusedException("statement.choose-a-loan", "No loan stands out: choose one."));
}
