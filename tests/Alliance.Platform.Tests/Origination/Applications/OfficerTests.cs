using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Tests.Tasks;

namespace Alliance.Platform.Tests.Origination.Applications;

/// <summary>Each dossier has an officer in charge, and can be handed over.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class OfficerTests
{
    private static readonly StaffMember Salma = new(new("01935b00-0000-7000-8000-000000000001"), "Salma Idrissi");

    private static async Task<JsonElement> Read(PlatformHost host, string id) => await (await host.Client(Roles.Director).GetAsync($"/api/applications/{id}")).Json();

    private static Task<HttpResponseMessage> HandOver(PlatformHost host, string id, object body, string role = Roles.Director) =>
        host.Client(role).PostAsJsonAsync($"/api/applications/{id}/officer", body);

    private static async Task<(PlatformHost Host, string Id)> OneDossier()
    {
        var host = await PlatformHost.Start();
        host.Staff.Add(Salma);
        return (host, await new DossierInput().Register(host));
    }

    [Test]
    public async Task Who_registers_a_dossier_is_in_charge_of_it()
    {
        var (host, id) = await OneDossier();
        await using var _ = host;

        Assert.That((await Read(host, id)).GetProperty("officer").GetProperty("name").GetString(), Is.EqualTo(Roles.LoanOfficer));
    }

    [Test]
    public async Task Handed_over_it_is_another_officers_and_the_history_says_so()
    {
        var (host, id) = await OneDossier();
        await using var _ = host;

        var answer = await HandOver(host, id, new { officerId = Salma.AccountId });

        var dossier = await Read(host, id);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(dossier.GetProperty("officer").GetProperty("accountId").GetGuid(), Is.EqualTo(Salma.AccountId));
        var last = dossier.GetProperty("history").EnumerateArray().Last();
        Assert.That(last.GetProperty("kind").GetString(), Is.EqualTo("handed-over"));
        Assert.That(last.GetProperty("note").GetString(), Is.EqualTo($"{Roles.LoanOfficer} → Salma Idrissi"));
        Assert.That(await (await HandOver(host, id, new { officerId = Salma.AccountId })).Code(HttpStatusCode.Conflict), Is.EqualTo("application.same-officer"));
    }

    [Test]
    public async Task It_goes_to_nobody_who_may_not_have_it()
    {
        var (host, id) = await OneDossier();
        await using var _ = host;

        Assert.That(await (await HandOver(host, id, new { officerId = Guid.NewGuid() })).Code(HttpStatusCode.Conflict), Is.EqualTo("application.no-such-officer"));
        Assert.That(await (await HandOver(host, id, new { })).Code(HttpStatusCode.BadRequest), Is.EqualTo("bad-request"));
        Assert.That((await HandOver(host, id, new { officerId = Salma.AccountId }, Roles.Treasurer)).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await HandOver(host, Guid.NewGuid().ToString(), new { officerId = Salma.AccountId })).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await (await HandOver(host, id, new { officerId = Salma.AccountId, revision = 7 })).Code(HttpStatusCode.Conflict), Is.EqualTo("changed-meanwhile"));
    }

    /// <summary>Of three open tasks about it two are the earlier officer's; a fourth of theirs is done.</summary>
    [Test]
    public async Task What_the_earlier_officer_was_to_do_about_it_goes_along()
    {
        await using var dossier = await TaskCase.Start();
        dossier.Host.Staff.AddRange([Salma, .. new[] { Roles.LoanOfficer, Roles.Director }.Select(x => new StaffMember(PlatformHost.AccountOf(x), x))]);
        var officer = (await Read(dossier.Host, dossier.Dossier)).GetProperty("officer").GetProperty("accountId").GetGuid();
        var first = await dossier.Add();
        await dossier.Add(different: ("words", "Voir le local"));
        await dossier.Add(Roles.Director);
        await dossier.Done($"{await dossier.Add(different: ("words", "Fini"))}/completion");
        var items = new { officerId = Salma.AccountId, dossiers = new[] { new { id = dossier.Dossier } }, preview = true };

        var preview = await (await dossier.Host.Client(Roles.Director).PostAsJsonAsync("/api/applications/officer", items)).Json();
        await HandOver(dossier.Host, dossier.Dossier, new { officerId = Salma.AccountId });

        Assert.That(preview.GetProperty("dossiers")[0].GetProperty("tasks").GetInt32(), Is.EqualTo(2));
        var open = (await dossier.Sheet()).GetProperty("open").EnumerateArray().Select(x => x.GetProperty("forId").GetGuid()).ToList();
        Assert.That(open.Count(x => x == Salma.AccountId), Is.EqualTo(2));
        Assert.That(open, Has.No.Member(officer));
        Assert.That(await dossier.Steps(first), Is.EqualTo(new[] { "made", "changed" }));
        Assert.That((await Read(dossier.Host, dossier.Dossier)).GetProperty("history").EnumerateArray().Last().GetProperty("note").GetString(), Is.EqualTo($"{Roles.LoanOfficer} → Salma Idrissi + 2"));
        var said = EventNotes.Of(new ApplicationEvent(Guid.NewGuid(), ApplicationEventKind.HandedOver, FixedOrganisations.Today, default, "", "A → B + 2"));
        Assert.That(said, Does.EndWith(" · avec 2 tâches"));
    }

    [Test]
    public async Task Officers_to_choose_from_are_those_who_may_register_dossiers()
    {
        var (host, _) = await OneDossier();
        await using var __ = host;

        var officers = await (await host.Client(Roles.LoanOfficer).GetAsync("/api/applications/officers")).Json();

        Assert.That(officers.EnumerateArray().Select(x => x.GetProperty("name").GetString()), Is.EqualTo(new[] { "Salma Idrissi" }));
        Assert.That((await host.Client(Roles.Auditor).GetAsync("/api/applications/officers")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }
}
