using Alliance.Kernel;

namespace Alliance.Demonstration;

/// <summary>Sums of loans and projects: round ones, and together what the year's plan says.</summary>
internal sealed class Amounts(DemonstrationProfile profile, Chance chance)
{
    private const int Smallest = 10; // thousands of dirhams, as all numbers here
    private const int Step = 5;

    // Percent of the year's mean loan. Since the ceiling was raised a few loans are far above the mean.
    private static readonly Share<int>[] Sizes =
        [new(40, 10), new(50, 12), new(70, 18), new(85, 17), new(100, 14), new(120, 12), new(140, 10), new(165, 7)];

    private static readonly Share<int>[] SizesOfLate = [.. Sizes, new(230, 4), new(300, 2), new(430, 1)];

    private static readonly Share<int>[] MoreAsked = [new(0, 70), new(5, 10), new(10, 12), new(20, 8)];

    public List<PlannedDossier> Give(List<PlannedDossier> dossiers)
    {
        var planned = new List<PlannedDossier>();
        foreach (var year in profile.Years)
        {
            var loans = dossiers.FindAll(x => x.PaidOutOn?.Year == year.Year);
            var amounts = Split(year.Thousands, loans.Count, DemonstrationProfile.CeilingIn(year.Year));
            planned.AddRange(WithInvestments([.. loans.Select((x, i) => Granted(x, amounts[i]))]));
        }

        planned.AddRange(dossiers.Where(x => x.Fate is not Fate.PaidOut).Select(NotPaidOut));
        return [.. planned.OrderBy(x => x.ReceivedOn)];
    }

    /// <summary>Round amounts of which none is above the ceiling and whose sum is exactly the total.</summary>
    private List<int> Split(int total, int count, int ceiling)
    {
        if (total % Step != 0 || total < count * Smallest || total > count * ceiling)
            throw new DemonstrationMissedException(profile.Name, [$"{total} 000 DH can't be {count} loans"]);

        var amounts = chance.Deal(count, SizesUnder(ceiling)).ConvertAll(x => Math.Clamp(ToStep(x * total / count / 100), Smallest, ceiling));
        for (var i = 0; amounts.Sum() is var sum && sum != total; i = (i + 1) % count)
            amounts[i] = Math.Clamp(amounts[i] + (sum < total ? Step : -Step), Smallest, ceiling);

        // A few estimates that aren't in fives: what one asks more, another asks less.
        for (var i = 0; i + 1 < count; i += 9)
            if (amounts[i] + 2 <= ceiling && amounts[i + 1] - 2 >= Smallest) (amounts[i], amounts[i + 1]) = (amounts[i] + 2, amounts[i + 1] - 2);
        return amounts;
    }

    private PlannedDossier Granted(PlannedDossier dossier, int thousands)
    {
        var ceiling = DemonstrationProfile.CeilingIn(dossier.ReceivedOn.Year);
        var more = Draw(MoreAsked) is var steps && thousands + steps <= ceiling ? steps : 0;
        return dossier with { Granted = Thousands(thousands), Requested = Thousands(thousands + more) };
    }

    private PlannedDossier NotPaidOut(PlannedDossier dossier)
    {
        var year = profile.Years.Single(x => x.Year == dossier.ReceivedOn.Year);
        var ceiling = DemonstrationProfile.CeilingIn(year.Year);
        var thousands = Math.Clamp(ToStep(Draw(SizesUnder(ceiling)) * year.Thousands / year.Loans / 100), Smallest, ceiling);
        return dossier with
        {
            Granted = dossier.Fate is Fate.Granted ? Thousands(thousands) : null,
            Requested = Thousands(thousands),
            TotalInvestment = Thousands(thousands * chance.Between(22, 40) / 10),
        };
    }

    /// <summary>Total investments of one year: each at least 2.1 times what is asked for, so that the loan stays within 70 % of the physical part, and together the profile's leverage.</summary>
    private IEnumerable<PlannedDossier> WithInvestments(List<PlannedDossier> loans)
    {
        var least = loans.Sum(x => x.Requested.InDirhams) * 2.1m;
        var total = loans.Sum(x => x.Granted!.Value.InDirhams) * profile.Leverage;
        var weights = loans.ConvertAll(x => (int)(x.Requested.InDirhams / 1_000) * chance.Between(1, 20));
        var each = Math.Max(0, total - least) / weights.Sum();
        for (var i = 0; i < loans.Count; i++)
        {
            var investment = loans[i].Requested.InDirhams * 2.1m + each * weights[i];
            yield return loans[i] with { TotalInvestment = Thousands((int)decimal.Ceiling(investment / 1_000)) };
        }
    }

    private int Draw(Share<int>[] shares)
    {
        var drawn = chance.Below(shares.Sum(x => x.Weight));
        foreach (var share in shares)
            if ((drawn -= share.Weight) < 0) return share.Value;
        return shares[^1].Value;
    }

    private static Share<int>[] SizesUnder(int ceiling) => ceiling > 100 ? SizesOfLate : Sizes;

    private static int ToStep(int thousands) => (thousands + Step / 2) / Step * Step;

    private static Money Thousands(int thousands) => Money.Dirhams(thousands * 1_000m);
}
