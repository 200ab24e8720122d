using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Governance.Bodies;

/// <summary>A mandate as it is kept, with what the member represents during it. Kept when it is over: the history of a body is its mandates.</summary>
public sealed class KeptMandate
{
    public const int LongestInstitution = 120;

    private KeptMandate() { } // for EF Core

    internal KeptMandate(MemberMandate mandate, string? institution) =>
        (College, Office, From, To, Institution) = (mandate.College, mandate.Office, mandate.From, mandate.To, institution);

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public College? College { get; private init; }

    public Office Office { get; private init; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private init; }

    /// <summary>Last day; null while no end is known.</summary>
    public DateOnly? To { get; internal set; }

    /// <summary>Whom the member sits for; null for nobody but themselves.</summary>
    public string? Institution { get; private init; }

    public MemberMandate Mandate => new(College, Office, From, To);
}

/// <summary>What ties a member to others, as far as it is known. Of it only hints are shown, never the thing itself.</summary>
/// <param name="Commune">Where they live.</param>
/// <param name="Interests">Enterprises that they own, lead or work for, one to a line.</param>
public sealed record MemberTies(string? Phone, string? Commune, string? Interests)
{
    public const int LongestPhone = 60;
    public const int LongestCommune = 60;
    public const int LongestInterests = 400;

    public static MemberTies None { get; } = new(null, null, null);
}

/// <summary>A person of a body: one vote, however many mandates follow each other.</summary>
public sealed class BodyMember : IRevised
{
    public const int LongestName = 120;

    private readonly List<KeptMandate> _mandates = [];

    private BodyMember() { } // for EF Core

    internal BodyMember(Id<Body> body, int number, string name, Guid? account, MemberMandate mandate, string? institution)
    {
        (BodyId, Number, Name, AccountId) = (body, number, name, account);
        Renew(mandate, institution);
    }

    public Id<BodyMember> Id { get; private init; } = Id<BodyMember>.New();

    public Id<Body> BodyId { get; private init; }

    /// <summary>From 1, in the body: by it sessions name the person.</summary>
    public int Number { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>With which the member votes; null while they have none.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>By which conflicts of interest are looked for, beside name and institution.</summary>
    public MemberTies Ties => new(Phone, Commune, Interests);

    public IReadOnlyList<KeptMandate> Mandates => _mandates;

    public long Revision { get; private set; }

    /// <summary>The mandate in force on a day; null when there is none.</summary>
    public KeptMandate? MandateOn(DateOnly day) => _mandates.Find(x => x.Mandate.IsInForce(day));

    /// <summary>One mandate more, before or after the others.</summary>
    /// <exception cref="RefusedException"><c>member.ends-before</c>, or <c>member.overlap</c>: nobody has two mandates on one day.</exception>
    public void Renew(MemberMandate mandate, string? institution)
    {
        ArgumentNullException.ThrowIfNull(mandate);
        if (mandate.To < mandate.From) throw new RefusedException("member.ends-before", "A mandate ends no sooner than it begins.");
        if (_mandates.Exists(x => x.Mandate.Overlaps(mandate))) throw new RefusedException("member.overlap", "This member has a mandate in these days already.");
        _mandates.Add(new(mandate, institution));
    }

    /// <summary>The mandate in force on <paramref name="lastDay"/> ends with it.</summary>
    /// <exception cref="RefusedException"><c>member.no-mandate</c>.</exception>
    public void End(DateOnly lastDay)
    {
        var ending = MandateOn(lastDay) ?? throw new RefusedException("member.no-mandate", "This member has no mandate on that day.");
        ending.To = lastDay;
    }

    /// <summary>What is known of the member's ties from now on.</summary>
    public void Has(MemberTies ties)
    {
        ArgumentNullException.ThrowIfNull(ties);
        (Phone, Commune, Interests) = ties;
    }

    /// <summary>From now on the member votes with this account.</summary>
    public void Take(Guid? account) => AccountId = account;

    private string? Phone { get; set; }
    private string? Commune { get; set; }
    private string? Interests { get; set; }
}

internal sealed class BodyMemberMapping : IEntityTypeConfiguration<BodyMember>
{
    public void Configure(EntityTypeBuilder<BodyMember> builder)
    {
        builder.ToTable("body_members");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(BodyMember.LongestName);
        builder.Ignore(x => x.Ties);
        builder.Property<string?>(nameof(MemberTies.Phone)).HasMaxLength(MemberTies.LongestPhone);
        builder.Property<string?>(nameof(MemberTies.Commune)).HasMaxLength(MemberTies.LongestCommune);
        builder.Property<string?>(nameof(MemberTies.Interests)).HasMaxLength(MemberTies.LongestInterests);
        builder.HasIndex(x => new { x.BodyId, x.Number }).IsUnique();
        builder.HasIndex(x => new { x.BodyId, x.AccountId }).IsUnique(); // one person, one vote
        builder.HasIndex(x => x.AccountId);
        builder.HasOne<Body>().WithMany().HasForeignKey(x => x.BodyId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(x => x.Mandates, mandate =>
        {
            mandate.ToTable("member_mandates");
            mandate.WithOwner().HasForeignKey("MemberId");
            mandate.HasKey(x => x.Id);
            mandate.Property(x => x.Id).ValueGeneratedNever(); // else a new one is taken for an update
            mandate.Property(x => x.Institution).HasMaxLength(KeptMandate.LongestInstitution);
            mandate.Ignore(x => x.Mandate);
        });
    }
}
