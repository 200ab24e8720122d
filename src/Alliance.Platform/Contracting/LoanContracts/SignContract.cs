using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
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

/// <summary>Records that both parties have signed the contract of a loan: it is sealed, and the loan can be paid out. For good.</summary>
/// <remarks>Follows in the same transaction: those who pay out are told.</remarks>
public sealed class SignContract(PlatformDb db, ICurrentUser user, Clerk clerk, ContractDesk desk, DossierNotices notices)
{
    public const int LongestPlace = 80;
    public const int LongestName = 120;
    public const int MostWitnesses = 4;

    /// <param name="Number">Of the contract that was signed: the last one that was made.</param>
    /// <param name="SignedOn">From the day it was made on, up to today.</param>
    /// <param name="ForPlatform">Who signed for the platform, with capacity.</param>
    /// <param name="Witnesses">Names; none where nobody witnessed.</param>
    /// <param name="Scan">The signed paper, among the documents of the dossier.</param>
    public sealed record Input(
        [property: Range(1, int.MaxValue)] int Number,
        [property: JsonRequired] DateOnly SignedOn,
        [property: Required, StringLength(LongestPlace, MinimumLength = 2)] string Place,
        [property: Required, StringLength(LongestName, MinimumLength = 3)] string ForPlatform,
        [property: MaxLength(MostWitnesses)] IReadOnlyList<string>? Witnesses = null,
        Id<DossierDocument>? Scan = null);

    /// <param name="Hash">Of the signing.</param>
    public sealed record ContractSigned(DateOnly SignedOn, string Hash);

    public static void Map(IEndpointRouteBuilder contract) => contract.MapPost("/signing", Post).WithSummary("Record that the contract of a loan was signed").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such loan.</returns>
    /// <exception cref="RefusedException"><c>contract.none</c>, <c>contract.made-anew</c>, <c>contract.signed-before-made</c>, <c>contract.signed-before-conditions</c>, <c>contract.too-many-witnesses</c>, <c>contract.no-such-document</c>, <c>document.being-checked</c>, <c>document.infected</c>, <c>document.lacks-file</c>, <c>loan.contracted-already</c>, <c>loan.conditions-open</c>, <c>application.in-session</c>.</exception>
    public async Task<ContractSigned?> Handle(Id<Loan> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.MakeContracts);
        if (await desk.Find(id, null, ct) is not { } lying) return null;

        if (lying.Records is not [.., var latest]) throw new RefusedException("contract.none", "There is no contract to sign.");
        if (lying.Loan.ContractedOn is null && latest.Number != input.Number) throw new RefusedException("contract.made-anew", "The contract has been made anew: that one is to be signed.", latest.Number);
        if (lying.Application.Status is not ApplicationStatus.Approved) throw new RefusedException("loan.conditions-open", "Conditions of the approval aren't met yet.");
        lying.DemandConditionsMet(input.SignedOn);
        await db.DemandOutOfSession(lying.Loan.ApplicationId, ct);
        lying.Loan.SignContract(input.SignedOn, clerk.Today);
        latest.DemandMade(input.SignedOn);

        var signing = new ContractSigning(latest, await Write(lying, latest, input, ct), input.Scan, clerk.Entry);
        db.Add(signing);
        db.Revise(lying.Application); // of signing and reopening a condition at the same moment, one loses
        if (lying.Loan is { NeedsContract: true, Events.Count: 0 }) await notices.Contract(lying.Application, new(id.Value, lying.Loan.Number, HasEvents: false), ct);
        await db.SaveChangesAsync(ct);
        return new(signing.SignedOn, signing.Hash);
    }

    private async Task<SigningText> Write(ContractDesk.Lying lying, ContractDesk.Head latest, Input input, CancellationToken ct)
    {
        string[] witnesses = [.. (input.Witnesses ?? []).Select(Blank.ToNull).OfType<string>()];
        if (witnesses.Length > MostWitnesses) throw new RefusedException("contract.too-many-witnesses", $"At most {MostWitnesses} witnesses.", MostWitnesses);
        return new()
        {
            Contract = latest.Hash,
            SignedOn = input.SignedOn,
            Place = Line(input.Place, LongestPlace),
            ForPlatform = Line(input.ForPlatform, LongestName),
            Witnesses = [.. witnesses.Select(x => Line(x, LongestName))],
            Scan = input.Scan is { } scan ? await ScanOf(lying.Loan.ApplicationId, scan, ct) : null,
            RecordedOn = clerk.Today,
        };
    }

    /// <summary>One that was taken in, and whose bytes it names: found out, scanned and stored as every document is.</summary>
    private async Task<SigningText.ScanFile> ScanOf(Id<LoanApplication> application, Id<DossierDocument> id, CancellationToken ct)
    {
        var document = await db.FindOpenable(application, id, ct, tracked: true) ?? throw new RefusedException("contract.no-such-document", "The dossier has no such document.");
        db.Revise(document); // of signing with it and taking it back at the same moment, one loses
        return new(document.Name, document.Fingerprint.ToLowerInvariant());
    }

    /// <summary>On the sealed paper it is one line, which nobody takes for two.</summary>
    private static string Line(string text, int longest) =>
        Blank.ToNull(text) is not { } line ? throw new RefusedException("text.missing", "Say why.")
        : line.Length <= longest ? line
        : throw new RefusedException("text.too-long", $"At most {longest} characters.", longest);

    private static async Task<Results<Ok<ContractSigned>, NotFound>> Post(Id<Loan> id, Input input, SignContract signContract, CancellationToken ct) =>
        await signContract.Handle(id, input, ct) is { } signed ? TypedResults.Ok(signed) : TypedResults.NotFound();
}
