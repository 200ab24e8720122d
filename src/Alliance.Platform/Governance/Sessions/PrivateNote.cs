using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>What somebody writes for themselves beside an item of an agenda. Nobody else reads it by any door of the product: it is neither minuted nor printed, and no list or search has it.</summary>
public sealed class PrivateNote
{
    public const int Longest = 4_000;

    private PrivateNote() { } // for EF Core

    public PrivateNote(Id<Session> session, int item, Guid account) => (SessionId, Item, AccountId) = (session, item, account);

    public Id<Session> SessionId { get; private init; }

    /// <summary>Its number.</summary>
    public int Item { get; private init; }

    public Guid AccountId { get; private init; }

    public string Words { get; internal set; } = "";
}

internal sealed class PrivateNoteMapping : IEntityTypeConfiguration<PrivateNote>
{
    public void Configure(EntityTypeBuilder<PrivateNote> builder)
    {
        builder.ToTable("private_notes");
        builder.HasKey(x => new { x.SessionId, x.AccountId, x.Item });
        builder.Property(x => x.Item).ValueGeneratedNever();
        builder.Property(x => x.Words).HasMaxLength(PrivateNote.Longest);
        builder.HasOne<Session>().WithMany().HasForeignKey(x => x.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}
