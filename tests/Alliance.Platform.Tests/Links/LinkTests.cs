using System.Text;
using Alliance.Kernel;
using Alliance.Platform.Links;
using Alliance.Platform.Origination.Opinions;
using Alliance.Platform.Tests.Origination.Opinions;
using Alliance.Tenancy.Jobs.Daily;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Links;

/// <summary>Links that people outside are sent: each opens what it was made for, on one platform, until its last day.</summary>
internal sealed class LinkTests
{
    private static Task<OutsideLinks.Found> Find(OpinionCase asked, string? code, LinkPurpose? purpose = null, string organisation = FixedOrganisations.Ism) =>
        asked.Host.Run<OutsideLinks, OutsideLinks.Found>(x => x.Find(purpose ?? OpinionLetters.Purpose, code, default), organisation: organisation);

    [Test]
    public async Task What_opens_it_stands_in_the_mail_and_nowhere_in_the_database()
    {
        await using var asked = await OpinionCase.Start();

        var code = await asked.AskAndSend();

        Assert.That(code, Has.Length.EqualTo(43), "256 bits");
        Assert.That(Encoding.Latin1.GetString(Convert.FromBase64String(code.Replace('-', '+').Replace('_', '/') + "=")), Has.Length.EqualTo(32));
        foreach (var file in asked.Host.Folder.EnumerateFiles("ism.db*"))
        {
            await using var open = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            await open.CopyToAsync(copy);
            Assert.That(Encoding.Latin1.GetString(copy.ToArray()), Does.Not.Contain(code), file.Name);
        }

        Assert.That(await asked.Host.Read(db => db.Set<OutsideLink>().CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Nothing_else_opens_and_all_of_it_is_unknown_alike()
    {
        await using var asked = await OpinionCase.Start();
        var code = await asked.AskAndSend();
        var other = new LinkPurpose("questionnaire", "questionnaire");
        Assert.That((await Find(asked, code)).State, Is.EqualTo(LinkState.Open));

        string?[] strangers = [null, "", " ", code[1..], code + "A", code.ToUpperInvariant(), code.Replace(code[5], code[5] == 'x' ? 'y' : 'x'), new string('A', 43), new string('é', 43), new string('A', 100_000), "' OR 1=1 --"];
        var unknown = new OutsideLinks.Found(LinkState.Unknown, default);
        foreach (var stranger in strangers) Assert.That(await Find(asked, stranger), Is.EqualTo(unknown), stranger?[..Math.Min(50, stranger.Length)]);
        Assert.That(await Find(asked, code, other), Is.EqualTo(unknown), "made for something else");
        Assert.That(await Find(asked, code, organisation: FixedOrganisations.Ior), Is.EqualTo(unknown), "another platform's");
    }

    [Test]
    public async Task The_last_day_is_a_good_one_and_the_next_is_over()
    {
        await using var asked = await OpinionCase.Start();
        var code = await asked.AskAndSend();

        asked.Host.Organisations.GoTo(new(2023, 6, 25));
        Assert.That((await Find(asked, code)).State, Is.EqualTo(LinkState.Open));
        asked.Host.Organisations.GoTo(new(2023, 6, 26));
        Assert.That((await Find(asked, code)).State, Is.EqualTo(LinkState.Expired));
    }

    [Test]
    public async Task Half_a_year_after_its_last_day_it_is_forgotten()
    {
        await using var asked = await OpinionCase.Start();
        var code = await asked.AskAndSend();

        await Forget(asked, new(2023, 12, 22)); // 180 days after 25 June
        Assert.That((await Find(asked, code)).State, Is.EqualTo(LinkState.Expired));
        await Forget(asked, new(2023, 12, 23));
        Assert.That((await Find(asked, code)).State, Is.EqualTo(LinkState.Unknown));
    }

    [Test]
    public async Task While_the_mail_server_is_away_it_waits_and_what_arrived_all_the_same_opens_too()
    {
        await using var asked = await OpinionCase.Start();
        var arrived = "";
        asked.Host.Mail.AfterTaking = () => throw new IOException("cut off");
        await asked.Ask();
        while (await asked.Host.Run<LinkMailer, bool>(x => x.Step(default)))
        {
        }

        arrived = OpinionCase.CodeOf(asked.Host.Mail.Sent.Single().Text);
        asked.Host.Mail.AfterTaking = null;
        Assert.That((await asked.Only()).GetProperty("lacksMail").GetBoolean(), Is.False, "it is tried again");
        await EndPause(asked);

        var again = await asked.Send();

        Assert.That((await Find(asked, arrived)).State, Is.EqualTo(LinkState.Open));
        Assert.That((await Find(asked, again)).State, Is.EqualTo(LinkState.Open));
        Assert.That(again, Is.Not.EqualTo(arrived));
        Assert.That(await asked.Host.Read(db => db.Set<LinkMail>().CountAsync()), Is.Zero);
        await asked.Answer(arrived);
        Assert.That((await Find(asked, again)).State, Is.EqualTo(LinkState.Used), "one answer by all of them");
    }

    [Test]
    public async Task A_mail_that_never_leaves_is_told_to_who_asked()
    {
        await using var asked = await OpinionCase.Start();
        asked.Host.Mail.IsAway = true;
        await asked.Ask();
        for (var tries = 0; tries < MailTries.Most; tries++)
        {
            await asked.Host.Run<LinkMailer, bool>(x => x.Step(default));
            await EndPause(asked);
        }

        Assert.That((await asked.Only()).GetProperty("lacksMail").GetBoolean(), Is.True);
    }

    [Test]
    public async Task Taken_back_before_it_was_sent_it_is_not_sent()
    {
        await using var asked = await OpinionCase.Start();
        var id = await asked.Ask();
        await asked.Dossier.Do($"outside-opinions/{id}/withdrawal");

        Assert.That(await asked.Host.Run<LinkMailer, bool>(x => x.Step(default)), Is.False);
        Assert.That(asked.Host.Mail.Sent, Is.Empty);
    }

    private static Task<int> EndPause(OpinionCase asked) =>
        asked.Host.Read(db => db.Set<LinkMail>().ExecuteUpdateAsync(x => x.SetProperty(y => y.DueAt, new DateTime(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc))));

    private static async Task Forget(OpinionCase asked, DateOnly day)
    {
        asked.Host.Organisations.GoTo(day);
        await asked.Host.Run<IServiceProvider>(x => x.GetRequiredService<ForgetLinks>().Step(new BusinessDays(day.AddDays(-1), day), default));
    }
}
