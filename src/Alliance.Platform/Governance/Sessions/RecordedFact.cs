using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A fact of a session as it is kept, with who recorded it and when. Rows are added, never changed.</summary>
public sealed class RecordedFact : IFrozen
{
    private RecordedFact() { } // for EF Core

    /// <param name="number">From 1, in the session; of two who record at once one gets it.</param>
    public RecordedFact(Id<Session> session, int number, SessionFact fact, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        (SessionId, Number, Details, By, At) = (session, number, JsonSerializer.Serialize(fact, SessionFile.Json), entry.By, entry.At);
    }

    public Id<Session> SessionId { get; private init; }

    public int Number { get; private init; }

    /// <summary>The fact, as JSON.</summary>
    public string Details { get; private init; } = "";

    public string By { get; private init; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }

    public SessionFact Fact => JsonSerializer.Deserialize<SessionFact>(Details, SessionFile.Json)!;
}

internal sealed class RecordedFactMapping : IEntityTypeConfiguration<RecordedFact>
{
    public void Configure(EntityTypeBuilder<RecordedFact> builder)
    {
        builder.ToTable("session_facts");
        builder.HasKey(x => new { x.SessionId, x.Number });
        builder.Property(x => x.Number).ValueGeneratedNever();
        builder.Property(x => x.By).HasMaxLength(120);
        builder.Ignore(x => x.Fact);
        builder.HasOne<Session>().WithMany().HasForeignKey(x => x.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}
