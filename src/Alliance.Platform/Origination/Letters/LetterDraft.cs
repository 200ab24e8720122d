using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Origination.Letters;

/// <summary>A letter that is being written: composed by itself, then edited. It goes when it is sent or discarded; a dossier has one at most.</summary>
public sealed class LetterDraft : IRevised
{
    public const int LongestName = 120;
    public const int LongestSubject = 200;

    /// <summary>All conditions, or all corrections, that a dossier may have find room.</summary>
    public const int LongestBody = 80_000;

    private LetterDraft() { } // for EF Core

    internal LetterDraft(LoanApplication application) => (Id, ApplicationId) = (Id<SentLetter>.New(), application.Id);

    /// <summary>Of the letter that it becomes, too: by it a second sending is known.</summary>
    public Id<SentLetter> Id { get; private init; }

    public Id<LoanApplication> ApplicationId { get; private init; }

    /// <summary>The event of the dossier that it is about.</summary>
    public Guid Decision { get; private set; }

    public LetterKind Kind { get; private set; }

    /// <summary>Two letters.</summary>
    public string Language { get; private set; } = "";

    /// <summary>The applicant's name in the script of the language.</summary>
    public string Addressee { get; private set; } = "";

    public string Subject { get; private set; } = "";

    /// <summary>Paragraphs with an empty line between them.</summary>
    public string Body { get; private set; } = "";

    /// <summary>Who wrote last.</summary>
    public string By { get; private set; } = "";

    /// <summary>The business day of it.</summary>
    public DateOnly On { get; private set; }

    public long Revision { get; private set; }

    /// <summary>Writes it anew from what stands; what was typed goes.</summary>
    internal void Compose(ApplicationEvent decision, LetterFacts facts, Entry entry)
    {
        (Decision, Kind, Language, Addressee) = (decision.Id, facts.Kind, facts.Language, facts.Addressee);
        var words = new LetterWriting(facts).Write();
        Write(words.Subject, words.Body, entry);
    }

    /// <summary>Begins with the words of a letter that was sent.</summary>
    internal void Take(SentLetter letter, Entry entry)
    {
        var text = letter.Read();
        (Decision, Kind, Language, Addressee) = (letter.Decision, letter.Kind, text.Language, text.Addressee);
        Write(text.Subject, text.Body, entry);
    }

    /// <exception cref="RefusedException"><c>letter.empty</c>.</exception>
    public void Write(string subject, string body, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        (Subject, Body) = (TypedText.Clean(subject), TypedText.CleanLines(body, keepsMarks: true));
        if (Subject.Length == 0 || Body.Length == 0) throw new RefusedException("letter.empty", "A letter has a subject and a text.");
        (By, On) = (entry.By, entry.Today);
    }

    /// <summary>Whether what it tells still stands: else it is composed anew.</summary>
    public bool IsAbout(LoanApplication application)
    {
        ArgumentNullException.ThrowIfNull(application);
        return application.StandingDecision()?.Id == Decision;
    }

    /// <exception cref="RefusedException"><c>letter.decision-changed</c>, <c>letter.nothing-decided</c>.</exception>
    internal void DemandCurrent(LoanApplication application)
    {
        if (!IsAbout(application)) throw new RefusedException("letter.decision-changed", "The decision that this letter tells was taken back or replaced: compose it again, or discard it.");
        application.DemandTold();
    }

    /// <summary>What can be done with it as it stands.</summary>
    /// <param name="hasAddress">Whether a mail can reach the applicant.</param>
    public IEnumerable<LetterAct> Allowed(LoanApplication application, bool hasAddress)
    {
        ArgumentNullException.ThrowIfNull(application);
        var canBeTold = application.Allowed(isLoanFixed: true).Contains(ApplicationAct.WriteLetter);
        if (canBeTold && IsAbout(application))
        {
            yield return LetterAct.Edit;
            if (hasAddress) yield return LetterAct.SendByMail;
            yield return LetterAct.HandOver;
        }

        if (canBeTold) yield return LetterAct.ComposeAgain;
        yield return LetterAct.Discard;
    }
}

internal sealed class LetterDraftMapping : IEntityTypeConfiguration<LetterDraft>
{
    public void Configure(EntityTypeBuilder<LetterDraft> builder)
    {
        builder.ToTable("letter_drafts");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Language).HasMaxLength(2);
        builder.Property(x => x.Addressee).HasMaxLength(LetterDraft.LongestName);
        builder.Property(x => x.Subject).HasMaxLength(LetterDraft.LongestSubject);
        builder.Property(x => x.Body).HasMaxLength(LetterDraft.LongestBody).KeepsMarksOfDirection();
        builder.Property(x => x.By).HasMaxLength(200);
        builder.HasIndex(x => x.ApplicationId).IsUnique();
        builder.HasOne<LoanApplication>().WithMany().HasForeignKey(x => x.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
