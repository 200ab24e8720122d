using Alliance.Kernel;

namespace Alliance.Platform.Origination.Applications;

/// <summary>The loan that a dossier became, as its page shows it.</summary>
/// <param name="HasEvents">Whether anything was ever entered on it; then the decision stands.</param>
public sealed record DossierLoan(Guid Id, string Number, bool HasEvents)
{
    /// <summary>Whether its contract has to be signed before anything is paid out.</summary>
    public bool AwaitsContract { get; init; }

    /// <summary>Whether its contract is signed: then the decision stands, and so do its conditions.</summary>
    public bool IsContracted { get; init; }

    /// <summary>Whether anything that was agreed or done on it keeps the decision as it is.</summary>
    public bool IsFixed => HasEvents || IsContracted;
}

/// <summary>What follows from a decision on a dossier, in the transaction that stores it. Kept by the area that lends, which this one can't name.</summary>
public interface ILendOnDecisions
{
    /// <summary>Contracts the loan that was approved, without saving.</summary>
    DossierLoan Contract(LoanApplication approved);

    /// <summary>Null when none was contracted.</summary>
    Task<DossierLoan?> Find(Id<LoanApplication> application, CancellationToken ct);

    /// <summary>Those of several dossiers by one look; of a dossier without a loan there is none.</summary>
    Task<IReadOnlyDictionary<Id<LoanApplication>, DossierLoan>> Find(IReadOnlyCollection<Id<LoanApplication>> applications, CancellationToken ct);

    /// <summary>Whether there is a loan that could go.</summary>
    /// <exception cref="RefusedException">What <see cref="Cancel"/> would be refused for.</exception>
    Task<bool> DemandCancellable(Id<LoanApplication> application, CancellationToken ct);

    /// <summary>Removes the loan of a decision that is taken back, and what hangs on it and counts no more, without saving.</summary>
    /// <exception cref="RefusedException"><c>application.loan-has-events</c>: even an undone disbursement stays in its history; or another <c>application.loan-has-…</c>, for what else stands in the way.</exception>
    Task Cancel(Id<LoanApplication> application, CancellationToken ct);

    /// <summary>Removes the loan of a borrower who gives it up, without saving: what was promised to it is free again. A signed contract doesn't stand in the way; it stays, and is of no effect.</summary>
    /// <exception cref="RefusedException"><c>application.paid-out</c>, or <c>application.loan-has-…</c>, for what else stands in the way.</exception>
    Task GiveUp(Id<LoanApplication> application, CancellationToken ct);
}
