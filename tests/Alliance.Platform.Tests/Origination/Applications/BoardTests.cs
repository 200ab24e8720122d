using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Tests.Origination.Appraisal;

namespace Alliance.Platform.Tests.Origination.Applications;

/// <summary>Dossiers by state: what is counted, what is shown, and where the rest is.</summary>
internal sealed class BoardTests
{
    private static async Task<JsonElement> Board(PlatformHost host, string query = "") => await (await host.Client(Roles.Treasurer).GetAsync($"/api/applications/board{query}")).Json();

    private static JsonElement Column(JsonElement board, string state) => board.GetProperty("columns").EnumerateArray().Single(x => x.GetProperty("state").GetString() == state);

    private static string[] Names(JsonElement column) => [.. column.GetProperty("cards").EnumerateArray().Select(x => x.GetProperty("dossier").GetProperty("enterprise").GetString()!)];

    [Test]
    public async Task Each_state_of_the_way_has_its_column_with_its_count_and_what_is_asked_for()
    {
        await using var host = await PlatformHost.Start();
        await new DossierInput { Enterprise = "Une", Amount = 30_000, ReceivedOn = "2023-05-10" }.Register(host);
        await new DossierInput { Enterprise = "Deux", Amount = 20_000, ReceivedOn = "2023-05-02" }.Register(host);
        await new DossierInput { Enterprise = "Prête", Amount = 10_000 }.Ready(host);
        await new DossierInput { Enterprise = "Accordée", Amount = 40_000 }.Approve(host);

        var board = await Board(host);

        Assert.That(board.GetProperty("columns").EnumerateArray().Select(x => $"{x.GetProperty("state").GetString()} {x.GetProperty("count").GetInt32()} {x.GetProperty("asked").GetDecimal()}"), Is.EqualTo(new[]
        {
            "received 2 50000", "in-appraisal 0 0", "ready 1 10000", "on-agenda 0 0", "adjourned 0 0", "decided 1 40000",
        }));
        Assert.That(Names(Column(board, "received")), Is.EqualTo(new[] { "Deux", "Une" }), "that has stood there longest comes first");
    }

    [Test]
    public async Task A_column_shows_a_few_and_counts_the_others()
    {
        await using var host = await PlatformHost.Start();
        for (var day = 1; day <= ShowBoard.MostCards + 2; day++) await new DossierInput { Enterprise = $"Du {day}", ReceivedOn = $"2023-05-{day:00}" }.Register(host);

        var received = Column(await Board(host), "received");

        Assert.That((received.GetProperty("count").GetInt32(), received.GetProperty("more").GetInt32()), Is.EqualTo((ShowBoard.MostCards + 2, 2)));
        Assert.That(Names(received), Is.EqualTo(Enumerable.Range(1, ShowBoard.MostCards).Select(x => $"Du {x}")));
    }

    /// <summary>What was decided long ago is work no more.</summary>
    [Test]
    public async Task What_was_decided_leaves_it_after_thirty_days()
    {
        await using var host = await PlatformHost.Start();
        await new DossierInput().Approve(host); // on 20 May
        host.Organisations.GoTo(new(2023, 6, 19));
        Assert.That(Column(await Board(host), "decided").GetProperty("count").GetInt32(), Is.EqualTo(1));

        host.Organisations.GoTo(new(2023, 6, 20));

        Assert.That(Column(await Board(host), "decided").GetProperty("count").GetInt32(), Is.Zero);
    }

    [TestCase("?search=souss", "Bois du Souss")]
    [TestCase("?province=Taroudannt", "Bois du Souss")]
    [TestCase("?sector=crafts", "Argan,Bois du Souss")]
    [TestCase("?overdue=true", "")]
    [TestCase("?status=ready", "")]
    public async Task Search_and_filters_are_those_of_the_table(string query, string expected)
    {
        await using var host = await PlatformHost.Start();
        await new DossierInput { Enterprise = "Argan", ReceivedOn = "2023-05-01" }.Register(host);
        await new DossierInput { Enterprise = "Bois du Souss", Province = "Taroudannt", ReceivedOn = "2023-05-02" }.Register(host);

        Assert.That(string.Join(',', Names(Column(await Board(host, query), "received"))), Is.EqualTo(expected));
    }

    /// <summary>What the page shows is what its file has.</summary>
    [Test]
    public async Task The_file_of_a_board_has_what_stands_there()
    {
        await using var host = await PlatformHost.Start();
        await new DossierInput { Enterprise = "Décidée" }.Approve(host);
        await new DossierInput { Enterprise = "Ouverte" }.Register(host);
        host.Organisations.GoTo(new(2023, 8, 1));

        var lines = (await host.Client(Roles.Auditor).GetStringAsync("/api/applications/export?format=csv&asShown=true&board=true")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(lines[1], Does.Contain("Non décidés, ou décidés depuis 30 jours au plus"));
        Assert.That(lines[3..], Has.Length.EqualTo(2).And.One.Contains("Ouverte").And.None.Contains("Décidée"));
    }

    [Test]
    public async Task A_card_says_by_when_a_decision_is_owed_and_that_it_is_late()
    {
        await using var dossier = await AppraisalCase.Start(new { daysToDecide = 10 }, new(2023, 6, 1));
        await dossier.TakeUp();
        await dossier.Do("readiness");
        Assert.That(Owed(await Board(dossier.Host)), Is.EqualTo(("2023-06-11", false)));

        dossier.Host.Organisations.GoTo(new(2023, 6, 12));

        Assert.That(Owed(await Board(dossier.Host)), Is.EqualTo(("2023-06-11", true)));

        static (string?, bool) Owed(JsonElement board)
        {
            var owed = Column(board, "ready").GetProperty("cards").EnumerateArray().Single().GetProperty("owed");
            return (owed.GetProperty("dueOn").GetString(), owed.GetProperty("isOverdue").GetBoolean());
        }
    }

    [TestCase(null, HttpStatusCode.Unauthorized)]
    [TestCase(Roles.Mentor, HttpStatusCode.Forbidden)]
    [TestCase(Roles.CommitteeMember, HttpStatusCode.Forbidden)]
    public async Task Who_sees_no_list_sees_no_board(string? role, HttpStatusCode expected)
    {
        await using var host = await PlatformHost.Start();

        Assert.That((await host.Client(role).GetAsync("/api/applications/board")).StatusCode, Is.EqualTo(expected));
    }
}
