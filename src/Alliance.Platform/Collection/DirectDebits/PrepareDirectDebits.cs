using System.Globalization;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>Makes the file of a month: keeps who is debited how much, so that the same month can't be asked for twice.</summary>
public sealed class PrepareDirectDebits(PlatformDb db, ICurrentUser user, Clerk clerk, TenantContext tenant, PreviewDirectDebits preview, OnceOnly once)
{
    public sealed record Input([property: JsonRequired] DateOnly Month, bool WithArrears = false);

    public sealed record Prepared(Id<DirectDebitBatch> Id, string Reference, int Lines, Money Total, int LeftOut);

    public static void Map(IEndpointRouteBuilder batches) => batches.MapPost("", Post).WithSummary("Prepare the direct-debit file of a month").Produces<Prepared>(StatusCodes.Status201Created);

    /// <exception cref="RefusedException">Nothing is due, or the platform's account isn't set.</exception>
    public async Task<Prepared> Handle(Input input, string? key = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.CollectDirectDebits);
        return (await once.Run(key, new { Use = nameof(PrepareDirectDebits), input }, () => Prepare(input, ct), ct))!;
    }

    private async Task<Prepared?> Prepare(Input input, CancellationToken ct)
    {
        var bank = BankSettings.Of(tenant.Organisation);
        if (bank.Missing is { Count: > 0 } missing)
            throw new RefusedException("direct-debits.bank-settings-missing", $"The platform's file lacks in its section bank, where the name is in Latin letters: {string.Join(", ", missing)}.", string.Join(", ", missing));

        // Read before the rows: of two who prepare at once, the later one either sees the lines of the earlier or meets its number.
        var number = (await db.Set<DirectDebitBatch>().MaxAsync(x => (int?)x.Number, ct) ?? 0) + 1;
        var found = await preview.Handle(new(input.Month, input.WithArrears), ct);
        if (found.Rows.Count == 0) throw new RefusedException("direct-debits.nothing-to-collect", "Nothing is to be collected for this month that isn't in a file already.");

        var entry = clerk.Entry;
        var batch = new DirectDebitBatch
        {
            Id = Id<DirectDebitBatch>.New(),
            Number = number,
            Reference = DirectDebitBatch.ReferenceOf(tenant.Organisation.Id, number),
            Month = found.Month,
            WithArrears = found.WithArrears,
            PreparedOn = entry.Today,
            PreparedBy = entry.By,
            PreparedAt = entry.At,
            CreditorName = bank.Name!,
            CreditorRib = bank.Rib!,
            CreditorBic = bank.Bic!,
            CreditorId = bank.CreditorId!,
        };
        db.Add(batch);
        db.AddRange(found.Rows.Select((x, i) => Line(batch, x, i + 1)));
        return new(batch.Id, batch.Reference, found.Rows.Count, found.Total, found.LeftOut.Count);
    }

    private static DirectDebitLine Line(DirectDebitBatch batch, PreviewDirectDebits.Row row, int number) => new()
    {
        Id = Guid.CreateVersion7(),
        BatchId = batch.Id,
        Number = number,
        EndToEndId = string.Create(CultureInfo.InvariantCulture, $"{batch.Reference}-{number:00000}"),
        LoanId = row.LoanId,
        LoanNumber = row.LoanNumber,
        Debtor = row.Debtor,
        Rib = row.Rib,
        MandateReference = row.MandateReference,
        MandateSignedOn = row.MandateSignedOn,
        Due = row.Due,
        Arrears = row.Arrears,
        DueOn = row.DueOn,
        CollectOn = row.CollectOn,
    };

    private static async Task<IResult> Post(Input input, [FromHeader(Name = IdempotencyKey.Header)] string? key, PrepareDirectDebits prepare, ICurrentUser user, CancellationToken ct)
    {
        user.Demand(Permissions.CollectDirectDebits);
        if (IdempotencyKey.Refuse(key, required: false) is { } refusal) return refusal;
        var prepared = await prepare.Handle(input, key, ct);
        return TypedResults.Created($"/api/direct-debits/batches/{prepared.Id}", prepared);
    }
}
