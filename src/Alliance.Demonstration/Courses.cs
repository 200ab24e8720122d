using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Demonstration;

/// <summary>How a loan goes, until the business date.</summary>
internal enum Outcome
{
    /// <summary>Pays what falls due; or nothing is due yet.</summary>
    Regular,

    /// <summary>The term is over and all has been repaid.</summary>
    Repaid,

    /// <summary>Paid off before its term.</summary>
    RepaidEarly,

    /// <summary>Some instalments late, and still paying.</summary>
    Behind,

    /// <summary>Stopped paying for good.</summary>
    Stopped,
}

/// <summary>One loan's course: its outcome, and how many instalments are paid.</summary>
internal sealed class Course(ImmutableArray<Instalment> schedule, DateOnly today)
{
    public ImmutableArray<Instalment> Schedule { get; } = schedule;

    /// <summary>Instalments due by the business date.</summary>
    public int Due { get; } = schedule.Count(x => x.DueOn <= today);

    /// <summary>The term is over, with a few days for the last collection.</summary>
    public bool HasEnded { get; } = schedule[^1].DueOn.AddDays(7) <= today;

    /// <summary>The last instalments are near: somebody who pays ahead could be through with them already.</summary>
    public bool IsEnding { get; } = schedule[^1].DueOn <= today.AddDays(62);

    public Outcome Outcome { get; set; }

    /// <summary>The first of them; whether what comes after the business date counts is not known here.</summary>
    public int Paid { get; set; } = schedule.Length;

    public Money CapitalDue => Sum(0, Due);

    /// <summary>Capital due and not paid when the first <paramref name="paid"/> instalments are.</summary>
    public Money Shortfall(int paid) => paid < Due ? Sum(paid, Due) : Money.Zero;

    private Money Sum(int from, int to)
    {
        var sum = Money.Zero;
        for (var i = from; i < to; i++) sum += Schedule[i].Due;
        return sum;
    }
}

/// <summary>Decides by quota how the loans go, so that as many are repaid and as much is received as the profile says.</summary>
internal sealed class Courses(DemonstrationProfile profile, Chance chance)
{
    private const int EarlyPercent = 4; // of those repaid
    private const decimal MostUnpaid = 0.97m;
    private const decimal Usual = 0.75m; // who stops owes about three quarters for good

    public void Assign(IReadOnlyList<Course> courses)
    {
        var ended = chance.Shuffled(courses.Where(x => x.HasEnded));
        var running = chance.Shuffled(courses.Where(x => !x.HasEnded));
        var early = running.Where(x => x.Due * 10 >= x.Schedule.Length * 4).Take(profile.LoansRepaid * EarlyPercent / 100).ToList();
        var repaid = profile.LoansRepaid - early.Count;
        if (repaid > ended.Count)
            throw new DemonstrationMissedException(profile.Name, [$"{profile.LoansRepaid} loans can't be repaid, only {ended.Count} have ended"]);

        foreach (var course in early) course.Outcome = Outcome.RepaidEarly;
        foreach (var course in ended.Take(repaid)) course.Outcome = Outcome.Repaid;
        foreach (var (course, almost) in ended.Skip(repaid).Zip(chance.Deal(ended.Count - repaid, new Share<bool>(true, 15), new(false, 85))))
            if (almost) Late(course, chance.Between(1, 4)); else course.Outcome = Outcome.Stopped;

        // Loans repaid are counted out above, so no other may be through by the business date.
        foreach (var course in running.Where(x => x.Outcome is Outcome.Regular && x.IsEnding)) Late(course, 2);

        List<Course> paying = [.. running.Where(x => x.Outcome is Outcome.Regular && x.Due >= 3)];
        foreach (var (course, outcome) in paying.Zip(chance.Deal(paying.Count, new Share<Outcome>(Outcome.Stopped, 18), new(Outcome.Behind, 13), new(Outcome.Regular, 69))))
        {
            course.Outcome = outcome;
            if (outcome is Outcome.Behind) Late(course, chance.Between(1, 5));
        }

        StopMoreOf(paying, courses);
    }

    /// <summary>A small platform's few stopped loans may not be enough to miss what its rate says is missing; then some that pay stop as well.</summary>
    private void StopMoreOf(List<Course> paying, IReadOnlyList<Course> all)
    {
        var missing = all.Sum(x => x.CapitalDue.Centimes) * (1 - profile.RepaymentRate);
        foreach (var course in paying.Where(x => x.Outcome is Outcome.Regular).OrderByDescending(x => x.CapitalDue))
        {
            if (all.Where(x => x.Outcome is Outcome.Stopped).Sum(x => x.CapitalDue.Centimes) * Usual >= missing) return;
            course.Outcome = Outcome.Stopped;
        }
    }

    /// <summary>When each stopped loan stopped, so that what is missing in all is as near to <paramref name="shortfall"/> as whole instalments allow.</summary>
    public void Stop(IReadOnlyList<Course> stopped, Money shortfall)
    {
        var weighted = stopped.Select(x => (Course: x, Weight: chance.Between(50, 130) / 100m)).ToList();
        var most = weighted.Sum(x => x.Course.CapitalDue.Centimes * MostUnpaid);
        if (shortfall < Money.Zero || shortfall.Centimes > most)
            throw new DemonstrationMissedException(profile.Name, [$"{shortfall} DH can't be missing on {stopped.Count} loans"]);

        var (low, high) = (0m, 4m);
        for (var i = 0; i < 30; i++)
        {
            var middle = (low + high) / 2;
            if (weighted.Sum(x => Missing(x.Course, x.Weight * middle)) < shortfall.Centimes) low = middle; else high = middle;
        }

        foreach (var (course, weight) in weighted)
            course.Paid = Enumerable.Range(0, course.Due).MinBy(x => Math.Abs(course.Shortfall(x).Centimes - Missing(course, weight * high)));
        Refine(stopped, shortfall);
    }

    private static decimal Missing(Course course, decimal share) => course.CapitalDue.Centimes * Math.Min(share, MostUnpaid);

    /// <summary>One instalment more or less where it brings the sum nearer.</summary>
    private static void Refine(IReadOnlyList<Course> stopped, Money shortfall)
    {
        var missing = stopped.Sum(x => x.Shortfall(x.Paid));
        foreach (var course in stopped)
        {
            var paid = course.Paid + (missing > shortfall ? 1 : -1);
            if (paid < 0 || paid >= course.Due) continue;
            var other = missing - course.Shortfall(course.Paid) + course.Shortfall(paid);
            if (Distance(other) < Distance(missing)) (course.Paid, missing) = (paid, other);
        }

        long Distance(Money sum) => Math.Abs(sum.Centimes - shortfall.Centimes);
    }

    private static void Late(Course course, int instalments)
    {
        course.Outcome = Outcome.Behind;
        course.Paid = Math.Max(0, course.Due - instalments);
    }
}
