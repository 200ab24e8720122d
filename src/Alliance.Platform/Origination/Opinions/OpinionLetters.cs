using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Links;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>What outsiders are written, in their language: that an opinion is asked, by whom, until when. Neither the question nor anything of the dossier is mailed.</summary>
public sealed class OpinionLetters(PostLink post, TenantContext tenant, Letterhead letterhead, IBusinessDate business)
{
    /// <summary>Days on which it is tried to tell them that nothing is asked any more.</summary>
    private const int TriedOn = 7;

    /// <summary>To answer one opinion.</summary>
    public static LinkPurpose Purpose { get; } = new("opinion", "opinion");

    /// <summary>To say that it is asked no more.</summary>
    public static LinkPurpose TakenBack { get; } = new("opinion-taken-back", Page: null);

    internal void Ask(OutsideOpinion opinion) => Post(opinion, "asked");

    internal void Remind(OutsideOpinion opinion) => Post(opinion, "reminder");

    internal void Renew(OutsideOpinion opinion) => Post(opinion, "renewed");

    /// <summary>To who had been mailed: there is nothing to open any more.</summary>
    internal void TakeBack(OutsideOpinion opinion)
    {
        var of = opinion.Of;
        var words = new DocumentWords(typeof(OpinionsText), Cultures.Find(of.Language) ?? Cultures.French);
        var platform = tenant.Organisation.NameIn(of.Language);
        var before = string.Join("\n\n", words["letter.hello", of.Name], words["letter.taken-back", opinion.Asker, platform]);
        var after = letterhead.Email is { } address ? string.Join("\n\n", words["letter.questions", address], platform) : platform;
        post.Post(TakenBack, opinion.Id.Value, business.Today.AddDays(TriedOn), new(of.Email, of.Name, of.Language, words["letter.taken-back.title", platform], before, after));
    }

    private void Post(OutsideOpinion opinion, string how)
    {
        var of = opinion.Of;
        var words = new DocumentWords(typeof(OpinionsText), Cultures.Find(of.Language) ?? Cultures.French);
        var platform = tenant.Organisation.NameIn(of.Language);
        var before = string.Join("\n\n", words["letter.hello", of.Name], words[$"letter.{how}", opinion.Asker, platform, words.Date(opinion.Deadline)], words["letter.link"]);
        var after = string.Join("\n\n", letterhead.Email is { } address ? words["letter.questions", address] : words["letter.not-yours"], platform);
        post.Post(Purpose, opinion.Id.Value, opinion.Deadline, new(of.Email, of.Name, of.Language, words[$"letter.{how}.title", platform], before, after));
    }
}
