using Alliance.Kernel;
using Alliance.Tenancy.Jobs;

namespace Alliance.Tenancy.Tests.Jobs;

public sealed class TimetableTests
{
    private static readonly JobDeclaration Job = new(typeof(ScriptedJob), "scripted", HostKind.AnyOrganisation, null, _ => throw new NotSupportedException());
    private readonly Timetable _timetable = new(atATime: 2);
    private readonly List<Slot> _slots = [];

    private Slot Asked(string organisation, TimeSpan now = default)
    {
        var slot = new Slot(organisation, Job, TimeSpan.FromMinutes(2));
        _timetable.Ask(slot, now);
        _slots.Add(slot);
        return slot;
    }

    private Slot Next(TimeSpan now = default)
    {
        Assert.That(_timetable.TryNext(now, out var slot), Is.True, "somebody waits");
        return slot!;
    }

    private void NobodyAt(TimeSpan now) => Assert.That(_timetable.TryNext(now, out _), Is.False);

    [Test]
    public void However_much_one_has_to_do_the_others_come_in_between()
    {
        for (var i = 0; i < 3; i++) Asked("busy");
        Asked("first");
        Asked("second");

        var turns = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            var slot = Next();
            turns.Add(slot.OrganisationId);
            _timetable.End(slot, slot.OrganisationId == "busy" ? JobOutcome.More : JobOutcome.Done, default);
        }

        Assert.That(turns, Is.EqualTo(["busy", "first", "second", "busy", "busy", "busy", "busy", "busy"]));
    }

    [Test]
    public void A_thousand_that_never_end_each_have_their_first_turn_before_anybodys_second()
    {
        for (var i = 0; i < 7_000; i++) Asked($"organisation {i % 1_000}");

        var turns = new List<string>();
        for (var i = 0; i < 2_000; i++)
        {
            var slot = Next();
            turns.Add(slot.OrganisationId);
            _timetable.End(slot, JobOutcome.More, default);
        }

        Assert.That(turns.Take(1_000).Distinct().Count(), Is.EqualTo(1_000));
        Assert.That(turns.Skip(1_000).Distinct().Count(), Is.EqualTo(1_000));
    }

    [Test]
    public void One_organisation_has_two_turns_at_a_time()
    {
        for (var i = 0; i < 3; i++) Asked("one");
        var (first, second) = (Next(), Next());
        NobodyAt(default);

        _timetable.End(second, JobOutcome.Done, default);

        Assert.That(Next(), Is.Not.SameAs(first));
        NobodyAt(default);
    }

    [Test]
    public void A_failing_job_is_tried_ever_less_often_and_nobody_hurries_it()
    {
        var (failing, pauses, now) = (Asked("one"), new List<double>(), TimeSpan.Zero);
        for (var i = 0; i < 8; i++)
        {
            Assert.That(Next(now), Is.SameAs(failing));
            _timetable.Ask(failing, now); // while it runs
            _timetable.End(failing, JobOutcome.Failed, now);
            _timetable.Ask(failing, now); // while it waits
            NobodyAt(now);
            pauses.Add((_timetable.NextAt!.Value - now).TotalSeconds);
            now = _timetable.NextAt.Value;
        }

        Assert.That(pauses, Is.EqualTo([1, 2, 4, 8, 16, 32, 60, 60]));
        Assert.That(Next(now), Is.SameAs(failing));
        _timetable.End(failing, JobOutcome.Done, now);
        _timetable.Ask(failing, now);
        Assert.That(Next(now), Is.SameAs(failing), "it has recovered: a signal means now");
    }

    [Test]
    public void It_backs_off_alone()
    {
        var failing = Asked("one");
        Assert.That(Next(), Is.SameAs(failing));
        _timetable.End(failing, JobOutcome.Failed, default);

        var (same, other) = (Asked("one"), Asked("two"));

        Assert.That(new[] { Next(), Next() }, Is.EquivalentTo([same, other]));
    }

    [Test]
    public void What_was_signalled_during_a_turn_is_looked_at_after_it()
    {
        var slot = Asked("one");
        Next();
        _timetable.Ask(slot, default);
        NobodyAt(default);

        _timetable.End(slot, JobOutcome.Done, default);

        Assert.That(Next(), Is.SameAs(slot));
        _timetable.End(slot, JobOutcome.Done, default);
        NobodyAt(TimeSpan.FromSeconds(119));
        Assert.That(Next(TimeSpan.FromMinutes(2)), Is.SameAs(slot), "the slow look");
    }

    [Test]
    public void Signals_without_number_make_one_turn()
    {
        var slot = Asked("one");
        for (var i = 0; i < 100; i++) _timetable.Ask(slot, TimeSpan.FromMilliseconds(i));

        _timetable.End(Next(TimeSpan.FromSeconds(1)), JobOutcome.Away, TimeSpan.FromSeconds(1));

        NobodyAt(TimeSpan.MaxValue);
        Assert.That(_timetable.NextAt, Is.Null, "one that isn't served is not looked at");
    }
}
