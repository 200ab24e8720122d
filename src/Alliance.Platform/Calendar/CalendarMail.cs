using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Calendar;

/// <summary>A mail about a meeting that waits to be sent, whole as it was written: what changes later is another mail, with a higher sequence. It goes once it is sent.</summary>
public sealed class CalendarMail
{
    /// <summary>Also the mail's own key, by which a repetition is recognised.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The order in which mails were asked for: a change is never sent before what it changes.</summary>
    public required long Number { get; init; }

    public required string Address { get; init; }
    public required string Addressee { get; init; }

    /// <summary>Two letters.</summary>
    public required string Language { get; init; }

    public required string Subject { get; init; }
    public required string Text { get; init; }

    /// <summary>The iCalendar file, in UTF-8 and folded as it is sent; null for a mail without, such as a reminder.</summary>
    public byte[]? Calendar { get; init; }

    public MeetingMethod Method { get; init; }

    public int Tries { get; private set; }

    /// <summary>UTC; when it is tried next.</summary>
    public required DateTime DueAt { get; set; }

    /// <summary>Given up: the server took it at none of several tries.</summary>
    public bool IsDropped { get; private set; }

    /// <summary>Said before it is sent: a process that ends meanwhile sends it no second time until the pause is over.</summary>
    internal void Try(DateTime at)
    {
        DueAt = MailTries.After(at, Tries);
        Tries++;
    }

    internal void NotSent(bool forGood = false) => IsDropped = forGood || Tries >= MailTries.Most;
}

internal sealed class CalendarMailMapping : IEntityTypeConfiguration<CalendarMail>
{
    public void Configure(EntityTypeBuilder<CalendarMail> builder)
    {
        builder.ToTable("calendar_mails");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Address).HasMaxLength(320);
        builder.Property(x => x.Addressee).HasMaxLength(200);
        builder.Property(x => x.Language).HasMaxLength(2);
        builder.Property(x => x.Subject).HasMaxLength(400);
        builder.HasIndex(x => new { x.IsDropped, x.DueAt });
    }
}
