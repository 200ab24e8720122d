using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>Where the e-mail of a reminder stands.</summary>
public enum ReminderMail
{
    /// <summary>Not asked for, or the borrower's address is not known.</summary>
    None,
    Waiting,
    Sent,

    /// <summary>Given up after several tries; the letter can be printed.</summary>
    Failed,
}

/// <summary>A reminder letter as it went out: its words are kept, whatever the settings say later. Each step goes out once while a loan stays late.</summary>
public sealed class Reminder : IRevised
{
    public const int LongestSubject = 200;

    private Reminder() { } // for EF Core

    /// <param name="batchId">Reminders made together are printed together.</param>
    /// <param name="lateSince">When the present arrears began: with loan and step it makes the key.</param>
    /// <param name="step">From 1.</param>
    public Reminder(Guid batchId, Id<Loan> loanId, DateOnly lateSince, int step, string language, string addressee, ReminderText letter, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(entry);
        (BatchId, LoanId, LateSince, Step, Language, Addressee, Subject, Body) = (batchId, loanId, lateSince, step, language, addressee, letter.Subject, letter.Body);
        (On, EnteredBy, EnteredAt) = (entry.Today, entry.By, entry.At);
    }

    public Id<Reminder> Id { get; private init; } = Id<Reminder>.New();

    public Guid BatchId { get; private init; }

    public Id<Loan> LoanId { get; private init; }

    public DateOnly LateSince { get; private init; }

    public int Step { get; private init; }

    /// <summary>Business date of the letter.</summary>
    public DateOnly On { get; private init; }

    public string Language { get; private init; } = "";

    public string Addressee { get; private init; } = "";

    public string Subject { get; private init; } = "";

    public string Body { get; private init; } = "";

    public string EnteredBy { get; private init; } = "";

    /// <summary>UTC.</summary>
    public DateTime EnteredAt { get; private init; }

    public ReminderMail Mail { get; private set; }

    public int MailTries { get; private set; }

    /// <summary>UTC; when it is tried next, as long as it waits.</summary>
    public DateTime? MailDueAt { get; private set; }

    /// <summary>UTC; null until it has been sent.</summary>
    public DateTime? MailedAt { get; private set; }

    public long Revision { get; private set; }

    public void AskForMail() => (Mail, MailDueAt) = (ReminderMail.Waiting, EnteredAt);

    /// <summary>Said before it is sent: a process that ends meanwhile, or another one at the same moment, sends it no second time until the pause is over.</summary>
    public void TryToMail(DateTime at)
    {
        MailDueAt = Kernel.MailTries.After(at, MailTries);
        MailTries++;
    }

    public void Mailed(DateTime at)
    {
        (Mail, MailedAt, MailDueAt) = (ReminderMail.Sent, at, null);
    }

    public void NotMailed(bool forGood = false)
    {
        if (forGood || MailTries >= Kernel.MailTries.Most) (Mail, MailDueAt) = (ReminderMail.Failed, null);
    }
}

internal sealed class ReminderMapping : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("arrears_reminders");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasOne<Loan>().WithMany().HasForeignKey(x => x.LoanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => new { x.LoanId, x.LateSince, x.Step }).IsUnique(); // two officers at once meet here: one letter goes out
        builder.HasIndex(x => x.BatchId);
        builder.HasIndex(x => new { x.Mail, x.MailDueAt });
        builder.Property(x => x.Language).HasMaxLength(2);
        builder.Property(x => x.Addressee).HasMaxLength(300);
        builder.Property(x => x.Subject).HasMaxLength(Reminder.LongestSubject + 200).KeepsMarksOfDirection(); // filled in, it is longer
        builder.Property(x => x.Body).KeepsMarksOfDirection();
        builder.Property(x => x.EnteredBy).HasMaxLength(200);
    }
}
