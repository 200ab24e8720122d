using Alliance.Kernel;
using Alliance.Platform.Tests.Notices;

namespace Alliance.Platform.Tests.Origination.Appraisal;

/// <summary>The clock on the dossier, and what happens when its days are used up: somebody is told, nothing is decided.</summary>
internal sealed class OverdueTests
{
    private static readonly DateOnly First = new(2023, 6, 1);

    private static DateOnly June(int day) => new(2023, 6, day);

    private static async Task<AppraisalCase> CompleteOnTheFirst(string after)
    {
        var dossier = await AppraisalCase.Start(new { afterCorrection = after }, First);
        await dossier.TakeUp();
        await dossier.Do("readiness");
        return dossier;
    }

    /// <summary>Case S16 over HTTP.</summary>
    [TestCase("resume", "2023-07-11")]
    [TestCase("restart", "2023-07-20")]
    public async Task The_dossier_shows_the_day_that_is_owed(string after, string due)
    {
        await using var dossier = await CompleteOnTheFirst(after);
        await dossier.Day(June(10));
        var first = await dossier.AskFor(new { field = "phone", flaw = "wrong", words = "Le numéro ne répond pas" });
        await dossier.Day(June(12));
        var second = await dossier.AskFor(new { field = "purpose", flaw = "missing", words = "Préciser le local" });
        await dossier.Day(June(14));
        await dossier.Do($"corrections/{first}/answer", new { words = "Nouveau numéro communiqué" });
        await dossier.Day(June(15));

        var stopped = await dossier.Clock();
        Assert.That((stopped.GetProperty("stoppedSince").GetString(), stopped.GetProperty("used").GetInt32(), stopped.GetProperty("left").GetInt32(), stopped.GetProperty("dueOn").GetString()), Is.EqualTo(("2023-06-10", 9, 21, (string?)null)));
        await dossier.Day(June(20));
        await dossier.Do($"corrections/{second}/answer", new { words = "Local loué à Tiznit" });
        await dossier.Day(June(21));
        var running = await dossier.Clock();
        Assert.That((running.GetProperty("dueOn").GetString(), running.GetProperty("isOverdue").GetBoolean()), Is.EqualTo((due, false)));
        Assert.That(await dossier.Status(), Is.EqualTo("in-appraisal"), "nothing is decided by waiting");
    }

    [Test]
    public async Task What_is_overdue_climbs_to_who_decides_once_and_is_never_decided_by_silence()
    {
        await using var dossier = await CompleteOnTheFirst("resume");
        await dossier.Day(new(2023, 7, 1));
        Assert.That(await dossier.Host.Kinds(Roles.Director), Is.EqualTo(["application-waiting"]), "the last good day");
        Assert.That(await Overdue(dossier), Is.Zero);

        await dossier.Day(new(2023, 7, 2));
        await dossier.Day(new(2023, 7, 3));

        Assert.That(await dossier.Host.Kinds(Roles.Director), Is.EquivalentTo(["application-waiting", "application-overdue"]), "once");
        var told = (await dossier.Host.Notices(Roles.Director)).GetProperty("rows").EnumerateArray().Single(x => x.GetProperty("sentence").GetString()!.Contains("délai", StringComparison.Ordinal));
        Assert.That(told.GetProperty("sentence").GetString(), Does.StartWith("Le délai dû au demandeur du dossier ISM-D-2023-0001 a expiré le 1").And.Contain("juillet 2023"));
        Assert.That(await Overdue(dossier), Is.EqualTo(1));
        Assert.That(await dossier.Host.Kinds(Roles.LoanOfficer), Is.Empty, "it climbs");
        await dossier.Day(new(2024, 6, 1));
        Assert.That(await dossier.Status(), Is.EqualTo("ready"));

        await dossier.Do("refusal", new { reason = "other", words = "Sans suite", decidedOn = "2023-07-05" }, Roles.Director);
        Assert.That(await dossier.Host.Unread(Roles.Director), Is.Zero);
        Assert.That(await Overdue(dossier), Is.Zero);
        var decided = await dossier.Clock();
        Assert.That(decided.GetProperty("used").GetInt32(), Is.EqualTo(34), "from 1 June to 5 July");
    }

    /// <summary>Owed until 1 July. Refused by mistake on the 5th, and that taken back; asked about on the 7th and answered the same day: each time it is owed still.</summary>
    [Test]
    public async Task What_is_owed_still_after_it_was_settled_is_told_again()
    {
        await using var dossier = await CompleteOnTheFirst("resume");
        await dossier.Day(new(2023, 7, 5));
        await dossier.Do("refusal", new { reason = "other", words = "Sans suite", decidedOn = "2023-07-05" }, Roles.Director);
        await dossier.Do("decision/undoing", new { }, Roles.Director);

        await dossier.Day(new(2023, 7, 6));
        await dossier.Day(new(2023, 7, 7));
        Assert.That((await dossier.Host.Kinds(Roles.Director)).Count(x => x is "application-overdue"), Is.EqualTo(2), "the one that was settled, and once again");
        Assert.That((await Unread(dossier)).Count(x => x is "application-overdue"), Is.EqualTo(1));

        var asked = await dossier.AskFor(new { field = "phone", flaw = "wrong", words = "Le numéro ne répond pas" });
        await dossier.Do($"corrections/{asked}/answer", new { words = "Nouveau numéro" });
        Assert.That(await Unread(dossier), Does.Not.Contain("application-overdue"));
        await dossier.Day(new(2023, 7, 8));
        Assert.That((await Unread(dossier)).Count(x => x is "application-overdue"), Is.EqualTo(1));
    }

    private static async Task<string[]> Unread(AppraisalCase dossier) => await dossier.Host.Read(db => Task.FromResult(db.Set<Alliance.Platform.Notices.Notice>().Where(x => x.SettledAt == null).Select(x => x.Kind).ToArray()));

    [Test]
    public async Task The_days_are_the_platform_s_own()
    {
        await using var dossier = await AppraisalCase.Start(new { daysToDecide = 10 }, First);
        await dossier.TakeUp();
        await dossier.Do("readiness");

        Assert.That((await dossier.Clock()).GetProperty("dueOn").GetString(), Is.EqualTo("2023-06-11"));
    }

    private static async Task<int> Overdue(AppraisalCase dossier) => (await (await dossier.Host.Client(Roles.Director).GetAsync("/api/applications?overdue=true")).Json()).GetProperty("total").GetInt32();
}
