using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Links;

/// <summary>Whether a link opens what it was made for.</summary>
public enum LinkState
{
    Open,

    /// <summary>What was asked has been answered.</summary>
    Used,

    /// <summary>By who made it, or a newer one stands in its place.</summary>
    TakenBack,

    /// <summary>Its last day is over.</summary>
    Expired,

    /// <summary>Of this platform there is no such link: made up, another platform's, or of a time that is forgotten.</summary>
    Unknown,
}

/// <summary>A link that somebody outside was sent, who has no account here: what for, about what, until when. What opens it stands in the mail alone.</summary>
/// <remarks>Several may lead to the same, each by its own mail; used or taken back, all are.</remarks>
public sealed class OutsideLink : IRevised
{
    private OutsideLink() { } // for EF Core

    internal OutsideLink(LinkPurpose purpose, Guid subject, string hash, DateOnly lastDay, DateTime at) =>
        (Purpose, Subject, Hash, LastDay, MadeAt) = (purpose.Code, subject, hash, lastDay, at);

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Code of its <see cref="LinkPurpose"/>.</summary>
    public string Purpose { get; private init; } = "";

    /// <summary>What it is about, by its area's key.</summary>
    public Guid Subject { get; private init; }

    /// <summary>SHA-256 of what opens it, in hexadecimal.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>The last business day on which it opens.</summary>
    public DateOnly LastDay { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime MadeAt { get; private init; }

    /// <summary>UTC; null while it isn't.</summary>
    public DateTime? TakenBackAt { get; private set; }

    /// <summary>UTC; null while nobody has.</summary>
    public DateTime? UsedAt { get; private set; }

    public long Revision { get; private set; }

    /// <summary>One that was answered in time stays so, one that was taken back too.</summary>
    public LinkState StateOn(DateOnly today) =>
        UsedAt is not null ? LinkState.Used
        : TakenBackAt is not null ? LinkState.TakenBack
        : today > LastDay ? LinkState.Expired
        : LinkState.Open;

    internal void TakeBack(DateTime at) => TakenBackAt ??= at;

    internal void Use(DateTime at) => UsedAt ??= at;
}

internal sealed class OutsideLinkMapping : IEntityTypeConfiguration<OutsideLink>
{
    public void Configure(EntityTypeBuilder<OutsideLink> builder)
    {
        builder.ToTable("outside_links");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Purpose).HasMaxLength(LinkPurpose.LongestCode);
        builder.Property(x => x.Hash).HasMaxLength(LinkToken.HashLength);
        builder.HasIndex(x => x.Hash).IsUnique();
        builder.HasIndex(x => x.Subject);
        builder.HasIndex(x => x.LastDay);
    }
}
