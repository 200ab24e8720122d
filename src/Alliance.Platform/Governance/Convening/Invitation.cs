using Alliance.Kernel;
using Alliance.Platform.Governance.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Governance.Convening;

/// <summary>What a member answers to being called together.</summary>
public enum InvitationAnswer
{
    Coming,
    NotComing,

    /// <summary>Not coming; somebody else votes for them.</summary>
    ByProxy,
}

/// <summary>A member was called to a session, and what they answered.</summary>
public sealed class Invitation
{
    private Invitation() { } // for EF Core

    internal Invitation(Id<Session> session, string member) => (SessionId, Member) = (session, member);

    public Id<Session> SessionId { get; private init; }

    /// <summary>What facts name the member by.</summary>
    public string Member { get; private init; } = "";

    /// <summary>Null while they haven't answered.</summary>
    public InvitationAnswer? Answer { get; private set; }

    /// <summary>Who votes for them, by what facts name them.</summary>
    public string? ProxyTo { get; private set; }

    /// <summary>Their calendar was told that they are invited no more: the mandate has ended, or the session was called off.</summary>
    public bool IsOff { get; internal set; }

    /// <summary>They were reminded of the day that comes.</summary>
    public DateOnly? RemindedFor { get; internal set; }

    internal void Say(InvitationAnswer answer, string? proxyTo) => (Answer, ProxyTo) = (answer, proxyTo);

    /// <summary>Of another day they haven't said anything.</summary>
    internal void Forget() => (Answer, ProxyTo) = (null, null);
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("session_invitations");
        builder.HasKey(x => new { x.SessionId, x.Member });
        builder.Property(x => x.Member).HasMaxLength(10);
        builder.Property(x => x.ProxyTo).HasMaxLength(10);
        builder.HasOne<Session>().WithMany().HasForeignKey(x => x.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}
