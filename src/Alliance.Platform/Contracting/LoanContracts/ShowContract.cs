using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.DossierDocuments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>The contract of a loan as it stands: what was made, what is missing to make it, whether it is signed, and where each figure comes from.</summary>
public sealed class ShowContract(PlatformDb db, ICurrentUser user, ContractDesk desk)
{
    /// <param name="Form">Of the one in force; null of those it replaced, whose texts are read one at a time.</param>
    /// <param name="Hash">SHA-256 of the canonical text.</param>
    /// <param name="Code">Of the address where anybody verifies it.</param>
    public sealed record Version(int Number, ContractForm? Form, DateOnly MadeOn, string By, string Hash, string Code, ContractState State);

    /// <param name="SignedOn">As it was corrected last, where it was.</param>
    /// <param name="Hash">SHA-256 of the signing's canonical text.</param>
    /// <param name="Scan">Among the documents of the dossier; null without.</param>
    public sealed record Signature(int Number, DateOnly SignedOn, string Place, string ForPlatform, IReadOnlyList<string> Witnesses, string Hash, Id<DossierDocument>? Scan, string By)
    {
        /// <summary>Of the scan.</summary>
        public string? ScanName { get; init; }

        /// <summary>The day that the seal says.</summary>
        public required DateOnly SealedDay { get; init; }

        /// <summary>Of the day, in order.</summary>
        public required IReadOnlyList<DayCorrection> Corrections { get; init; }
    }

    /// <param name="On">The day as it was corrected.</param>
    /// <param name="At">When that was entered, UTC.</param>
    public sealed record DayCorrection(DateOnly On, DateTime At, string By, string Why);

    /// <summary>What contracts say of the borrower and the dossier doesn't know.</summary>
    /// <param name="Revision">Null while nothing was written: who writes says what they read.</param>
    /// <param name="NeedsArabicName">The dossier has the name in Latin letters, so the other one is the Arabic; else the other way round.</param>
    public sealed record Particulars(string? OtherName, string? Address, string? AddressInArabic, bool NeedsArabicName, long? Revision);

    public sealed record FormOffer(ContractForm Form, IReadOnlyList<MissingField> Missing);

    /// <summary>A document of the dossier that can be the proof of the signing.</summary>
    public sealed record ScanChoice(Id<DossierDocument> Id, string Name);

    public sealed record ContractSheet
    {
        public required Id<Loan> LoanId { get; init; }
        public required string LoanNumber { get; init; }
        public required string Borrower { get; init; }
        public required Id<LoanApplication> ApplicationId { get; init; }
        public required Money Amount { get; init; }

        /// <summary>Whether the loan is paid out only once its contract is signed.</summary>
        public required bool IsNeeded { get; init; }

        /// <summary>Whether conditions of the approval are open: until they are met nothing is signed.</summary>
        public required bool HasOpenConditions { get; init; }

        /// <summary>Whether money has moved.</summary>
        public required bool IsPaidOut { get; init; }

        /// <summary>The latest first.</summary>
        public required IReadOnlyList<Version> Versions { get; init; }

        public required Signature? Signing { get; init; }
        public required Particulars Borrowers { get; init; }

        /// <summary>What each form lacks; empty once it is signed.</summary>
        public required IReadOnlyList<FormOffer> Forms { get; init; }

        /// <summary>Of the contract in force: what each field printed, and where it came from.</summary>
        public required IReadOnlyList<ContractText.Figure> Figures { get; init; }

        /// <summary>Whether the reader may make and sign it as it stands.</summary>
        public required bool MayMake { get; init; }

        public required bool MaySign { get; init; }

        /// <summary>Whether the reader may correct the day on which it was signed.</summary>
        public required bool MayCorrectDay { get; init; }

        /// <summary>What can be chosen as the scan, the last that came first; empty for who may not sign.</summary>
        public required IReadOnlyList<ScanChoice> Scans { get; init; }
        public required long Revision { get; init; }

        /// <summary>The one in force: signed, or the last one that was made.</summary>
        public Version? InForce => Versions.FirstOrDefault(x => x.State is ContractState.Sealed or ContractState.ToSign);
    }

    public static void Map(IEndpointRouteBuilder contract) => contract.MapGet("", Get).WithSummary("Show the contract of a loan as it stands");

    /// <returns>Null when this platform has no such loan.</returns>
    public async Task<ContractSheet?> Handle(Id<Loan> id, CancellationToken ct = default)
    {
        user.Demand(Permissions.ReadLoans);
        if (await desk.Find(id, null, ct) is not { } lying) return null;

        var (loan, facts, inForce) = (lying.Loan, lying.Facts, lying.InForce);
        var text = inForce is null ? null : (await db.Set<ContractRecord>().AsNoTracking().SingleAsync(x => x.LoanId == id && x.Number == inForce.Number, ct)).Read();
        var canMake = lying.Signing is null && loan.Events.Count == 0;
        var hasOpenConditions = lying.Application.Status is not ApplicationStatus.Approved;
        var may = user.May(Permissions.MakeContracts);
        var maySign = may && lying.Signing is null && inForce is not null && !hasOpenConditions;
        return new()
        {
            LoanId = id,
            LoanNumber = loan.Number,
            Borrower = facts.Person.Name,
            ApplicationId = loan.ApplicationId,
            Amount = loan.Terms.Granted,
            IsNeeded = loan.NeedsContract,
            HasOpenConditions = hasOpenConditions,
            IsPaidOut = loan.Events.Count > 0,
            Versions = [.. lying.Records.Reverse().Select(x => new Version(x.Number, x == inForce ? text!.Form : null, x.MadeOn, x.By, x.Hash, x.Code, lying.StateOf(x)))],
            Signing = await SignatureOf(lying, ct),
            Borrowers = new(facts.Particulars?.OtherName, facts.Particulars?.Address, facts.Particulars?.AddressInArabic, facts.NameIn("fr") == facts.Person.Name, facts.Particulars?.Revision),
            Forms = canMake ? [.. await Offers(facts, ct)] : [],
            Figures = text?.Figures ?? [],
            MayMake = may && canMake,
            MaySign = maySign,
            MayCorrectDay = may && lying.Signing is not null,
            Scans = maySign ? await Scans(loan.ApplicationId, ct) : [],
            Revision = loan.Revision,
        };
    }

    private async Task<IReadOnlyList<ScanChoice>> Scans(Id<LoanApplication> dossier, CancellationToken ct)
    {
        var documents = await db.Set<DossierDocument>().AsNoTracking().Where(x => x.ApplicationId == dossier && !x.IsWithdrawn).ToListAsync(ct);
        return [.. documents.Where(x => x.CanBeOpened).OrderByDescending(x => x.AddedAt).ThenBy(x => x.Name, StringComparer.Ordinal).Select(x => new ScanChoice(x.Id, x.Name))];
    }

    private async Task<List<FormOffer>> Offers(ContractFacts facts, CancellationToken ct)
    {
        var offers = new List<FormOffer>();
        foreach (var form in Enum.GetValues<ContractForm>()) offers.Add(new(form, await desk.Missing(facts, form, ct)));
        return offers;
    }

    private async Task<Signature?> SignatureOf(ContractDesk.Lying lying, CancellationToken ct)
    {
        if (lying.Signing is not { } signing) return null;
        var text = signing.Read();
        var isThere = signing.DocumentId is { } scan && await db.Set<DossierDocument>().AnyAsync(x => x.Id == scan && !x.IsWithdrawn, ct);
        return new(signing.Number, lying.Loan.ContractedOn ?? signing.SignedOn, text.Place, text.ForPlatform, text.Witnesses, signing.Hash, isThere ? signing.DocumentId : null, signing.By)
        {
            ScanName = text.Scan?.Name,
            SealedDay = signing.SignedOn,
            Corrections = [.. SigningDays.Corrected(lying.Application, signing).Select(x => new DayCorrection(x.On, x.At, x.By, x.Note ?? ""))],
        };
    }

    private static async Task<Results<Ok<ContractSheet>, NotFound>> Get(Id<Loan> id, ShowContract showContract, CancellationToken ct) =>
        await showContract.Handle(id, ct) is { } sheet ? TypedResults.Ok(sheet) : TypedResults.NotFound();
}
