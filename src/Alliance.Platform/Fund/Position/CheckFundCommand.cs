using System.Diagnostics;
using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Closings;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Fund.Position;

/// <summary>Proves the fund's books: replays every loan and compares its movements day by day and agreement by agreement; then the accounts with the totals (rules 18 and 19).</summary>
internal sealed class CheckFundCommand(IOrganisations organisations, IServiceScopeFactory scopes) : IOperatorCommand
{
    private const int Batch = 500;
    private const int MostShown = 20;

    public string Name => "check-fund";

    public string Usage => "<id> — replays every loan of a platform and compares it with the fund's books";

    /// <returns>0 when all agree, 1 when some differ.</returns>
    public async Task<int> Run(string[] args, TextWriter output, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        var platform = organisations.Platform(args is [var id] ? id : null);
        var since = Stopwatch.StartNew();
        var (count, differing, last) = (0, 0, default(Id<Loan>?));
        while (await Next(platform, last, ct) is { Count: > 0 } loans)
        {
            foreach (var loan in loans.Where(x => x.Differs))
                if (++differing <= MostShown) await output.WriteLineAsync($"{platform.Id}: {loan.Number} differs from its postings");
            (count, last) = (count + loans.Count, loans[^1].Id);
        }

        var balanced = await Balanced(platform, ct);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{platform.Id}: {count} loans compared with the books in {since.Elapsed.TotalSeconds:0.0} s, {differing} differing; accounts {(balanced ? "balanced" : "OUT OF BALANCE")}"));
        return differing == 0 && balanced ? 0 : 1;
    }

    private async Task<List<(Id<Loan> Id, string Number, bool Differs)>> Next(Organisation platform, Id<Loan>? after, CancellationToken ct)
    {
        await using var scope = scopes.ScopeOf(platform);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var query = db.Loans.AsNoTracking();
        if (after is { } last) query = query.Where(x => x.Id.CompareTo(last) > 0);
        var loans = await query.OrderBy(x => x.Id).Take(Batch).AsSplitQuery().ToListAsync(ct);
        var ids = loans.ConvertAll(x => x.Id);
        var known = ids.ConvertAll(x => (Id<Loan>?)x);
        var shares = (await db.Set<FundingShare>().AsNoTracking().Where(x => ids.Contains(x.LoanId)).ToListAsync(ct)).ToLookup(x => x.EventId);
        var posted = (await db.Set<FundMovement>().AsNoTracking().Where(x => known.Contains(x.LoanId)).ToListAsync(ct)).ToLookup(x => x.LoanId!.Value);
        return loans.ConvertAll(x => (x.Id, x.Number, LoanMovements.Difference(Lines(posted[x.Id]), LoanMovements.Of(x, x.Events, shares)).Any()));
    }

    private static Dictionary<MovementLine, Money> Lines(IEnumerable<FundMovement> posted) =>
        posted.GroupBy(x => new MovementLine(x.ValueOn, x.Kind, x.AgreementId)).ToDictionary(x => x.Key, x => x.Sum(y => y.Amount));

    private async Task<bool> Balanced(Organisation platform, CancellationToken ct)
    {
        await using var scope = scopes.ScopeOf(platform);
        var fund = scope.ServiceProvider.GetRequiredService<FundReader>();
        // From the first movement to the last, closings or not.
        var moved = await fund.Since(null, DateOnly.MaxValue, ct);
        return FundTotals.Of(moved.Select(x => (x.Kind, x.Amount))).Agrees(await fund.Accounts(null, DateOnly.MaxValue, ct));
    }
}
