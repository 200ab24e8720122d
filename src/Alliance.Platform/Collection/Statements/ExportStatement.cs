using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Statements;

/// <summary>A statement with what became of each line, as CSV in UTF-8 with semicolons as French spreadsheets expect.</summary>
public sealed class ExportStatement(ListStatementLines listLines, ICurrentUser user, PaperFile names, IStringLocalizer<StatementsText> text)
{
    public static void Map(IEndpointRouteBuilder statements) => statements.MapGet("/{id}/export", Get).WithSummary("Export a statement and what became of its lines as CSV")
        .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(404);

    /// <returns>False when this platform has no such statement.</returns>
    public async Task<bool> Write(Stream target, Id<BankStatement> id, LineFilter filter, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadStatements);
        if (await listLines.All(id, filter, ct) is not { } lines) return false;

        var cells = lines.Count > 0 ? lines.Select(Columns) : [Columns(null)]; // headings even when nothing matches
        await Spreadsheet.WriteCsv(target, cells, withHeadings: true, ct);
        return true;
    }

    private string FileName => names.List(text["Bank statement"]) + ".csv";

    private Dictionary<string, object?> Columns(ListStatementLines.Line? line) => new(StringComparer.Ordinal)
    {
        [text["Line"]] = line?.Number,
        [text["Date"]] = Spreadsheet.Day(line?.On),
        [text["Value date"]] = Spreadsheet.Day(line?.ValueOn ?? line?.On),
        [text["Label"]] = line?.Label,
        [text["Reference"]] = line?.Reference,
        [text["Other side"]] = line?.Counterparty,
        [text["Account"]] = line?.CounterAccount,
        [text["Amount (DH)"]] = line?.Amount.InDirhams,
        [text["Status"]] = line is null ? null : text[$"state.{KebabCase.Of(line.State)}"].Value,
        [text["Loan"]] = line?.LoanNumber ?? line?.FileReference,
        [text["Becomes"]] = line?.Act is { } act ? text[$"act.{KebabCase.Of(act)}"].Value : null,
        [text["Reason"]] = line?.Reason ?? line?.Code,
        [text["Decided by"]] = line?.DecidedBy,
    };

    private static async Task<Results<FileStreamHttpResult, NotFound>> Get(Id<BankStatement> id, Word<LineFilter>? filter, ExportStatement export, CancellationToken ct)
    {
        var file = new MemoryStream();
        if (!await export.Write(file, id, filter?.Value ?? LineFilter.All, ct)) return TypedResults.NotFound();
        file.Position = 0;
        return TypedResults.File(file, "text/csv; charset=utf-8", export.FileName);
    }
}
