using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Contracting.Templates;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>Makes the contract of an approved loan from the decision, its frozen terms and the platform's template; made anew, it replaces one that isn't signed.</summary>
public sealed class MakeContract(PlatformDb db, ICurrentUser user, Clerk clerk, TenantContext tenant, ContractDesk desk)
{
    /// <summary>Days from today: a schedule is made for a day that can be foreseen.</summary>
    public const int FarthestAhead = 366;

    /// <summary>Of one loan: each is kept for good, and nobody looks through more.</summary>
    public const int MostVersions = 30;

    /// <param name="PaidOutOn">When the loan is to be paid out; today without.</param>
    public sealed record Input([property: JsonRequired, EnumDataType(typeof(ContractForm))] ContractForm Form, DateOnly? PaidOutOn = null);

    /// <param name="Number">From 1.</param>
    public sealed record ContractMade(int Number, string Hash, string Code);

    public static void Map(IEndpointRouteBuilder contract) => contract.MapPost("/versions", Post).WithSummary("Make the contract of a loan, or make it anew before it is signed").ProducesProblem(404).ProducesProblem(409);

    /// <returns>Null when this platform has no such loan.</returns>
    /// <exception cref="RefusedException"><c>contract.signed-already</c>, <c>contract.paid-out</c>, <c>contract.day-past</c>, <c>contract.day-far</c>, <c>contract.too-many-versions</c>, <c>contract.field-missing</c>, <c>contract.languages-differ</c>, <c>application.in-session</c>.</exception>
    public async Task<ContractMade?> Handle(Id<Loan> id, Input input, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        user.Demand(Permissions.MakeContracts);
        Check(input.PaidOutOn);
        if (await desk.Find(id, input.PaidOutOn, ct) is not { } lying) return null;

        if (lying.Signing is not null) throw new RefusedException("contract.signed-already", "The contract of this loan is signed: it stays what it is.");
        if (lying.Loan.Events.Count > 0) throw new RefusedException("contract.paid-out", "Money has moved on this loan: it has no contract to be made.");
        if (lying.Records.Count >= MostVersions) throw new RefusedException("contract.too-many-versions", $"The contract of a loan is made at most {MostVersions} times: sign the last one.", MostVersions);
        await db.DemandOutOfSession(lying.Loan.ApplicationId, ct);
        if (await desk.Missing(lying.Facts, input.Form, ct) is { Count: > 0 } missing) throw Lacks(missing);

        var record = new ContractRecord(lying.Loan, lying.NextNumber, await Write(lying.Facts, input.Form, ct), clerk.Entry);
        db.Add(record);
        db.Revise(lying.Loan); // of making anew and signing at the same moment, one loses
        await db.SaveChangesAsync(ct);
        return new(record.Number, record.Hash, record.Code);
    }

    private void Check(DateOnly? paidOutOn)
    {
        if (paidOutOn is not { } on) return;
        if (on < clerk.Today) throw new RefusedException("contract.day-past", "The day on which the loan is to be paid out has passed.", clerk.Today);
        if (on > clerk.Today.AddDays(FarthestAhead)) throw new RefusedException("contract.day-far", "The day on which the loan is to be paid out is too far ahead.", clerk.Today.AddDays(FarthestAhead));
    }

    /// <summary>All that it says. Asks for nothing, and stores nothing.</summary>
    internal async Task<ContractText> Write(ContractFacts facts, ContractForm form, CancellationToken ct)
    {
        var (loan, languages) = (facts.Loan, form.Languages());
        var wordings = new List<ContractText.Wording>();
        var fields = new HashSet<string>(StringComparer.Ordinal);
        foreach (var language in languages)
        {
            var template = await ContractTemplates.Of(db, language, ct);
            fields.UnionWith(TemplateText.Read(template.Text).Fields);
            wordings.Add(facts.Fill(template, language));
        }

        if (form is ContractForm.Both) SideBySide.Demand(wordings[0].Blocks, wordings[1].Blocks);
        return new()
        {
            Number = facts.Number,
            Platform = new(tenant.Organisation.NameIn("fr"), tenant.Organisation.NameIn("ar")),
            Loan = loan.Number,
            Form = form,
            MadeOn = facts.Today,
            DecidedOn = loan.GrantedOn,
            Borrower = facts.NameIn("fr") ?? facts.Person.Name,
            Amount = loan.Terms.Granted,
            Term = loan.Terms.Term,
            GraceMonths = loan.Terms.GraceMonths,
            PaidOutOn = facts.PaidOutOn,
            Schedule = facts.Schedule,
            Figures = [.. ContractField.All.Where(x => !x.IsBlock && fields.Contains(x.Name)).Select(x => new ContractText.Figure(x.Name, x.Source, [.. languages.Select(language => facts.Value(x.Name, language) ?? "")]))],
            Wordings = wordings,
        };
    }

    private static RefusedException Lacks(IReadOnlyList<MissingField> missing) => new(
        "contract.field-missing",
        "Missing: " + string.Join(", ", missing.Select(x => $"{x.Field} in {x.Language} ({KebabCase.Of(x.Place)})")) + ".",
        new ContractWords.Fields([.. missing.Select(x => x.Field).Distinct(StringComparer.Ordinal)]));

    private static async Task<Results<Created<ContractMade>, NotFound>> Post(Id<Loan> id, Input input, MakeContract makeContract, CancellationToken ct) =>
        await makeContract.Handle(id, input, ct) is { } made ? TypedResults.Created($"/api/loans/{id}/contract/{made.Number}.pdf", made) : TypedResults.NotFound();
}
