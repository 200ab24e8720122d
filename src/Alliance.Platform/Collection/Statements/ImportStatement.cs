using System.Security.Cryptography;
using Alliance.Kernel;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Entries;
using Alliance.Platform.Files;
using Alliance.Platform.Lending;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Takes in a statement of the bank account and proposes which loans its lines concern. Nothing is recorded on a loan before the treasurer accepts it.</summary>
public sealed class ImportStatement(PlatformDb db, ICurrentUser user, Clerk clerk, TenantContext tenant, FindMatches find, FindFiles findFiles, FindNamedDebits named, StatementIntake intake, UploadTurns turns)
{
    public const string LinesWrong = "statement.lines-wrong";

    /// <summary>A question: the answer may be that the platform has two accounts.</summary>
    public const string OtherAccount = "statement.other-account";

    /// <param name="Id">Null when a line was wrong: then nothing was stored.</param>
    /// <param name="Known">Lines that an earlier statement has word for word.</param>
    /// <param name="PassedOver">Lines that are no movement: totals, balances, zeros.</param>
    /// <param name="Unexplained">What the closing balance has more than the opening one and the movements; null where the file gives no balances.</param>
    public sealed record Outcome(Id<BankStatement>? Id, int Lines, int Known, IReadOnlyList<BadLine> BadLines, int PassedOver, Money? Unexplained);

    public static void Map(IEndpointRouteBuilder statements) => statements.MapPost("", Post)
        .WithSummary("Import a bank statement (CSV, XLSX or CAMT.053 as the body)")
        .Accepts<byte[]>("text/csv", "text/plain", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/xml", "application/xml", "application/octet-stream")
        .Produces<Outcome>(StatusCodes.Status201Created).ProducesProblem(409).ProducesProblem(413).ProducesProblem(503);

    /// <param name="otherAccount">The file may be about an account that is not the platform's own.</param>
    /// <exception cref="RefusedException"><c>statement.already-imported</c>, <c>statement.columns-unknown</c>, <c>statement.other-account</c>, or the file can't be read.</exception>
    /// <exception cref="BusyException">Other files of this platform are being read.</exception>
    public async Task<Outcome> Handle(byte[] file, string fileName, bool otherAccount = false, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        user.Demand(Permissions.ImportStatements);
        var entry = clerk.Entry;
        var hash = Convert.ToHexString(SHA256.HashData(file));
        if (await db.Set<BankStatement>().AsNoTracking().SingleOrDefaultAsync(x => x.FileKey == hash, ct) is { } first)
            throw new RefusedException("statement.already-imported", $"This file was imported on {first.ImportedOn:yyyy-MM-dd} as {first.FileName}.", first.FileName, first.ImportedOn);

        var kept = await db.Set<KeptColumns>().AsNoTracking().ToDictionaryAsync(x => x.Fingerprint, x => x.Choice, StringComparer.Ordinal, ct);
        using var turn = await turns.Take(tenant.Organisation.Id, ct); // also for what follows: thousands of lines are compared with earlier ones and matched
        var contents = StatementFile.Read(file, x => kept.GetValueOrDefault(x.Fingerprint) ?? throw new RefusedException("statement.columns-unknown", "Say first which column of this file is what."), entry.Today, ct);
        if (contents.BadLines.Count > 0) return new(null, contents.Entries.Count, 0, contents.BadLines, contents.PassedOver, contents.Unexplained);

        contents = await named.TellApart(contents, ct);
        var own = BankSettings.Of(tenant.Organisation).Rib;
        var account = contents.Account is { } told && !(own is not null && WrittenAccount.IsOf(told, own)) ? told : own;
        if (account != own && own is not null && !otherAccount) throw new RefusedException(OtherAccount, $"The file is about the account {account}, and the platform's own is {own}.", account!, own);
        var statement = new BankStatement(NameOf(fileName), hash, account, contents, entry);
        var lines = (await EarlierLines.Read(db, account, contents.Entries, ct)).Lines(statement, contents.Entries, ct);
        await Propose(lines.FindAll(x => x.State is not StatementLineState.Known), ct);
        await intake.Store(statement, lines, ct);
        return new(statement.Id, lines.Count, lines.Count(x => x.State is StatementLineState.Known), [], contents.PassedOver, contents.Unexplained);
    }

    private async Task Propose(List<StatementLine> lines, CancellationToken ct)
    {
        foreach (var (line, matches, files) in lines.Zip(await find.For(lines, ct), await findFiles.For(lines, ct))) line.Propose(matches, files);
    }

    /// <summary>The last part of what a browser calls it.</summary>
    private static string NameOf(string fileName)
    {
        var name = Blank.ToNull(TypedText.Clean(fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..])) ?? "releve";
        return name[..Math.Min(BankStatement.LongestFileName, name.Length)];
    }

    private static async Task<IResult> Post(HttpContext context, string? fileName, bool? otherAccount, ImportStatement import, ICurrentUser user, CancellationToken ct)
    {
        user.Demand(Permissions.ImportStatements); // before anything is read
        var outcome = await import.Handle(await StatementFile.Take(context.Request.Body, ct), fileName ?? "", otherAccount ?? false, ct);
        return outcome.Id is { } id
            ? TypedResults.Created($"/api/statements/{id}", outcome)
            : TypedResults.Problem(
                $"{outcome.BadLines.Count} lines can't be read, so nothing was stored.", statusCode: StatusCodes.Status409Conflict,
                extensions: [new("code", LinesWrong), new("lines", outcome.BadLines)]);
    }
}
