using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Links;
using Alliance.Platform.Origination.Applications;
using Alliance.Tenancy.Databases;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>An outsider answers, once and for good: words, yes or no where it was asked, up to three files. What is refused leaves nothing behind.</summary>
/// <remarks>Asks for no permission: the link is the key. Whoever asked is told.</remarks>
public sealed class AnswerOpinion(PlatformDb db, IBusinessDate business, TimeProvider clock, OutsideLinks links, OpenedOpinion opened, AnswerIntake intake, OpinionNotices notices)
{
    public sealed record Input(string? Words, bool? Yes, IReadOnlyList<AnswerIntake.Sent> Files);

    /// <param name="State">Open where it was taken, or where files were refused; else why it can't be answered.</param>
    /// <param name="Refused">Files by their names: nothing was taken. Empty where the answer was.</param>
    public sealed record Outcome(LinkState State, IReadOnlyList<AnswerIntake.Refused> Refused)
    {
        public bool IsTaken => State is LinkState.Open && Refused.Count == 0;
    }

    /// <exception cref="RefusedException"><c>opinion.words-missing</c>, <c>opinion.yes-or-no-missing</c>, <c>opinion.too-many-files</c>, <c>text.too-long</c>.</exception>
    /// <exception cref="BusyException">Others of this platform are being taken in, or the store doesn't answer.</exception>
    public async Task<Outcome> Handle(string? code, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var found = await opened.Find(code, ct);
        if (found.Opinion is not { } asked) return new(found.State, []);
        asked.CheckReply(input.Words, input.Yes);

        var (files, refused) = await intake.Take(input.Files, ct);
        if (refused.Count > 0) return new(LinkState.Open, refused);
        var state = LinkState.Unknown;
        try
        {
            // Somebody may have reminded meanwhile, answered or taken it back: the second look tells.
            await db.Anew(async () => state = await Reply(code, input, files, ct), ct);
        }
        finally
        {
            if (state is not LinkState.Open) await intake.Leave(files);
        }

        return new(state, []);
    }

    private async Task<LinkState> Reply(string? code, Input input, IReadOnlyList<AnswerIntake.Stored> files, CancellationToken ct)
    {
        var found = await opened.Find(code, ct);
        if (found is not { Opinion: { } opinion, Dossier: { } dossier }) return found.State;
        var entry = new Entry(business.Today, opinion.Of.Signature, clock.GetUtcNow().UtcDateTime);
        opinion.Reply(input.Words, input.Yes, files.Select(x => new AnswerFile(x.Received, x.Check)), entry);
        OpinionDesk.WriteDown(dossier, opinion, ApplicationEventKind.OutsideOpinionAnswered, entry);
        await links.Use(OpinionLetters.Purpose, opinion.Id.Value, ct);
        await notices.Answer(dossier, opinion, ct);
        intake.LookAgain(files);
        await db.SaveChangesAsync(ct);
        return found.State;
    }
}
