using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Notices;

/// <summary>Where the mail of a notice to one person stands.</summary>
public enum NoticeMailState
{
    Waiting,
    Sent,

    /// <summary>Given up: settled, read or no longer theirs meanwhile, or the server took it at none of several tries.</summary>
    Dropped,
}

/// <summary>One person wants to hear of one notice by mail: asked for in the database, so that none is lost with a process.</summary>
public sealed class NoticeMail
{
    private NoticeMail() { } // for EF Core

    internal NoticeMail(Id<Notice> noticeId, Guid accountId, DateTime at) => (NoticeId, AccountId, DueAt) = (noticeId, accountId, at);

    /// <summary>Also the mail's own key, by which a repetition is recognised.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Id<Notice> NoticeId { get; private init; }

    public Guid AccountId { get; private init; }

    public NoticeMailState State { get; private set; }

    public int Tries { get; private set; }

    /// <summary>UTC; when it is tried next.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>Said before it is sent: a process that ends meanwhile sends it no second time until the pause is over.</summary>
    internal void Try(DateTime at)
    {
        DueAt = MailTries.After(at, Tries);
        Tries++;
    }

    internal void Sent() => State = NoticeMailState.Sent;

    internal void NotSent(bool forGood = false)
    {
        if (forGood || Tries >= MailTries.Most) State = NoticeMailState.Dropped;
    }
}

internal sealed class NoticeMailMapping : IEntityTypeConfiguration<NoticeMail>
{
    public void Configure(EntityTypeBuilder<NoticeMail> builder)
    {
        builder.ToTable("notice_mails");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasOne<Notice>().WithMany().HasForeignKey(x => x.NoticeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(x => new { x.NoticeId, x.AccountId }).IsUnique();
        builder.HasIndex(x => new { x.State, x.DueAt });
    }
}
