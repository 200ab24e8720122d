using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;
using Alliance.Platform.Origination.Applications;
using Alliance.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Statements;

/// <summary>A statement with what became of each line, as a file.</summary>
public sealed class ExportStatement(PlatformDb db, ListStatementLines listLines, FilterWords filters, ICurrentUser user, PaperFile names, IStringLocalizer<StatementsText> text)
{
    public static void Map(IEndpointRouteBuilder statements) => statements.MapGet("/{id}/export", Get).WithSummary("Export a statement and what became of its lines as CSV or XLSX")
        .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(404);

    /// <returns>Null when this platform has no such statement.</returns>
    internal async Task<FileStreamHttpResult?> Handle(Id<BankStatement> id, LineFilter filter, FileWish wish, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadStatements);
        if (await listLines.All(id, filter, ct) is not { } lines) return null;

        var statement = await db.Set<BankStatement>().AsNoTracking().SingleAsync(x => x.Id == id, ct);
        var above = await filters.Above(text["Bank statement"], new(null, null, null, null, null),
        [
            new(text["File"], Formats.Isolated(statement.FileName)),
            new(text["Period"], Formats.Range(Formats.Date(statement.From), Formats.Date(statement.To))),
            new(text["Status"], filter is LineFilter.All ? null : text["filter." + KebabCase.Of(filter)].Value),
        ], ct);
        return await Lines.Answer(lines, names.List(text["Bank statement"]), text["Bank statement"], above, wish, ct);
    }

    /// <summary>Each under the column of the page that says it.</summary>
    private ListFile<ListStatementLines.Line> Lines => new(
        new("date", text["Line"], x => x.Number),
        new("date", text["Date"], x => Spreadsheet.Day(x.On)),
        new("date", text["Value date"], x => Spreadsheet.Day(x.ValueOn ?? x.On)),
        new("movement", text["Label"], x => x.Label),
        new("movement", text["Reference"], x => x.Reference),
        new("movement", text["Other side"], x => x.Counterparty),
        new("movement", text["Account"], x => x.CounterAccount),
        new("amount", text["Amount (DH)"], x => x.Amount.InDirhams),
        new("loan", text["Status"], x => text[$"state.{KebabCase.Of(x.State)}"].Value),
        new("loan", text["Loan"], x => x.LoanNumber ?? x.FileReference),
        new("loan", text["Becomes"], x => x.Act is { } act ? text[$"act.{KebabCase.Of(act)}"].Value : null),
        new("loan", text["Reason"], x => x.Reason ?? x.Code),
        new("loan", text["Decided by"], x => x.DecidedBy));

    /// <summary>CSV unless XLSX is asked for: programs have always had it so.</summary>
    private static async Task<Results<FileStreamHttpResult, NotFound>> Get(
        Id<BankStatement> id, Word<LineFilter>? filter, [AsParameters] FileQuery file, ExportStatement export, CancellationToken ct)
    {
        var wish = file.ToWish();
        return await export.Handle(id, filter?.Value ?? LineFilter.All, wish with { Format = wish.Format ?? "csv" }, ct) is { } answer ? answer : TypedResults.NotFound();
    }
}
