using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>Why a loan is proposed for a month, and is in no file of that month that counts.</summary>
public enum DirectDebitReason
{
    /// <summary>No file of the month has been made yet.</summary>
    NoFileYet,

    /// <summary>Its debit of the month was returned.</summary>
    CameBack,

    /// <summary>The payment that its debit of the month became was undone on the loan.</summary>
    PaymentUndone,

    /// <summary>Its mandate was entered after the file was made.</summary>
    MandateSince,

    /// <summary>It was paid out after the file was made.</summary>
    PaidOutSince,

    /// <summary>It was deferred, rescheduled or corrected after the file was made.</summary>
    ChangedSince,

    /// <summary>The file was made without it.</summary>
    LeftOut,
}

/// <param name="Batch">Reference of the file of the month that had it, or was made without it; null where there is none.</param>
/// <param name="On">When it came back, or what has changed since was entered.</param>
public sealed record DebitReason(DirectDebitReason Kind, string? Batch = null, DateOnly? On = null)
{
    /// <param name="files">Of the month and not cancelled, in order.</param>
    /// <param name="asked">The loan's debits in them, none of which stands.</param>
    internal static DebitReason Of(Loan loan, Mandate mandate, IReadOnlyList<DirectDebitBatch> files, IEnumerable<AskedDebit> asked)
    {
        if (asked.LastOrDefault() is { } gone) return gone.Line.ReturnedOn is { } on ? new(DirectDebitReason.CameBack, gone.Batch, on) : new(DirectDebitReason.PaymentUndone, gone.Batch);
        if (files.Count == 0) return new(DirectDebitReason.NoFileYet);

        var file = files[^1];
        var since = loan.Events.Where(x => x.EnteredAt > file.PreparedAt).ToList();
        if (mandate.EnteredAt > file.PreparedAt) return new(DirectDebitReason.MandateSince, file.Reference, DateOnly.FromDateTime(mandate.EnteredAt));
        if (since.Find(x => x.Kind is LoanEventKind.Disbursed) is { } paidOut) return new(DirectDebitReason.PaidOutSince, file.Reference, paidOut.BookedOn);
        if (since.Find(x => x.Kind is not LoanEventKind.Paid) is { } changed) return new(DirectDebitReason.ChangedSince, file.Reference, changed.BookedOn);
        return new(DirectDebitReason.LeftOut, file.Reference);
    }
}

/// <summary>A loan's debit in a file that was not cancelled.</summary>
internal sealed record AskedDebit(DirectDebitLine Line, DateOnly Month, string Batch);
