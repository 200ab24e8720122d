using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;

namespace Alliance.Platform.Tests.Views;

/// <summary>A list under a name: one's own, offered to others when one says so, never another platform's.</summary>
internal sealed class SavedViewTests
{
    private PlatformHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await PlatformHost.Start();

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    private HttpClient Of(string account, string organisation = FixedOrganisations.Ism) => _host.Client(Roles.LoanOfficer, organisation, account);

    private static Task<HttpResponseMessage> Keep(HttpClient client, string name, string query = "bucket=1", bool isShared = false, string path = "/arrears") =>
        client.PostAsJsonAsync("/api/views", new { path, name, query, isShared });

    private static async Task<List<JsonElement>> List(HttpClient client, string path = "/arrears") => [.. (await (await client.GetAsync("/api/views?path=" + path)).Json()).EnumerateArray()];

    private static async Task<List<string?>> Names(HttpClient client, string path = "/arrears") => (await List(client, path)).ConvertAll(x => x.GetProperty("name").GetString());

    [Test]
    public async Task It_is_ones_own_until_one_shares_it()
    {
        await (await Keep(Of("amina"), "Plus de 30 jours")).Json();
        await (await Keep(Of("amina"), "Tiznit", "province=Tiznit", isShared: true)).Json();

        Assert.That(await Names(Of("amina")), Is.EqualTo(new[] { "Plus de 30 jours", "Tiznit" }));
        Assert.That(await Names(Of("amina"), "/loans"), Is.Empty, "of another list");
        var offered = (await List(Of("karim"))).Single();
        Assert.That(offered.GetProperty("query").GetString(), Is.EqualTo("province=Tiznit"));
        Assert.That(offered.GetProperty("owner").GetString(), Is.Not.Empty);
        Assert.That(await Names(Of("amina", FixedOrganisations.Ior)), Is.Empty, "on another platform nobody's");
    }

    [Test]
    public async Task The_same_name_again_replaces_it()
    {
        await (await Keep(Of("amina"), "Mes retards", "bucket=1")).Json();
        await (await Keep(Of("amina"), " Mes retards ", "?bucket=2")).Json();

        Assert.That((await List(Of("amina"))).Select(x => x.GetProperty("query").GetString()), Is.EqualTo(new[] { "bucket=2" }));
    }

    [Test]
    public async Task It_is_answered_to_those_alone_who_may_read_the_list()
    {
        await (await Keep(Of("amina"), "Tiznit", isShared: true)).Json();
        await (await Keep(Of("amina"), "En attente", "status=received", isShared: true, path: "/applications")).Json();

        Assert.That(await Names(_host.Client(Roles.Auditor), "/applications"), Is.EqualTo(new[] { "En attente" }));
        Assert.That(await Names(_host.Client(Roles.CommitteeMember)), Is.Empty, "a member reads no list of loans");
        Assert.That(await Names(_host.Client(Roles.CommitteeMember), "/applications"), Is.Empty, "nor of dossiers");
        Assert.That(await Names(_host.Client(Roles.Mentor), "/applications"), Is.Empty);
        Assert.That(await (await Keep(_host.Client(Roles.Mentor), "Guet", isShared: true)).Code(HttpStatusCode.Conflict), Is.EqualTo("view.no-such-list"));
        Assert.That(await (await Keep(Of("amina"), "Nulle part", path: "/nowhere")).Code(HttpStatusCode.Conflict), Is.EqualTo("view.no-such-list"));
    }

    [Test]
    public async Task Only_its_owner_removes_it()
    {
        var id = (await (await Keep(Of("amina"), "Tiznit", isShared: true)).Json()).GetProperty("id").GetString();

        Assert.That((await Of("karim").DeleteAsync($"/api/views/{id}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Of("amina").DeleteAsync($"/api/views/{id}")).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await Names(Of("karim")), Is.Empty);
    }

    [Test]
    public async Task What_is_no_view_is_refused()
    {
        Assert.That(await (await Keep(Of("amina"), "Ailleurs", path: "//evil.example/x")).Code(HttpStatusCode.BadRequest), Is.EqualTo("bad-request"));
        Assert.That(await (await Keep(Of("amina"), "\u200F\u200E")).Code(HttpStatusCode.BadRequest), Is.EqualTo("bad-request"));
        Assert.That(await (await Keep(_host.Client(Roles.LoanOfficer, account: PlatformHost.Machine), "Programme")).Code(HttpStatusCode.Conflict), Is.EqualTo("view.no-account"));
    }

    [Test]
    public async Task One_person_keeps_a_bounded_number_of_one_list()
    {
        for (var at = 1; at <= 30; at++) await (await Keep(Of("amina"), $"Vue {at}")).Json();

        Assert.That(await (await Keep(Of("amina"), "Une de trop")).Code(HttpStatusCode.Conflict), Is.EqualTo("view.too-many"));
        await (await Keep(Of("amina"), "Vue 30", "late=true")).Json();
    }
}
