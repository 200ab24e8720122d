using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Governance.Bodies;

/// <summary>What a body is for.</summary>
public enum BodyKind
{
    /// <summary>The association's board (conseil d'administration).</summary>
    Board,

    /// <summary>The board's officers (bureau).</summary>
    Bureau,

    /// <summary>Decides on dossiers, independently of the staff.</summary>
    ApprovalCommittee,

    Other,
}

/// <summary>An organ of the association that meets and decides.</summary>
public sealed class Body : IRevised
{
    public const int LongestName = 120;

    private Body() { } // for EF Core

    /// <param name="statutes">Code of the statutes that it goes by.</param>
    public Body(string name, BodyKind kind, string statutes) => (Name, Kind, Statutes) = (name, kind, statutes);

    public Id<Body> Id { get; private init; } = Id<Body>.New();

    public string Name { get; private set; } = "";

    public BodyKind Kind { get; private set; }

    /// <summary>Code of the statutes in the platform's file, see <see cref="CommitteeSettings"/>.</summary>
    public string Statutes { get; private set; } = "";

    /// <summary>Of the member that joined last: a number is never given twice.</summary>
    public int LastMember { get; private set; }

    public long Revision { get; private set; }

    public void Change(string name, BodyKind kind, string statutes) => (Name, Kind, Statutes) = (name, kind, statutes);

    /// <exception cref="RefusedException"><c>member.ends-before</c>.</exception>
    public BodyMember Join(string name, Guid? account, MemberMandate mandate, string? institution) => new(Id, ++LastMember, name, account, mandate, institution);
}

internal sealed class BodyMapping : IEntityTypeConfiguration<Body>
{
    public void Configure(EntityTypeBuilder<Body> builder)
    {
        builder.ToTable("bodies");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(Body.LongestName);
        builder.HasIndex(x => x.Name).IsUnique();
        builder.Property(x => x.Statutes).HasMaxLength(Bodies.Statutes.LongestCode);
    }
}
