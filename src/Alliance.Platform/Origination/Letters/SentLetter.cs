using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Origination.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Origination.Letters;

/// <summary>A letter as it went out: the canonical text is this, as JSON.</summary>
public sealed record LetterText
{
    private static readonly JsonSerializerOptions Json = new(SessionFile.Json) { WriteIndented = true, NewLine = "\n" };

    /// <summary>In its dossier, from 1.</summary>
    public required int Number { get; init; }

    public required string Dossier { get; init; }
    public required LetterKind Kind { get; init; }

    /// <summary>In the language of the letter.</summary>
    public required string Platform { get; init; }

    /// <summary>Two letters.</summary>
    public required string Language { get; init; }

    public required string Addressee { get; init; }
    public required string Subject { get; init; }

    /// <summary>Paragraphs with an empty line between them.</summary>
    public required string Body { get; init; }

    public required LetterWay Way { get; init; }

    /// <summary>The day it was sent or handed over.</summary>
    public required DateOnly On { get; init; }

    public byte[] Write() => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, Json));

    public static LetterText Read(byte[] text) => JsonSerializer.Deserialize<LetterText>(text, Json)!;
}

/// <summary>A letter that was sent or handed over. Nothing of it ever changes.</summary>
public sealed class SentLetter : IFrozen
{
    /// <summary>Of one dossier.</summary>
    public const int MostOfDossier = 50;

    /// <summary>Characters of a SHA-256 in hexadecimal.</summary>
    public const int HashLength = 64;

    private SentLetter() { } // for EF Core

    internal SentLetter(LetterDraft draft, LetterText text, Entry entry)
    {
        Text = text.Write();
        (Id, ApplicationId, Number, Decision, Kind, Way, On) = (draft.Id, draft.ApplicationId, text.Number, draft.Decision, text.Kind, text.Way, text.On);
        (By, At, Hash) = (entry.By, entry.At, Convert.ToHexStringLower(SHA256.HashData(Text)));
    }

    public Id<SentLetter> Id { get; private init; }
    public Id<LoanApplication> ApplicationId { get; private init; }

    /// <summary>In its dossier, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>The event of the dossier that it told.</summary>
    public Guid Decision { get; private init; }

    public LetterKind Kind { get; private init; }
    public LetterWay Way { get; private init; }
    public DateOnly On { get; private init; }
    public string By { get; private init; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }

    /// <summary>The canonical text, in UTF-8: as it was hashed, to the byte.</summary>
    public byte[] Text { get; private init; } = [];

    /// <summary>SHA-256 of <see cref="Text"/>, in lower-case hexadecimal.</summary>
    public string Hash { get; private init; } = "";

    public LetterText Read() => LetterText.Read(Text);

    /// <summary>What it tells must still stand.</summary>
    /// <exception cref="RefusedException"><c>letter.overtaken</c>, <c>letter.nothing-decided</c>.</exception>
    internal void DemandCurrent(LoanApplication application)
    {
        application.DemandTold();
        if (application.StandingDecision()?.Id != Decision) throw new RefusedException("letter.overtaken", "The decision that this letter told doesn't stand any more: write another one.");
    }

    /// <summary>What can be done with it as it stands.</summary>
    /// <param name="mail">Of its e-mail; null of a letter on paper.</param>
    /// <param name="hasAddress">Whether a mail can reach the applicant.</param>
    /// <param name="hasDraft">Whether another letter is being written.</param>
    internal IEnumerable<SentLetterAct> Allowed(LoanApplication application, LetterMailState? mail, bool hasAddress, bool hasDraft)
    {
        if (!application.Allowed(isLoanFixed: true).Contains(ApplicationAct.WriteLetter) || application.StandingDecision()?.Id != Decision) yield break;
        if (mail is LetterMailState.Failed && hasAddress) yield return SentLetterAct.SendAgain;
        if (!hasDraft) yield return SentLetterAct.WriteAgain;
    }
}

/// <summary>The paper of a letter, for good: what is mailed, printed and downloaded is the same file.</summary>
public sealed class LetterPaper : IFrozen
{
    public required Id<SentLetter> LetterId { get; init; }

    public required byte[] Pdf { get; init; }
}

internal sealed class SentLetterMapping : IEntityTypeConfiguration<SentLetter>
{
    public void Configure(EntityTypeBuilder<SentLetter> builder)
    {
        builder.ToTable("letters");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.By).HasMaxLength(200);
        builder.Property(x => x.Hash).HasMaxLength(SentLetter.HashLength);
        builder.HasIndex(x => new { x.ApplicationId, x.Number }).IsUnique();
        builder.HasOne<LoanApplication>().WithMany().HasForeignKey(x => x.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LetterPaperMapping : IEntityTypeConfiguration<LetterPaper>
{
    public void Configure(EntityTypeBuilder<LetterPaper> builder)
    {
        builder.ToTable("letter_papers");
        builder.HasKey(x => x.LetterId);
        builder.Property(x => x.LetterId).ValueGeneratedNever();
        builder.HasOne<SentLetter>().WithOne().HasForeignKey<LetterPaper>(x => x.LetterId).OnDelete(DeleteBehavior.Restrict);
    }
}
