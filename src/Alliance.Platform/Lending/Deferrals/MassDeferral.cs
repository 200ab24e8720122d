using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Lending.Deferrals;

public enum MassDeferralStatus
{
    /// <summary>Waits for a second person; or was rejected, as its proposal says.</summary>
    Proposed,

    /// <summary>Approved, and being carried out loan by loan.</summary>
    Running,

    Done,

    /// <summary>Its undoing was approved, and is being carried out.</summary>
    Undoing,

    Undone,
}

/// <summary>Which loans a mass deferral concerns: those in repayment that meet every criterion given, and those named by hand, less those left out.</summary>
/// <param name="EventOn">Only loans first paid out by this day: they were there when it happened.</param>
/// <param name="Numbers">Loans named by hand, whatever the criteria.</param>
/// <param name="Without">Loans left out, by number.</param>
public sealed record MassChoice(
    IReadOnlyList<string> Provinces, IReadOnlyList<string> Sectors, DateOnly? EventOn, IReadOnlyList<string> Numbers, IReadOnlyList<string> Without)
{
    public bool HasCriteria => Provinces.Count > 0 || Sectors.Count > 0 || EventOn is not null;
}

/// <summary>Instalments of many loans moved at once, after a flood or a bad harvest. Proposed by one person and approved by another; carried out and undone in the background.</summary>
public sealed class MassDeferral : IRevised
{
    public const int LongestName = 120;
    public const int MostMonths = 12;

    /// <summary>How far back it may reach: what fell due earlier is a matter of rescheduling.</summary>
    public const int MostMonthsBack = 12;

    private MassDeferral() { } // for EF Core

    /// <param name="name">What happened, such as a flood.</param>
    /// <exception cref="RefusedException"><c>deferral.name-missing</c>, <c>deferral.reason-missing</c>, <c>deferral.months-impossible</c>, <c>deferral.from-impossible</c>, <c>deferral.event-in-the-future</c>.</exception>
    public MassDeferral(string name, MassChoice choice, DateOnly from, int months, string reason, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(entry);
        Check(name, choice, from, months, reason, entry.Today);
        (Name, Choice, EventOn, From, Months, Reason) = (TypedText.Clean(name), JsonSerializer.Serialize(choice, JsonSerializerOptions.Web), choice.EventOn, from, months, TypedText.Clean(reason));
        (ProposedBy, ProposedOn, ProposedAt) = (entry.By, entry.Today, entry.At);
    }

    public Id<MassDeferral> Id { get; private init; } = Id<MassDeferral>.New();

    public string Name { get; private init; } = "";

    /// <summary>The day of what happened; null when no single day is meant.</summary>
    public DateOnly? EventOn { get; private init; }

    /// <summary>The <see cref="MassChoice"/> as JSON, for the record: the loans themselves were fixed when it was proposed.</summary>
    public string Choice { get; private init; } = "";

    /// <summary>Instalments not paid and due on or after this day move.</summary>
    public DateOnly From { get; private init; }

    public int Months { get; private init; }

    public string Reason { get; private init; } = "";

    public MassDeferralStatus Status { get; private set; }

    public Id<Proposal>? ProposalId { get; set; }

    public Id<Proposal>? UndoingProposalId { get; set; }

    public string ProposedBy { get; private init; } = "";

    public DateOnly ProposedOn { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime ProposedAt { get; private init; }

    /// <summary>Value date of all its deferrals: the business date of the approval.</summary>
    public DateOnly? AgreedOn { get; private set; }

    /// <summary>Both persons, as the loans' histories show them; of the undoing once that is approved.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>UTC; of the undoing once that is approved.</summary>
    public DateTime? StartedAt { get; private set; }

    /// <summary>UTC; null while it is being carried out.</summary>
    public DateTime? FinishedAt { get; private set; }

    public long Revision { get; private set; }

    public static void Check(string name, MassChoice choice, DateOnly from, int months, string reason, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(choice);
        if (TypedText.IsBlank(name)) throw new RefusedException("deferral.name-missing", "A mass deferral has a name: what happened.");
        if (TypedText.IsBlank(reason)) throw new RefusedException("deferral.reason-missing", "A deferral has a reason.");
        if (months is < 1 or > MostMonths) throw new RefusedException("deferral.months-impossible", "Instalments move by 1 to 12 months.", MostMonths);
        if (from < today.AddMonths(-MostMonthsBack) || from > today.AddMonths(MostMonths))
            throw new RefusedException("deferral.from-impossible", "It begins at most 12 months before or after today.", today.AddMonths(-MostMonthsBack), today.AddMonths(MostMonths));
        if (choice.EventOn > today) throw new RefusedException("deferral.event-in-the-future", "What happened lies before today.", today);
    }

    /// <summary>A second person approved: carry it out.</summary>
    /// <exception cref="RefusedException"><c>deferral.not-waiting</c>.</exception>
    public void Start(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (Status is not MassDeferralStatus.Proposed) throw new RefusedException("deferral.not-waiting", "This mass deferral has been carried out already.");
        (Status, AgreedOn, DecidedBy, StartedAt) = (MassDeferralStatus.Running, entry.Today, entry.By, entry.At);
    }

    /// <summary>A second person approved the undoing.</summary>
    /// <exception cref="RefusedException"><c>deferral.not-done</c>.</exception>
    public void StartUndoing(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        RefuseUndoing();
        (Status, DecidedBy, StartedAt, FinishedAt) = (MassDeferralStatus.Undoing, entry.By, entry.At, null);
    }

    public void RefuseUndoing()
    {
        if (Status is not MassDeferralStatus.Done) throw new RefusedException("deferral.not-done", "Only a mass deferral that has been carried out is undone.");
    }

    public void Finish(DateTime at)
    {
        (Status, FinishedAt) = (Status is MassDeferralStatus.Undoing ? MassDeferralStatus.Undone : MassDeferralStatus.Done, at);
    }
}

public enum DeferredLoanStatus
{
    Waiting,
    Deferred,

    /// <summary>A rule of the loan said no, see <see cref="DeferredLoan.Code"/>.</summary>
    Refused,

    Undone,

    /// <summary>A rule of the loan said no to the undoing.</summary>
    NotUndone,
}

/// <summary>One loan of a mass deferral. The keys of its events are chosen in advance: carried out twice, it is done once.</summary>
public sealed class DeferredLoan
{
    public Id<MassDeferral> MassDeferralId { get; init; }

    public Id<Loan> LoanId { get; init; }

    public Guid EventId { get; init; } = Guid.CreateVersion7();

    public Guid UndoingId { get; init; } = Guid.CreateVersion7();

    public DeferredLoanStatus Status { get; set; }

    /// <summary>Why it was refused.</summary>
    public string? Code { get; set; }
}

internal sealed class MassDeferralMapping : IEntityTypeConfiguration<MassDeferral>, IEntityTypeConfiguration<DeferredLoan>
{
    public void Configure(EntityTypeBuilder<MassDeferral> builder)
    {
        builder.ToTable("mass_deferrals");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(MassDeferral.LongestName);
        builder.Property(x => x.Reason).HasMaxLength(LoanEvent.LongestReference);
        builder.Property(x => x.ProposedBy).HasMaxLength(200);
        builder.Property(x => x.DecidedBy).HasMaxLength(400);
        builder.HasIndex(x => x.Status);
    }

    public void Configure(EntityTypeBuilder<DeferredLoan> builder)
    {
        builder.ToTable("mass_deferral_loans");
        builder.HasKey(x => new { x.MassDeferralId, x.LoanId });
        builder.HasOne<MassDeferral>().WithMany().HasForeignKey(x => x.MassDeferralId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Loan>().WithMany().HasForeignKey(x => x.LoanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => new { x.MassDeferralId, x.Status });
        builder.Property(x => x.Code).HasMaxLength(60);
    }
}
