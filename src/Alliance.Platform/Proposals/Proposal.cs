using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Proposals;

/// <summary>Where a proposal stands.</summary>
public enum ProposalStatus
{
    Waiting,

    /// <summary>A second person agreed, and it was carried out.</summary>
    Approved,

    Rejected,

    /// <summary>Taken back by who made it.</summary>
    Withdrawn,
}

/// <summary>What one person proposes and another must approve before it happens: maker and checker, never the same account (rule 12).</summary>
public sealed class Proposal : IRevised
{
    public const int LongestReason = 500;

    private Proposal() // for the database
    {
    }

    /// <param name="subjectKey">What it is about, so that nothing can be proposed twice at once.</param>
    /// <param name="subject">What the act needs to carry it out, as JSON. Keys and figures, never a person.</param>
    public Proposal(string kind, string subjectKey, string subject, string? reason, Guid by, string byName, DateTime at)
    {
        (Kind, Subject, Reason, ProposedBy, ProposedByName, ProposedAt) = (kind, subject, reason, by, byName, at);
        WaitingKey = WaitingKeyOf(kind, subjectKey);
    }

    internal static string WaitingKeyOf(string kind, string subjectKey) => $"{kind}:{subjectKey}";

    public Id<Proposal> Id { get; private set; } = Id<Proposal>.New();

    /// <summary>Of the act that carries it out, see <see cref="ITwoPersonAct.Kind"/>.</summary>
    public string Kind { get; private set; } = "";

    public string Subject { get; private set; } = "";

    /// <summary>Unique while it waits, null afterwards: of two who propose the same at once, one does.</summary>
    public string? WaitingKey { get; private set; }

    public string? Reason { get; private set; }

    public ProposalStatus Status { get; private set; }

    public Guid ProposedBy { get; private set; }

    public string ProposedByName { get; private set; } = "";

    /// <summary>What two persons decided, entered by both. Its key follows from the proposal, so that carrying it out twice is refused.</summary>
    /// <param name="clerk">The second person.</param>
    internal Entry EntryOf(Clerk clerk)
    {
        var entry = clerk.Entry;
        return entry with { By = $"{ProposedByName} + {entry.By}", EventId = Id.Value };
    }

    /// <summary>UTC.</summary>
    public DateTime ProposedAt { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public string? DecidedByName { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Why it was rejected.</summary>
    public string? Answer { get; private set; }

    /// <summary>Rises with each change; two who decide at once meet here.</summary>
    public long Revision { get; private set; }

    /// <exception cref="RefusedException"><c>proposal.same-person</c> or <c>proposal.decided</c>.</exception>
    public void Approve(Guid by, string byName, DateTime at)
    {
        RefuseSamePerson(by);
        Decide(ProposalStatus.Approved, by, byName, at, null);
    }

    /// <exception cref="RefusedException"><c>proposal.same-person</c> or <c>proposal.decided</c>.</exception>
    public void Reject(Guid by, string byName, DateTime at, string? why)
    {
        RefuseSamePerson(by);
        Decide(ProposalStatus.Rejected, by, byName, at, why);
    }

    /// <exception cref="RefusedException"><c>proposal.not-yours</c> or <c>proposal.decided</c>.</exception>
    public void Withdraw(Guid by, string byName, DateTime at)
    {
        if (by != ProposedBy) throw new RefusedException("proposal.not-yours", "Only who made a proposal can withdraw it.");
        Decide(ProposalStatus.Withdrawn, by, byName, at, null);
    }

    private void RefuseSamePerson(Guid by)
    {
        if (by == ProposedBy) throw new RefusedException("proposal.same-person", "A second person decides: never who proposed it.");
    }

    private void Decide(ProposalStatus status, Guid by, string byName, DateTime at, string? answer)
    {
        if (Status is not ProposalStatus.Waiting) throw new RefusedException("proposal.decided", "This proposal has been decided already.");
        (Status, DecidedBy, DecidedByName, DecidedAt, Answer, WaitingKey) = (status, by, byName, at, answer, null);
    }
}

internal sealed class ProposalMapping : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("proposals", x => x.HasCheckConstraint("CK_proposals_two_persons", "Status <> 'Approved' OR (DecidedBy IS NOT NULL AND DecidedBy <> ProposedBy)"));
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Kind).HasMaxLength(40);
        builder.Property(x => x.WaitingKey).HasMaxLength(120);
        builder.HasIndex(x => x.WaitingKey).IsUnique();
        builder.HasIndex(x => x.ProposedAt);
        builder.Property(x => x.Subject).HasMaxLength(4000);
        builder.Property(x => x.Reason).HasMaxLength(Proposal.LongestReason);
        builder.Property(x => x.Answer).HasMaxLength(Proposal.LongestReason);
        builder.Property(x => x.ProposedByName).HasMaxLength(120);
        builder.Property(x => x.DecidedByName).HasMaxLength(120);
    }
}
