using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Meetings;
using Alliance.Platform.Accompaniment.Mentoring.Mentors;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Accompaniment.Mentoring.Desk;

/// <summary>Reads pairs with what lists and work say of them, by three queries however many they are. Asks for no permission: that is the use case's.</summary>
public sealed class PairReader(PlatformDb db, TenantContext tenant, IBusinessDate business)
{
    internal sealed record Read(Pair Pair, Mentor Mentor, string Entrepreneur, string Enterprise);

    internal async Task<List<Read>> Find(IQueryable<Pair> pairs, CancellationToken ct)
    {
        var (mentors, persons, enterprises) = (db.Set<Mentor>(), db.Entrepreneurs, db.Enterprises);
        return await (
            from pair in pairs.AsNoTracking()
            join mentor in mentors.AsNoTracking() on pair.MentorId equals mentor.Id
            join person in persons on pair.EntrepreneurId equals person.Id
            join enterprise in enterprises on pair.EnterpriseId equals enterprise.Id
            select new Read(pair, mentor, person.Person.Name, enterprise.Profile.Name)).AsSplitQuery().ToListAsync(ct);
    }

    /// <returns>In the order given.</returns>
    internal async Task<IReadOnlyList<PairRow>> Rows(IReadOnlyCollection<Read> found, CancellationToken ct)
    {
        var ids = found.Select(x => x.Pair.Id).ToList();
        var meetings = (await db.Set<MentoringMeeting>().AsNoTracking().Where(x => ids.Contains(x.PairId) && x.State != MeetingState.CalledOff).ToListAsync(ct)).ToLookup(x => x.PairId);
        var (today, settings) = (business.Today, MentoringSettings.Of(tenant.Organisation));
        return [.. found.Select(x => Of(x, [.. meetings[x.Pair.Id]], today, settings))];
    }

    private static PairRow Of(Read read, List<MentoringMeeting> meetings, DateOnly today, MentoringSettings settings)
    {
        var (pair, pulse) = (read.Pair, PairPulse.Of(meetings));
        var next = meetings.Where(x => x.State is MeetingState.Planned && x.On >= today).OrderBy(x => x.On).ThenBy(x => x.At).FirstOrDefault();
        return new()
        {
            Id = pair.Id,
            Mentor = read.Mentor.Id,
            MentorName = read.Mentor.Name,
            Entrepreneur = read.Entrepreneur,
            Enterprise = read.Enterprise,
            State = pair.State,
            MentorSaid = pair.MentorSaid,
            EntrepreneurSaid = pair.EntrepreneurSaid,
            ProposedOn = pair.ProposedOn,
            StartsOn = pair.StartsOn,
            RunsUntil = pair.RunsUntil,
            EndedOn = pair.EndedOn,
            LastMetOn = pulse.LastMetOn,
            NextMeetingOn = next?.On,
            NextMeetingAt = next?.At,
            OpenActions = meetings.Sum(x => x.Actions.Count(y => y.DoneOn is null)),
            Drifts = pulse.DriftsOn(today, pair, settings),
        };
    }
}
