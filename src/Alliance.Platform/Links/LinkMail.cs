using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Links;

/// <summary>Whom a link is sent to, and the words around it. They are mailed: nothing of a dossier stands in them.</summary>
/// <param name="Language">Two letters.</param>
/// <param name="Before">Paragraphs with an empty line between them.</param>
public sealed record LinkLetter(string Address, string Addressee, string Language, string Title, string Before, string After)
{
    public const int LongestAddress = 254;
    public const int LongestAddressee = 200;
    public const int LongestTitle = 300;
    public const int LongestWords = 3_000;
}

/// <summary>A mail that waits to be sent. Its link is made at the moment it is sent, so that what opens it is never stored; it goes once it is sent.</summary>
public sealed class LinkMail : IRevised
{
    private LinkMail() { } // for EF Core

    internal LinkMail(LinkPurpose purpose, Guid subject, DateOnly lastDay, LinkLetter letter, DateTime at)
    {
        (Purpose, Subject, LastDay, DueAt) = (purpose.Code, subject, lastDay, at);
        (Address, Addressee, Language) = (letter.Address, letter.Addressee, letter.Language);
        (Title, Before, After) = (letter.Title, letter.Before, letter.After);
    }

    /// <summary>Also the mail's own key, by which a repetition is recognised.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Code of the <see cref="LinkPurpose"/>.</summary>
    public string Purpose { get; private init; } = "";

    public Guid Subject { get; private init; }

    /// <summary>Of the link.</summary>
    public DateOnly LastDay { get; private init; }

    public string Address { get; private init; } = "";
    public string Addressee { get; private init; } = "";

    /// <summary>Two letters.</summary>
    public string Language { get; private init; } = "";

    public string Title { get; private init; } = "";

    /// <summary>What stands above the link.</summary>
    public string Before { get; private init; } = "";

    public string After { get; private init; } = "";

    public int Tries { get; private set; }

    /// <summary>UTC; when it is tried next.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>Given up: the server took it at none of several tries, or its link would be over.</summary>
    public bool IsDropped { get; private set; }

    public long Revision { get; private set; }

    /// <summary>Said before it is sent: a process that ends meanwhile sends it no second time until the pause is over.</summary>
    internal void Try(DateTime at)
    {
        DueAt = MailTries.After(at, Tries);
        Tries++;
    }

    internal void NotSent(bool forGood = false) => IsDropped = forGood || Tries >= MailTries.Most;
}

internal sealed class LinkMailMapping : IEntityTypeConfiguration<LinkMail>
{
    public void Configure(EntityTypeBuilder<LinkMail> builder)
    {
        builder.ToTable("link_mails");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Purpose).HasMaxLength(LinkPurpose.LongestCode);
        builder.Property(x => x.Address).HasMaxLength(LinkLetter.LongestAddress);
        builder.Property(x => x.Addressee).HasMaxLength(LinkLetter.LongestAddressee);
        builder.Property(x => x.Language).HasMaxLength(2);
        builder.Property(x => x.Title).HasMaxLength(LinkLetter.LongestTitle);
        builder.Property(x => x.Before).HasMaxLength(LinkLetter.LongestWords);
        builder.Property(x => x.After).HasMaxLength(LinkLetter.LongestWords);
        builder.HasIndex(x => x.Subject);
        builder.HasIndex(x => new { x.IsDropped, x.DueAt });
    }
}
