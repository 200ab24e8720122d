using System.Diagnostics;
using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Lending.Loans;

/// <summary>Proves that what lists read of each loan is what its events add up to: replays every loan and compares (rule 6). On demand it writes the replayed summaries over those that differ.</summary>
internal sealed class CheckLoansCommand(IOrganisations organisations, IServiceScopeFactory scopes) : IOperatorCommand
{
    private const int Batch = 500;
    private const int MostShown = 20;

    public string Name => "check-loans";

    public string Usage => "<id> [--repair] — replays every loan of a platform and compares it with its stored summary";

    /// <returns>0 when all agree or were repaired, 1 when some differ.</returns>
    public async Task<int> Run(string[] args, TextWriter output, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        var platform = organisations.Platform(args is [_] or [_, "--repair"] ? args[0] : null);
        var (id, repair) = (platform.Id, args.Length > 1);
        var since = Stopwatch.StartNew();
        var (count, differing, last) = (0, 0, default(Id<Loan>?));
        while (await Next(platform, last, repair, ct) is { Count: > 0 } loans)
        {
            foreach (var (number, differs) in loans.Values)
                if (differs && ++differing <= MostShown) await output.WriteLineAsync($"{id}: {number} differs from its events");
            count += loans.Count;
            last = loans.Keys.Last();
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{id}: {count} loans replayed in {since.Elapsed.TotalSeconds:0.0} s, {differing} differing{(repair && differing > 0 ? ", repaired" : "")}"));
        return differing == 0 || repair ? 0 : 1;
    }

    /// <summary>A batch at a time, each in a scope of its own, so that memory doesn't grow with the platform.</summary>
    private async Task<OrderedDictionary<Id<Loan>, (string Number, bool Differs)>> Next(Organisation platform, Id<Loan>? after, bool repair, CancellationToken ct)
    {
        await using var scope = scopes.ScopeOf(platform);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var query = repair ? db.Loans : db.Loans.AsNoTracking();
        if (after is { } last) query = query.Where(x => x.Id.CompareTo(last) > 0);
        var found = new OrderedDictionary<Id<Loan>, (string, bool)>();
        foreach (var loan in await query.OrderBy(x => x.Id).Take(Batch).AsSplitQuery().ToListAsync(ct))
        {
            var differs = loan.Summary != LoanSummary.Of(loan);
            found.Add(loan.Id, (loan.Number, differs));
            if (differs && repair) loan.Summarise();
        }

        if (repair) await db.SaveChangesAsync(ct);
        return found;
    }
}
