using Alliance.Kernel;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Tests.Governance;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Accompaniment.Mentoring;

/// <summary>A member of the committee who goes beside the enterprise of a dossier hears of it, and the chair.</summary>
internal sealed class MentorTiesTests
{
    [Test]
    public async Task Whoever_goes_beside_a_party_is_hinted_at_a_conflict_and_whoever_was_only_asked_is_not()
    {
        await using var room = await SittingRoom.Plan("");
        await room.Do("convening", new { });
        room.Host.Organisations.GoTo(DossierRoom.Meeting);
        await room.Do("opening", new { });
        await room.Do("presence", new { isPresent = true }, "P1");
        var dossier = await new DossierInput { Cin = null, Entrepreneur = "Karim Tazi" }.Ready(room.Host);
        var project = await room.Host.Read(async db =>
        {
            var id = new Id<LoanApplication>(Guid.Parse(dossier));
            var found = await db.Set<LoanApplication>().AsNoTracking().SingleAsync(x => x.Id == id);
            return (found.EnterpriseId.Value, found.EntrepreneurId.Value);
        });
        var (beside, asked) = (await room.Host.Mentor("Khadija Alaoui", "P1"), await room.Host.Mentor("Brahim Oubella", "P2"));
        await room.Host.Agreed(beside, project);
        await room.Host.Proposed(asked, project);
        await room.Call(dossier);

        async Task<IReadOnlyList<ShowRoom.Hint>> Hints(string member) => (await room.Host.Run<ShowRoom, ShowRoom.Seen?>(x => x.Handle(Id<Session>.Parse(room.Session, null)), Roles.CommitteeMember, account: member))!.Hints;

        Assert.That(await Hints("P1"), Is.EqualTo(new[] { new ShowRoom.Hint("1", ConflictHint.Mentor) }));
        Assert.That(await Hints("P2"), Is.Empty);
    }
}
