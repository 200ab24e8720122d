using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Accompaniment.Mentoring.Notes;

/// <summary>What a mentor writes of a pair for themselves alone. Stored are whose it is, of which pair, and bytes that only their own session opens (ADR 0039).</summary>
/// <remarks>Title and words lie in the sealed bytes together; their size says no more than how many blocks of <see cref="NoteSeal.Block"/> they fill.</remarks>
public sealed class ConfidentialNote : IRevised
{
    public const int LongestTitle = 120;
    public const int LongestWords = 4_000;

    /// <summary>Of one pair and one mentor.</summary>
    public const int Most = 200;

    private ConfidentialNote() { } // for EF Core

    public ConfidentialNote(Id<Pair> pair, Guid account, DateTime at) => (PairId, AccountId, WrittenAt) = (pair, account, at);

    public Id<ConfidentialNote> Id { get; private init; } = Id<ConfidentialNote>.New();
    public Id<Pair> PairId { get; private init; }

    /// <summary>Whose it is: nobody else's session opens it.</summary>
    public Guid AccountId { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime WrittenAt { get; private init; }

    /// <summary>See <see cref="NoteSeal"/>.</summary>
    public byte[] Sealed { get; internal set; } = [];

    public long Revision { get; private set; }
}

/// <summary>The key of one mentor's notes, wrapped by the organisation's ring for this account alone.</summary>
public sealed class NoteKey
{
    private NoteKey() { } // for EF Core

    public NoteKey(Guid account, byte[] wrapped) => (AccountId, Wrapped) = (account, wrapped);

    public Guid AccountId { get; private init; }
    public byte[] Wrapped { get; private init; } = [];
}

internal sealed class ConfidentialNoteMapping : IEntityTypeConfiguration<ConfidentialNote>
{
    public void Configure(EntityTypeBuilder<ConfidentialNote> builder)
    {
        builder.ToTable("mentoring_sealed_notes");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasIndex(x => new { x.PairId, x.AccountId });
        builder.HasIndex(x => x.AccountId);
        builder.HasOne<Pair>().WithMany().HasForeignKey(x => x.PairId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NoteKeyMapping : IEntityTypeConfiguration<NoteKey>
{
    public void Configure(EntityTypeBuilder<NoteKey> builder)
    {
        builder.ToTable("mentoring_note_keys");
        builder.HasKey(x => x.AccountId);
        builder.Property(x => x.AccountId).ValueGeneratedNever();
    }
}
