using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>How a borrower was reached, or tried to be.</summary>
public enum ContactKind
{
    Call,
    Visit,
    Letter,
    Email,

    /// <summary>By SMS or a messenger.</summary>
    Message,
}

/// <summary>A contact with a borrower about a late loan: who, when, what was said, what comes next. Never deleted: a wrong note is struck out with a reason.</summary>
public sealed class Contact : IRevised
{
    public const int LongestWords = 2_000;
    public const int LongestReason = 500;

    private Contact() { } // for EF Core

    /// <param name="on">The day of the contact.</param>
    /// <param name="nextOn">When something is to be done next; null when nothing is.</param>
    /// <exception cref="RefusedException"><c>contact.words-missing</c>, <c>contact.in-the-future</c>, <c>contact.next-step-before</c>.</exception>
    public Contact(Id<Loan> loanId, ContactKind kind, DateOnly on, string words, DateOnly? nextOn, Entry entry, Id<Reminder>? reminderId = null)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (TypedText.IsBlank(words)) throw new RefusedException("contact.words-missing", "A contact is described in a few words.");
        if (on > entry.Today) throw new RefusedException("contact.in-the-future", "A contact is noted after it took place.", entry.Today);
        if (nextOn < on) throw new RefusedException("contact.next-step-before", "The next step comes after the contact.", on);

        (LoanId, Kind, On, Words, NextOn, ReminderId) = (loanId, kind, on, TypedText.CleanLines(words), nextOn, reminderId);
        (EnteredBy, EnteredAt) = (entry.By, entry.At);
    }

    public Id<Contact> Id { get; private init; } = Id<Contact>.New();

    public Id<Loan> LoanId { get; private init; }

    public ContactKind Kind { get; private init; }

    public DateOnly On { get; private init; }

    public string Words { get; private init; } = "";

    public DateOnly? NextOn { get; private init; }

    /// <summary>The reminder letter that this contact is.</summary>
    public Id<Reminder>? ReminderId { get; private init; }

    public string EnteredBy { get; private init; } = "";

    /// <summary>UTC.</summary>
    public DateTime EnteredAt { get; private init; }

    /// <summary>UTC; null while the note stands.</summary>
    public DateTime? StruckAt { get; private set; }

    public string? StruckBy { get; private set; }

    public string? StruckBecause { get; private set; }

    public long Revision { get; private set; }

    /// <exception cref="RefusedException"><c>contact.reason-missing</c>, <c>contact.struck-already</c>.</exception>
    public void Strike(string reason, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (TypedText.IsBlank(reason)) throw new RefusedException("contact.reason-missing", "Say why the note is struck out.");
        if (StruckAt is not null) throw new RefusedException("contact.struck-already", "This note has been struck out already.");

        (StruckAt, StruckBy, StruckBecause) = (entry.At, entry.By, TypedText.CleanLines(reason));
    }
}

internal sealed class ContactMapping : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("arrears_contacts");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasOne<Loan>().WithMany().HasForeignKey(x => x.LoanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => new { x.LoanId, x.On });
        builder.Property(x => x.Words).HasMaxLength(Contact.LongestWords);
        builder.Property(x => x.EnteredBy).HasMaxLength(200);
        builder.Property(x => x.StruckBy).HasMaxLength(200);
        builder.Property(x => x.StruckBecause).HasMaxLength(Contact.LongestReason);
    }
}
