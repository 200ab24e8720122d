using System.Text.Json;
using Alliance.Demonstration;
using Alliance.Platform.Notices;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Letters;
using Alliance.Tenancy.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Demonstrations;

internal sealed class Letters_and_notices_of_a_demonstration
{
    [Test]
    public async Task Tell_of_the_last_weeks_by_the_days_on_which_it_happened()
    {
        await using var host = await Demonstration();

        await Run<GenerateCommittee>(host);
        await Run<GenerateLetters>(host);
        await Run<GenerateNotices>(host);

        var letters = await host.Read(db => db.Set<SentLetter>().AsNoTracking().ToListAsync());
        var notices = await host.Read(db => db.Set<Notice>().AsNoTracking().ToListAsync());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(letters.Select(x => x.Kind).Distinct(), Is.SupersetOf(new[] { LetterKind.Approval, LetterKind.ApprovalWithConditions, LetterKind.Refusal }));
            Assert.That(letters.Select(x => x.Read().Language).Distinct(), Is.EquivalentTo(new[] { "fr", "ar" }));
            Assert.That(letters.Select(x => x.On), Is.All.AtMost(PublishedSeries.Today));
            Assert.That(notices.ConvertAll(x => x.Kind), Is.SupersetOf(new[] { "application-decided", "task-due", "month-to-close" }));
            Assert.That(notices, Is.All.Matches<Notice>(x => x!.On <= PublishedSeries.Today && DateOnly.FromDateTime(x.RaisedAt) == x.On && !x.MailsDue));
        }

        await Run<GenerateLetters>(host);
        await Run<GenerateNotices>(host);
        Assert.That(await host.Read(async db => (await db.Set<SentLetter>().CountAsync(), await db.Set<Notice>().CountAsync())), Is.EqualTo((letters.Count, notices.Count)), "once");
    }

    [Test]
    public async Task Dossiers_of_the_session_under_way_were_put_on_its_agenda_by_the_demonstration_on_its_day()
    {
        await using var host = await Demonstration();

        await Run<GenerateCommittee>(host);

        var put = await host.Read(async db => (await db.Applications.AsNoTracking().Where(x => x.Status == ApplicationStatus.OnAgenda).ToListAsync()).ConvertAll(x => x.Events.MaxBy(y => y.Sequence)!));
        Assert.That(put, Is.Not.Empty);
        Assert.That(put.Select(x => (x.Kind, x.On, DateOnly.FromDateTime(x.At), x.By)).Distinct(), Is.EqualTo(new[] { (ApplicationEventKind.PutOnAgenda, PublishedSeries.Today, PublishedSeries.Today, "Démonstration") }));
    }

    private static async Task<PlatformHost> Demonstration()
    {
        var host = await PlatformHost.Start();
        var organisation = host.Organisations.Find(FixedOrganisations.Ism)!;
        host.Organisations.Put(organisation with { Sections = organisation.Sections.SetItem("bank", JsonSerializer.SerializeToElement(new { name = "Initiative", rib = "007640000123450000041222" })), Demo = new(PublishedSeries.Today, Generated.Seed, "el-hajeb") });
        await Run<GenerateDemonstration>(host);
        return host;
    }

    private static Task Run<T>(PlatformHost host) where T : IActivation =>
        host.Run<IServiceProvider>(scope => ActivatorUtilities.CreateInstance<T>(scope).Activate(new Progress<string>(), default));
}
