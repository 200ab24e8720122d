using System.Globalization;
using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>What a file is beside those that were printed.</summary>
public enum FileComparison
{
    /// <summary>To the byte.</summary>
    Same,

    /// <summary>Saved anew by another program, or changed: the record stands, and its figures are to be compared.</summary>
    Differs,
}

/// <summary>What a contract shown by somebody says in this platform's record, so that a figure that was changed on paper is seen to be. Open to all: the code is the key, and only initials are told of the person.</summary>
/// <remarks>Asks for no permission: the code is the key. Looks in this platform's database alone: a code of another platform verifies nothing here.</remarks>
public sealed class VerifyContract(PlatformDb db, TenantContext tenant, VerificationLimits limits)
{
    /// <param name="Number">As printed.</param>
    /// <param name="Initials">Of the borrower, to compare with who shows the paper.</param>
    /// <param name="Hash">SHA-256 of the canonical text, as printed.</param>
    public sealed record VerifiedContract(string Number, string Platform, Money Amount, DateOnly MadeOn, ContractState State, string Initials, string Hash)
    {
        /// <summary>Months.</summary>
        public required int Term { get; init; }

        /// <summary>Months.</summary>
        public required int GraceMonths { get; init; }

        /// <summary>Null while it isn't signed.</summary>
        public required DateOnly? SignedOn { get; init; }

        /// <summary>The day that the paper says, where it was corrected since; else null.</summary>
        public required DateOnly? SignedOnPaper { get; init; }

        /// <summary>The day on which the borrower gave the loan up; null where they didn't.</summary>
        public required DateOnly? GivenUpOn { get; init; }

        /// <summary>SHA-256 of the signing's canonical text; null while it isn't signed.</summary>
        public required string? SigningHash { get; init; }

        /// <summary>Null where no file's hash was asked about.</summary>
        public required FileComparison? File { get; init; }
    }

    public static void Map(IEndpointRouteBuilder contracts) => contracts.MapGet("/verify/{code}", Get).WithSummary("Compare a contract with the record by the code on it; with 'file', the SHA-256 of a file, also that file")
        .Produces<VerifiedContract>().ProducesProblem(404).ProducesProblem(429).WithMetadata(new AllowAnonymousAttribute());

    /// <summary>False when this address has asked too often.</summary>
    public bool Allows(IPAddress? from) => limits.Allow(tenant.Organisation, from);

    /// <param name="file">SHA-256 of a file in hexadecimal; null for none.</param>
    /// <returns>Null when this platform has made no such contract.</returns>
    public async Task<VerifiedContract?> Handle(string code, string language, string? file = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (!Verification.CanBeCode(code)) return null;
        var record = await db.Set<ContractRecord>().AsNoTracking().SingleOrDefaultAsync(x => x.Code == code, ct);
        if (record is null || !Verification.IsCode(code, record.Code)) return null;

        var (text, loan) = (record.Read(), record.LoanId);
        var signing = await db.Set<ContractSigning>().AsNoTracking().SingleOrDefaultAsync(x => x.LoanId == loan, ct);
        var latest = await db.Set<ContractRecord>().Where(x => x.LoanId == loan).MaxAsync(x => x.Number, ct);
        var signed = signing?.Number == record.Number ? signing : null;
        var application = await db.Applications.AsNoTracking().SingleOrDefaultAsync(x => x.Id == record.ApplicationId, ct);
        var isThere = await db.Loans.AnyAsync(x => x.Id == loan, ct);
        var corrected = signed is null || application is null ? null : SigningDays.Corrected(application, signed).LastOrDefault();
        var end = isThere || application is null ? null : SigningDays.EndOf(application, record.At);
        return new(
            text.Number, text.NameIn(language), text.Amount, text.MadeOn,
            ContractDesk.StateOf(record.Number, latest, signing?.Number, isThere), Initials.Of(text.Borrower), record.Hash)
        {
            Term = text.Term,
            GraceMonths = text.GraceMonths,
            SignedOn = corrected?.On ?? signed?.SignedOn,
            SignedOnPaper = corrected is null ? null : signed?.SignedOn,
            GivenUpOn = end is { Kind: ApplicationEventKind.GivenUp } givenUp ? givenUp.On : null,
            SigningHash = signed?.Hash,
            File = await Compare(loan, record.Number, file, ct),
        };
    }

    private async Task<FileComparison?> Compare(Id<Loan> loan, int number, string? file, CancellationToken ct)
    {
        if (Blank.ToNull(file) is not { } asked) return null;
        var hash = asked.ToLowerInvariant();
        return hash.Length == ContractRecord.HashLength && await db.Set<ContractPaper>().AnyAsync(x => x.LoanId == loan && x.Number == number && x.FileHash == hash, ct) ? FileComparison.Same : FileComparison.Differs;
    }

    private static Task<IResult> Get(string code, string? file, VerifyContract verifyContract, HttpContext context, CancellationToken ct) =>
        Verification.Answer(context, verifyContract.Allows, () => verifyContract.Handle(code, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, file, ct));
}
