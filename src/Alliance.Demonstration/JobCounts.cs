using Alliance.Platform.Origination.Enterprises;

namespace Alliance.Demonstration;

/// <summary>Jobs seen on visits: some months after the loan was paid out, then after one, two and three years (or until the business date).</summary>
internal sealed class JobCounts(DemonstrationProfile profile, DateOnly today, Chance chance)
{
    private const int MostJobs = 14;

    // Months after payment, and percent of the jobs an enterprise will have.
    private static readonly (int Months, int Percent)[] Visits = [(4, 60), (12, 80), (24, 95), (36, 100)];

    private static readonly Share<int>[] Sizes = [new(1, 7), new(2, 19), new(3, 24), new(4, 19), new(5, 13), new(6, 9), new(8, 6), new(10, 3)];

    private sealed class Visit(int firm, DateOnly on, int jobs)
    {
        public int Firm { get; } = firm;
        public DateOnly On { get; } = on;
        public int Jobs { get; set; } = jobs;
    }

    /// <summary>How many jobs each dossier's business plan foresees.</summary>
    public List<int> Foreseen(int dossiers) => chance.Deal(dossiers, Sizes);

    /// <param name="closed">Enterprises that gave up: their last visit finds nobody.</param>
    public void Observe(IReadOnlyList<(Enterprise Enterprise, DateOnly PaidOutOn)> firms, HashSet<Enterprise> closed)
    {
        List<Visit> visits = [.. firms.SelectMany((x, i) => VisitsTo(i, x.Enterprise, x.PaidOutOn, closed.Contains(x.Enterprise)))];
        var since = DateOnly.MinValue;
        foreach (var mark in profile.Jobs)
        {
            Meet(visits, mark, since);
            since = mark.On;
        }

        foreach (var visit in visits)
            firms[visit.Firm].Enterprise.Observe(visit.On, visit.Jobs, Maintained(firms[visit.Firm].Enterprise), visit.On);
    }

    private List<Visit> VisitsTo(int firm, Enterprise enterprise, DateOnly paidOutOn, bool closed)
    {
        List<Visit> visits = [];
        foreach (var (months, percent) in Visits)
        {
            var on = BusinessDays.OnOrAfter(paidOutOn.AddMonths(months).AddDays(chance.Between(-12, 12)));
            if (on <= today) visits.Add(new(firm, on, Math.Max(1, (enterprise.Profile.JobsPlanned * percent + 50) / 100)));
        }

        if (closed && visits.Count > 2) visits[^1].Jobs = 0;
        return visits;
    }

    /// <summary>Moves latest visits by one job here and there, until the sum is the mark's. Visits before <paramref name="since"/> belong to an earlier mark.</summary>
    private void Meet(List<Visit> visits, JobsMark mark, DateOnly since)
    {
        var latest = visits.Where(x => x.On <= mark.On).GroupBy(x => x.Firm).Select(x => x.MaxBy(y => y.On)!).ToList();
        var missing = mark.Jobs - latest.Sum(x => x.Jobs);
        var movable = chance.Shuffled(latest.Where(x => x.On > since && x.Jobs > 0));
        while (missing != 0)
        {
            var before = missing;
            foreach (var visit in movable.Where(x => missing > 0 ? x.Jobs < MostJobs : x.Jobs > 1))
            {
                if (missing == 0) break;
                var step = Math.Sign(missing);
                visit.Jobs += step;
                missing -= step;
            }

            if (missing == before) throw new DemonstrationMissedException(profile.Name, [$"{mark.Jobs} jobs on {mark.On:yyyy-MM-dd}, {missing} too few"]);
        }
    }

    private static int Maintained(Enterprise enterprise) => enterprise.Profile.Kind switch
    {
        ProjectKind.TakenOver => enterprise.Profile.JobsPlanned,
        ProjectKind.Developed => (enterprise.Profile.JobsPlanned + 1) / 2,
        _ => 0,
    };
}
