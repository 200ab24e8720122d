using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Identity.Access;

/// <summary>A session that its owner signed out of: a copy of its cookie opens nothing any more.</summary>
public sealed class EndedSession
{
    /// <summary>The session's own key, which its cookie carries.</summary>
    public required Guid Id { get; init; }

    /// <summary>When no cookie of it could be good any longer, so that nothing needs to be remembered. UTC.</summary>
    public required DateTime ForgottenAfter { get; init; }
}

internal sealed class EndedSessionMapping : IEntityTypeConfiguration<EndedSession>
{
    public void Configure(EntityTypeBuilder<EndedSession> builder)
    {
        builder.ToTable("ended_sessions");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasIndex(x => x.ForgottenAfter);
    }
}
