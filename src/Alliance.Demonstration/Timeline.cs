namespace Alliance.Demonstration;

/// <summary>When each dossier is received, decided and paid out, so that every year has the dossiers and loans of its plan.</summary>
internal sealed class Timeline(DemonstrationProfile profile, DateOnly today, Chance chance)
{
    /// <summary>Dossiers of the last weeks are not decided yet.</summary>
    private const int WeeksWaiting = 8;

    // Spring and autumn are busy; in August the committee doesn't sit.
    private static readonly Share<int>[] Seasons =
        [new(1, 7), new(2, 8), new(3, 10), new(4, 9), new(5, 9), new(6, 10), new(7, 8), new(8, 2), new(9, 7), new(10, 10), new(11, 10), new(12, 10)];

    private readonly DateOnly _opening = BusinessDays.OnOrAfter(new DateOnly(profile.Years[0].Year, 1, 2));

    /// <summary>In order of receipt.</summary>
    public List<PlannedDossier> Plan()
    {
        List<PlannedDossier> known =
        [
            .. profile.Years.SelectMany(PaidOut),
            .. Enumerable.Range(0, profile.GrantedAndNotPaidOut).Select(_ => GrantedLately()),
            .. Enumerable.Range(0, profile.Waiting).Select(_ => StillWaiting()),
        ];
        var received = known.CountBy(x => x.ReceivedOn.Year).ToDictionary();
        var unsuccessful = profile.Years.SelectMany(x => Unsuccessful(x, x.Applications - received.GetValueOrDefault(x.Year)));
        return [.. known.Concat(unsuccessful).OrderBy(x => x.ReceivedOn)];
    }

    private IEnumerable<PlannedDossier> PaidOut(YearPlan year)
    {
        // In its first year a platform pays nothing out before April: the first dossiers have to be written.
        var from = year.Year == _opening.Year ? 4 : 1;
        foreach (var month in chance.Deal(year.Loans, [.. SeasonsOf(year.Year).Where(x => x.Value >= from)]))
        {
            var paidOutOn = DayIn(year.Year, month);
            var decidedOn = CommitteeSessions.OnOrBefore(paidOutOn.AddDays(-chance.Between(7, 35)));
            var receivedOn = BusinessDays.OnOrBefore(decidedOn.AddDays(-chance.Between(18, 70)));
            yield return new(Fate.PaidOut, receivedOn < _opening ? _opening : receivedOn, decidedOn, paidOutOn);
        }
    }

    private PlannedDossier GrantedLately()
    {
        var decidedOn = CommitteeSessions.OnOrBefore(today.AddDays(-5));
        return new(Fate.Granted, BusinessDays.OnOrBefore(decidedOn.AddDays(-chance.Between(25, 70))), decidedOn, null);
    }

    private PlannedDossier StillWaiting() =>
        new(Fate.Waiting, BusinessDays.OnOrBefore(today.AddDays(-chance.Below(WeeksWaiting * 7))), null, null);

    private IEnumerable<PlannedDossier> Unsuccessful(YearPlan year, int count)
    {
        if (count < 0) throw new DemonstrationMissedException(profile.Name, [$"{year.Year} has {-count} dossiers too few for its loans"]);

        // Those of the running year come early enough for the last committee to have refused them.
        var lastDay = year.Year == today.Year ? today.AddDays(-75) : new DateOnly(year.Year, 12, 31);
        foreach (var refused in chance.Deal(count, new Share<bool>(true, 66), new(false, 34)))
        {
            var receivedOn = Earlier(DayIn(year.Year, chance.Pick(SeasonsOf(year.Year)).Value), BusinessDays.OnOrBefore(lastDay));
            yield return refused
                ? new(Fate.Refused, receivedOn, CommitteeSessions.OnOrAfter(receivedOn.AddDays(chance.Between(15, 50))), null)
                : new(Fate.Withdrawn, receivedOn, BusinessDays.OnOrAfter(receivedOn.AddDays(chance.Between(8, 60))), null);
        }
    }

    private Share<int>[] SeasonsOf(int year) => year == today.Year ? [.. Seasons.Where(x => x.Value <= today.Month)] : Seasons;

    private DateOnly DayIn(int year, int month)
    {
        var drawn = BusinessDays.OnOrAfter(new DateOnly(year, month, chance.Between(1, 28)));
        return Earlier(drawn, BusinessDays.OnOrBefore(Earlier(new DateOnly(year, month, 1).AddMonths(1).AddDays(-1), today)));
    }

    private static DateOnly Earlier(DateOnly left, DateOnly right) => left < right ? left : right;
}
