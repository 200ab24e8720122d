using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Statements;

/// <summary>Lines of bank statements, by what the bank writes in them, and by amount.</summary>
internal sealed class StatementLineFinder(PlatformDb db, ICurrentUser user, IStringLocalizer<StatementsText> text) : IFinder
{
    public string Permission => Permissions.ReadStatements;

    public int Order => 70;

    public async Task<FoundGroup> Find(Sought sought, CancellationToken ct)
    {
        user.Demand(Permission);
        var lines = db.Set<StatementLine>();
        var keys = (await lines.Best(sought.Written, Sought.MostOfGroup, x => x.Id, ct)).ToList();
        if (sought.Amount is { } amount && keys.Count < Sought.MostOfGroup)
        {
            var paid = Money.Zero - amount;
            keys.AddRange(await lines.Where(x => x.Amount == amount || x.Amount == paid).OrderByDescending(x => x.On).Select(x => x.Id).Take(Sought.MostOfGroup).ToListAsync(ct));
        }

        keys = [.. keys.Distinct().Take(Sought.MostOfGroup)];
        var found = keys.Count == 0 ? [] : await lines.Where(x => keys.Contains(x.Id)).OfWhole(db)
            .Select(x => new { x.Id, x.StatementId, x.Number, x.On, x.Amount, x.Label, x.Reference, Before = lines.Count(y => y.StatementId == x.StatementId && y.Number < x.Number) }).ToListAsync(ct);
        return new(text["Lines of bank statements"], [.. keys.Join(found, x => x, x => x.Id, (_, line) => new FoundItem(
            line.Reference ?? line.Label, $"/statements/{line.StatementId}?filter={KebabCase.Of(LineFilter.All)}&page={line.Before / ListStatementLines.UsualSize + 1}")
        {
            Details = [Formats.Date(line.On), Formats.WithUnit(line.Amount), .. line.Reference is null ? [] : new[] { line.Label }],
        })]);
    }
}
