using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Views;

/// <summary>A list as one person wants to find it again: its search, filters, order and columns under a name.</summary>
public sealed class SavedView
{
    public const int LongestName = 60;
    public const int LongestPath = 100;
    public const int LongestQuery = 1000;

    private SavedView() { } // for EF Core

    /// <param name="path">Of the list's page, with its leading slash.</param>
    /// <param name="query">What follows the question mark; blank for the list as it opens.</param>
    public SavedView(Guid accountId, string ownerName, string path, string name, string query, bool isShared)
    {
        (AccountId, OwnerName, Path, Name) = (accountId, ownerName, path, name);
        Put(query, isShared);
    }

    public Id<SavedView> Id { get; private init; } = Id<SavedView>.New();

    public Guid AccountId { get; private init; }

    /// <summary>As it was when the view was kept: who else uses it sees whose it is.</summary>
    public string OwnerName { get; private init; } = "";

    public string Path { get; private init; } = "";

    public string Name { get; private init; } = "";

    public string Query { get; private set; } = "";

    /// <summary>Offered to everybody of the platform. It shows nobody more than the list itself does.</summary>
    public bool IsShared { get; private set; }

    /// <summary>Kept anew under the same name.</summary>
    public void Put(string query, bool isShared) => (Query, IsShared) = (query, isShared);
}

internal sealed class SavedViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("saved_views");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.OwnerName).HasMaxLength(200);
        builder.Property(x => x.Path).HasMaxLength(SavedView.LongestPath);
        builder.Property(x => x.Name).HasMaxLength(SavedView.LongestName);
        builder.Property(x => x.Query).HasMaxLength(SavedView.LongestQuery);
        builder.HasIndex(x => new { x.AccountId, x.Path, x.Name }).IsUnique();
        builder.HasIndex(x => x.Path);
    }
}
