using Alliance.Kernel;
using Alliance.Platform.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Origination.Letters;

/// <summary>Where the e-mail of a letter stands.</summary>
public sealed class LetterMail : IRevised
{
    private LetterMail() { } // for EF Core

    internal LetterMail(SentLetter letter, string address) => (LetterId, Address, DueAt) = (letter.Id, address, letter.At);

    /// <summary>Also the mail's own key, by which a repetition is recognised.</summary>
    public Id<SentLetter> LetterId { get; private init; }

    public string Address { get; private set; } = "";
    public LetterMailState State { get; private set; }
    public int Tries { get; private set; }

    /// <summary>UTC; when it is tried next, as long as it waits.</summary>
    public DateTime? DueAt { get; private set; }

    public long Revision { get; private set; }

    /// <summary>Said before it is sent: a process that ends meanwhile, or another one at the same moment, sends it no second time until the pause is over.</summary>
    internal void Try(DateTime at)
    {
        DueAt = MailTries.After(at, Tries);
        Tries++;
    }

    /// <summary>After it was given up, to the address that the applicant has by now.</summary>
    /// <exception cref="RefusedException"><c>letter.mail-not-failed</c>.</exception>
    internal void Again(string address, DateTime at)
    {
        if (State is not LetterMailState.Failed) throw new RefusedException("letter.mail-not-failed", "This mail waits to be sent, or has been sent.");
        (Address, State, Tries, DueAt) = (address, LetterMailState.Waiting, 0, at);
    }

    internal void Sent() => (State, DueAt) = (LetterMailState.Sent, null);

    internal void NotSent(bool forGood = false)
    {
        if (forGood || Tries >= MailTries.Most) (State, DueAt) = (LetterMailState.Failed, null);
    }
}

internal sealed class LetterMailMapping : IEntityTypeConfiguration<LetterMail>
{
    public void Configure(EntityTypeBuilder<LetterMail> builder)
    {
        builder.ToTable("letter_mails");
        builder.HasKey(x => x.LetterId);
        builder.Property(x => x.LetterId).ValueGeneratedNever();
        builder.Property(x => x.Address).HasMaxLength(LinkLetter.LongestAddress);
        builder.HasIndex(x => new { x.State, x.DueAt });
        builder.HasOne<SentLetter>().WithOne().HasForeignKey<LetterMail>(x => x.LetterId).OnDelete(DeleteBehavior.Restrict);
    }
}
