using System.Collections.Immutable;
using System.Text.Json;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>The platform's list of documents as it stood from some instant on, until the next one. Never changed.</summary>
public sealed class ChecklistRevision
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web);

    private ChecklistRevision() { } // for EF Core

    public ChecklistRevision(ImmutableArray<ChecklistEntry> entries, DateTime notedAt) =>
        (Id, Contents, NotedAt) = (Id<ChecklistRevision>.New(), JsonSerializer.Serialize(entries, Written), notedAt);

    public Id<ChecklistRevision> Id { get; private init; }

    /// <summary>UTC: of the first thing that happened to a dossier under it.</summary>
    public DateTime NotedAt { get; private init; }

    /// <summary>The list as JSON.</summary>
    public string Contents { get; private init; } = "[]";

    public ImmutableArray<ChecklistEntry> Entries => JsonSerializer.Deserialize<ImmutableArray<ChecklistEntry>>(Contents, Written);

    public bool IsSame(ImmutableArray<ChecklistEntry> entries) => Entries is var mine && mine.Length == entries.Length && mine.Zip(entries).All(x => x.First.IsSame(x.Second));
}

internal sealed class ChecklistRevisionMapping : IEntityTypeConfiguration<ChecklistRevision>
{
    public void Configure(EntityTypeBuilder<ChecklistRevision> builder)
    {
        builder.ToTable("checklist_revisions");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Ignore(x => x.Entries);
        builder.HasIndex(x => x.NotedAt);
    }
}
