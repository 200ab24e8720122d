using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Origination.Stories;
using Alliance.Platform.Tests.Origination.Finding;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Origination.Stories;

internal sealed class StoryTests
{
    [Test]
    public async Task A_person_s_story_has_what_all_areas_know_of_them_the_latest_first()
    {
        await using var given = await FindingCase.Start();
        var loan = await given.Host.Client(Roles.Treasurer).GetAsync($"/api/loans/{given.Loan}");
        var enterprise = (await loan.Json()).GetProperty("enterpriseId").GetString();
        var officer = given.Host.Client(Roles.LoanOfficer);
        await (await officer.PostAsJsonAsync($"/api/enterprises/{enterprise}/job-observations", new { observedOn = "2023-06-12", jobsCreated = 3, jobsMaintained = 1 })).Json(HttpStatusCode.Created);
        await (await officer.PostAsJsonAsync($"/api/arrears/loans/{given.Loan}/contacts", new { kind = "call", on = "2023-06-11", words = "Rappelle vendredi" })).Json(HttpStatusCode.Created);

        var story = await Story(given, Roles.LoanOfficer);

        Assert.That(story.Select(x => (x.On, x.Amount?.InDirhams, x.About)), Is.EqualTo(new (DateOnly, decimal?, string?)[]
        {
            (new(2023, 6, 15), null, "ISM-2023-0001"), // the receipt, given on the day of entry
            (new(2023, 6, 12), null, "Argan d’Or"), // jobs
            (new(2023, 6, 11), null, "ISM-2023-0001"), // call
            (new(2023, 6, 10), 1_250, "ISM-2023-0001"), // payment
            (new(2023, 6, 1), 50_000, "ISM-2023-0001"), // paid out
            (new(2023, 5, 20), 50_000, "ISM-D-2023-0001"), // approved
            (new(2023, 5, 20), null, "ISM-D-2023-0001"), // ready for the committee that did so
            (new(2023, 5, 20), null, "ISM-D-2023-0001"), // taken up
            (new(2023, 5, 2), 50_000, "ISM-D-2023-0001"), // received
        }));
        Assert.That(story[2].Note, Is.EqualTo("Rappelle vendredi"));
    }

    [Test]
    public async Task Who_reads_no_dossiers_hears_nothing_of_them()
    {
        await using var given = await FindingCase.Start();

        foreach (var role in new[] { Roles.CommitteeMember, Roles.Mentor }) Assert.That(async () => await Story(given, role), Throws.InstanceOf<NotAllowedException>(), role);
    }

    [Test]
    public async Task An_enterprise_s_story_is_that_of_its_borrowers_and_another_platform_knows_neither()
    {
        await using var given = await FindingCase.Start();
        var person = await Person(given);

        var seen = await given.Host.Run<ShowEnterpriseStory, ShowEnterpriseStory.Seen?>(x => x.Handle(person.EnterpriseId), Roles.Director);
        Assert.That(seen!.Dossiers.Select(x => (x.Person.Person.Name, x.Loan?.Number)), Is.EqualTo(new[] { ("Aïcha Benali", "ISM-2023-0001") }));
        Assert.That(seen.Story.Select(x => x.On), Is.EqualTo((await Story(given, Roles.Director)).Select(x => x.On)));

        Assert.That(await given.Host.Run<ShowEnterpriseStory, ShowEnterpriseStory.Seen?>(x => x.Handle(person.EnterpriseId), Roles.Director, FixedOrganisations.Ior), Is.Null);
        Assert.That(await given.Host.Run<ShowPerson, ShowPerson.Seen?>(x => x.Handle(person.Id), Roles.Director, FixedOrganisations.Ior), Is.Null);
    }

    [Test]
    public async Task However_many_dossiers_a_person_has_as_much_is_asked()
    {
        await using var given = await FindingCase.Start();
        var person = await Person(given);
        var few = await Asked(given, person);
        for (var more = 0; more < 3; more++)
        {
            var body = System.Text.Json.JsonSerializer.SerializeToNode(new DossierInput().Body)!.AsObject();
            body.Remove("entrepreneur");
            body.Remove("enterprise");
            (body["entrepreneurId"], body["enterpriseId"]) = ($"{person.Id}", $"{person.EnterpriseId}");
            await (await given.Host.Client(Roles.LoanOfficer).PostAsJsonAsync("/api/applications", body)).Json(HttpStatusCode.Created);
        }

        Assert.That(await Asked(given, person), Is.EqualTo(few));
    }

    private static async Task<int> Asked(FindingCase given, Entrepreneur person)
    {
        var asked = 0;
        var source = await given.Host.Read(db => Task.FromResult(db.Database.GetDbConnection().DataSource));
        using var listening = Testing.Statements.Of(source, _ => Interlocked.Increment(ref asked));
        await given.Host.Run<ShowPerson, ShowPerson.Seen?>(x => x.Handle(person.Id), Roles.Director);
        return asked;
    }

    private static async Task<IReadOnlyList<StoryLine>> Story(FindingCase given, string role)
    {
        var person = await Person(given);
        return (await given.Host.Run<ShowPerson, ShowPerson.Seen?>(x => x.Handle(person.Id), role))!.Story;
    }

    private static Task<Entrepreneur> Person(FindingCase given) => given.Host.Read(db => db.Entrepreneurs.SingleAsync(x => x.Person.Name == "Aïcha Benali"));
}
