using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>The papers of a secret ballot that is open: one row, rewritten by each vote, gone when the ballot closes. It has no time, no order and no revision.</summary>
public sealed class SecretPapers
{
    /// <summary>Room for some hundred keys.</summary>
    private const int LongestVoted = 2_000;

    private SecretPapers() { } // for EF Core

    public SecretPapers(Id<Session> session, int ballot) => (SessionId, Ballot) = (session, ballot);

    public Id<Session> SessionId { get; private init; }

    public int Ballot { get; private init; }

    /// <summary>Keys of who has voted, in the order of the alphabet, with commas.</summary>
    public string Voted { get; private set; } = "";

    public int Yes { get; private set; }
    public int No { get; private set; }
    public int Abstained { get; private set; }

    public SecretTally Tally
    {
        get => new([.. Voted.Split(',', StringSplitOptions.RemoveEmptyEntries)], Yes, No, Abstained);
        set => (Voted, Yes, No, Abstained) = (string.Join(',', value.Voted), value.Yes, value.No, value.Abstained);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<SecretPapers>
    {
        public void Configure(EntityTypeBuilder<SecretPapers> builder)
        {
            builder.ToTable("secret_papers");
            builder.HasKey(x => new { x.SessionId, x.Ballot });
            builder.Property(x => x.Ballot).ValueGeneratedNever();
            builder.Property(x => x.Voted).HasMaxLength(LongestVoted);
            builder.Ignore(x => x.Tally);
            builder.HasOne<Session>().WithMany().HasForeignKey(x => x.SessionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
