using Alliance.Platform.Origination.Appraisal;
using CsCheck;

namespace Alliance.Platform.Tests.Origination.Appraisal;

/// <summary>The days owed to an applicant, from complete to decided. Expected days are counted on a calendar.</summary>
internal sealed class ClockTests
{
    private static readonly DateOnly Complete = new(2023, 6, 1);
    private static readonly ClockStop[] TwoThatOverlap = [new(June(10), June(14)), new(June(12), June(20))];

    private static DateOnly June(int day) => new(2023, 6, day);

    private static ApplicantClock On(DateOnly day, ClockAfterCorrection after, params ClockStop[] stops) => ApplicantClock.Of(Complete, stops, new() { AfterCorrection = after }, day);

    /// <summary>Case S16: two corrections that overlap, looked at while the second is with the applicant, and after.</summary>
    [Test]
    public void Days_with_the_applicant_do_not_count_and_overlapping_ones_stop_once([Values] ClockAfterCorrection after)
    {
        var stopped = On(June(15), after, new(June(10), June(14)), new(June(12), null));
        var running = On(June(21), after, TwoThatOverlap);

        Assert.That((stopped.StoppedSince, stopped.Used, stopped.Left, stopped.DueOn), Is.EqualTo(((DateOnly?)June(10), 9, 21, (DateOnly?)null)), "no day can be promised");
        Assert.That((running.StoppedSince, running.DueOn), Is.EqualTo(((DateOnly?)null, (DateOnly?)new DateOnly(2023, 7, after is ClockAfterCorrection.Resume ? 11 : 20))));
        Assert.That(running.Used, Is.EqualTo(after is ClockAfterCorrection.Resume ? 10 : 1));
    }

    [Test]
    public void Looked_at_on_an_earlier_day_what_came_later_has_not_happened([Values] ClockAfterCorrection after) =>
        Assert.That(On(June(15), after, TwoThatOverlap), Is.EqualTo(On(June(15), after, new(June(10), June(14)), new(June(12), null))));

    [TestCase(1, 0, false)]
    [TestCase(30, 29, false)]
    [TestCase(31, 30, false, Description = "1 July: the last good day")]
    [TestCase(32, 31, true)]
    public void The_day_it_is_due_is_the_last_good_one(int day, int used, bool isOverdue)
    {
        var clock = On(June(1).AddDays(day - 1), ClockAfterCorrection.Resume);

        Assert.That((clock.Used, clock.IsOverdue, clock.DueOn), Is.EqualTo((used, isOverdue, (DateOnly?)new DateOnly(2023, 7, 1))));
    }

    [Test]
    public void One_that_was_overdue_when_it_was_stopped_stays_overdue() =>
        Assert.That(On(new(2023, 8, 1), ClockAfterCorrection.Resume, new ClockStop(new(2023, 7, 5), null)) is { IsOverdue: true, Used: 34, DueOn: null }, Is.True);

    [Test]
    public void What_was_settled_before_it_was_complete_stops_nothing([Values] ClockAfterCorrection after)
    {
        var early = new ClockStop(new(2023, 5, 20), June(1));

        Assert.That(On(June(11), after, early), Is.EqualTo(On(June(11), after)));
    }

    /// <summary>Asked on the 10th, needed no more on the 14th: four days are left out, and none are given anew. Answered, they begin anew.</summary>
    [TestCase(ClockAfterCorrection.Resume, false, "2023-07-05")]
    [TestCase(ClockAfterCorrection.Restart, false, "2023-07-05")]
    [TestCase(ClockAfterCorrection.Restart, true, "2023-07-14")]
    public void One_that_was_withdrawn_gives_no_days_anew(ClockAfterCorrection after, bool isAnswered, string due) =>
        Assert.That(On(June(20), after, new ClockStop(June(10), June(14), isAnswered)).DueOn, Is.EqualTo(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture)));

    [TestCase(ClockAfterCorrection.Resume, 9, "2023-07-01")]
    [TestCase(ClockAfterCorrection.Restart, 0, "2023-07-10")]
    public void One_answered_on_the_day_it_was_asked_costs_no_day_but_is_an_answer(ClockAfterCorrection after, int used, string due)
    {
        var clock = On(June(10), after, new ClockStop(June(10), June(10)));

        Assert.That((clock.Used, clock.DueOn), Is.EqualTo((used, (DateOnly?)DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture))));
    }

    /// <summary>Against walking from day to day with a calendar in hand: a day counts when no correction is with the applicant in its night before.</summary>
    [Test]
    public void Whatever_overlaps_each_day_counts_once_or_not_at_all() =>
        Gen.Select(Gen.Select(Gen.Int[-10, 60], Gen.Int[0, 25], Gen.Bool).Array[0, 6], Gen.Int[0, 70], Gen.Enum<ClockAfterCorrection>(), Gen.Int[1, 40]).Sample((drawn, looked, after, allowed) =>
        {
            var stops = drawn.Select(x => new ClockStop(Complete.AddDays(x.Item1), x.Item3 ? null : Complete.AddDays(x.Item1 + x.Item2))).ToArray();
            var on = Complete.AddDays(looked);
            var clock = ApplicantClock.Of(Complete, stops, new() { DaysToDecide = allowed, AfterCorrection = after }, on);

            var (used, isStopped) = Walk(stops, on, after);
            Assert.That((clock.Used, clock.StoppedSince is not null, clock.DueOn is null), Is.EqualTo((used, isStopped, isStopped)));
            if (!isStopped) Assert.That(clock.DueOn, Is.EqualTo(on.AddDays(allowed - used)));
        });

    private static (int Used, bool IsStopped) Walk(ClockStop[] stops, DateOnly on, ClockAfterCorrection after)
    {
        var used = 0;
        for (var day = Complete; ; day = day.AddDays(1))
        {
            // Nothing is known on a day of what ends after the day one looks from.
            var known = stops.Where(x => x.From <= on).Select(x => x with { To = x.To > on ? null : x.To }).ToList();
            bool IsOut(DateOnly at) => known.Any(x => x.From <= at && (x.To is null || x.To > at));
            if (after is ClockAfterCorrection.Restart && !IsOut(day) && known.Any(x => x.To == day && day > Complete)) used = 0;
            if (day == on) return (used, IsOut(day));
            if (!IsOut(day)) used++;
        }
    }
}
