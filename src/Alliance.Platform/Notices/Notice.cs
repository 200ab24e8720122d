using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Notices;

/// <summary>Something that concerns somebody: stored with what it tells of, in one commit. What each reader has read stands beside it (<see cref="NoticeReading"/>).</summary>
public sealed class Notice
{
    public const int LongestKey = 160;
    public const int LongestHref = 200;
    public const int LongestAbout = 200;

    private Notice() { } // for EF Core

    internal Notice(NoticeKind kind, NoticeFact fact, Guid? causedBy, DateOnly today, DateTime at)
    {
        (Kind, Fact, Key, AccountId, Permission, CausedBy) = (kind.Code, FactOf(kind, fact.Key), KeyOf(kind, fact), fact.AccountId, fact.Permission ?? kind.Permission, causedBy);
        (Case, Details, Href, On, RaisedAt, ExpiresOn) = (fact.Case, NoticeDetails.Write(fact.Details), fact.Href, today, at, today.AddDays(kind.Days));
        About = fact.About is { Length: > LongestAbout } about ? string.Concat(about.AsSpan(0, LongestAbout - 1), "…") : fact.About;
    }

    internal static string FactOf(NoticeKind kind, string key) => $"{kind.Code}:{key}";

    internal static string KeyOf(NoticeKind kind, NoticeFact fact) => $"{FactOf(kind, fact.Key)}:{fact.Time}:{fact.AccountId?.ToString() ?? fact.Permission ?? kind.Permission}";

    public Id<Notice> Id { get; private init; } = Id<Notice>.New();

    /// <summary>Code of its <see cref="NoticeKind"/>.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>Kind and fact, whoever it is for and whatever time it came: what is settled together.</summary>
    public string Fact { get; private init; } = "";

    /// <summary>Kind, fact, time and receiver: unique, so that nobody is told twice of the same.</summary>
    public string Key { get; private init; } = "";

    /// <summary>Whom it is for; null for everybody who holds <see cref="Permission"/>.</summary>
    public Guid? AccountId { get; private init; }

    /// <summary>Needed to see it, whoever it is for.</summary>
    public string Permission { get; private init; } = "";

    /// <summary>Whose act it tells of: they know. Null for a program or the day's work.</summary>
    public Guid? CausedBy { get; private init; }

    /// <summary>Which of the kind's sentences; null where it has one.</summary>
    public string? Case { get; private init; }

    /// <summary>What the sentence is filled with, see <see cref="NoticeDetails"/>.</summary>
    public string Details { get; private init; } = "";

    /// <summary>The enterprise or other name it is about, for pages alone: never mailed.</summary>
    public string? About { get; private init; }

    /// <summary>A path of this organisation's host.</summary>
    public string Href { get; private init; } = "";

    /// <summary>Business date.</summary>
    public DateOnly On { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime RaisedAt { get; private init; }

    /// <summary>The last business date on which it is shown.</summary>
    public DateOnly ExpiresOn { get; private init; }

    /// <summary>UTC; there is nothing left to do about it. Null while there is.</summary>
    public DateTime? SettledAt { get; private set; }

    /// <summary>Nobody has looked yet who wants it by mail.</summary>
    public bool MailsDue { get; private set; } = true;

    internal void Settle(DateTime at) => SettledAt ??= at;

    internal void MailsAsked() => MailsDue = false;
}

/// <summary>One reader has read one notice.</summary>
public sealed class NoticeReading
{
    public required Id<Notice> NoticeId { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime ReadAt { get; init; }
}

/// <summary>What one person wants to hear of a kind; without it, what the kind says.</summary>
public sealed class NoticeSwitch
{
    public required Guid AccountId { get; init; }

    public required string Kind { get; init; }

    public required bool OnPage { get; set; }

    public required bool ByMail { get; set; }
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notices");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasIndex(x => x.Key).IsUnique();
        builder.HasIndex(x => x.Fact);
        builder.HasIndex(x => new { x.ExpiresOn, x.RaisedAt });
        builder.HasIndex(x => x.MailsDue);
        builder.Property(x => x.Kind).HasMaxLength(NoticeKind.LongestCode);
        builder.Property(x => x.Key).HasMaxLength(Notice.LongestKey);
        builder.Property(x => x.Fact).HasMaxLength(Notice.LongestKey);
        builder.Property(x => x.Case).HasMaxLength(NoticeKind.LongestCode);
        builder.Property(x => x.Permission).HasMaxLength(60);
        builder.Property(x => x.Details).HasMaxLength(NoticeDetails.Longest);
        builder.Property(x => x.About).HasMaxLength(Notice.LongestAbout);
        builder.Property(x => x.Href).HasMaxLength(Notice.LongestHref);
    }
}

internal sealed class NoticeReadingMapping : IEntityTypeConfiguration<NoticeReading>
{
    public void Configure(EntityTypeBuilder<NoticeReading> builder)
    {
        builder.ToTable("notice_readings");
        builder.HasKey(x => new { x.NoticeId, x.AccountId });
        builder.HasOne<Notice>().WithMany().HasForeignKey(x => x.NoticeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NoticeSwitchMapping : IEntityTypeConfiguration<NoticeSwitch>
{
    public void Configure(EntityTypeBuilder<NoticeSwitch> builder)
    {
        builder.ToTable("notice_switches");
        builder.HasKey(x => new { x.AccountId, x.Kind });
        builder.Property(x => x.AccountId).ValueGeneratedNever();
        builder.Property(x => x.Kind).HasMaxLength(NoticeKind.LongestCode);
    }
}
