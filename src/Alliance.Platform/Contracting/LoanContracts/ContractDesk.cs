using Alliance.Kernel;
using Alliance.Platform.Contracting.Templates;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>What lies on the desk when a contract is looked at or made: the loan, its dossier, what was made of them.</summary>
/// <remarks>Asks for no permission: that is the use case's.</remarks>
public sealed class ContractDesk(PlatformDb db, TenantContext tenant, IBusinessDate business)
{
    /// <summary>A contract without its text, which is long and read only of the one that is looked at.</summary>
    internal sealed record Head(Id<Loan> LoanId, int Number, string Hash, string Code, DateOnly MadeOn, string By)
    {
        /// <exception cref="RefusedException"><c>contract.signed-before-made</c>.</exception>
        public void DemandMade(DateOnly signedOn)
        {
            if (signedOn < MadeOn) throw new RefusedException("contract.signed-before-made", "A contract isn't signed before it is made.", MadeOn);
        }
    }

    /// <param name="Records">By number.</param>
    /// <param name="NextNumber">Of one that would be made.</param>
    internal sealed record Lying(ContractFacts Facts, LoanApplication Application, IReadOnlyList<Head> Records, ContractSigning? Signing, int NextNumber)
    {
        public Loan Loan => Facts.Loan;

        /// <summary>The one in force: signed, or the last one that was made.</summary>
        public Head? InForce => Records.LastOrDefault(x => StateOf(x) is ContractState.Sealed or ContractState.ToSign);

        /// <exception cref="RefusedException"><c>contract.signed-before-conditions</c>.</exception>
        public void DemandConditionsMet(DateOnly signedOn)
        {
            if (Application.Conditions.Max(x => x.MetOn) is { } met && signedOn < met) throw new RefusedException("contract.signed-before-conditions", "Nothing is signed before its conditions were met.", met);
        }

        public ContractState StateOf(Head record) => ContractDesk.StateOf(record.Number, Records[^1].Number, Signing?.Number, loanIsThere: true);
    }

    /// <param name="latest">Number of the last one that was made.</param>
    /// <param name="signed">Number of the one that was signed; null while none is.</param>
    internal static ContractState StateOf(int number, int latest, int? signed, bool loanIsThere) =>
        !loanIsThere ? ContractState.Void
        : signed == number ? ContractState.Sealed
        : signed is not null || number < latest ? ContractState.Replaced
        : ContractState.ToSign;

    /// <param name="paidOutOn">When the loan is to be paid out; on the business date without.</param>
    /// <returns>Null when this platform has no such loan.</returns>
    internal async Task<Lying?> Find(Id<Loan> id, DateOnly? paidOutOn, CancellationToken ct)
    {
        if (await db.Loans.SingleOrDefaultAsync(x => x.Id == id, ct) is not { } loan) return null;

        var application = await db.Applications.SingleOrDefaultAsync(x => x.Id == loan.ApplicationId, ct);
        if (application is null) return null;
        var person = await db.Entrepreneurs.AsNoTracking().Where(x => x.Id == application.EntrepreneurId).SingleAsync(ct);
        var enterprise = await db.Enterprises.AsNoTracking().Where(x => x.Id == loan.EnterpriseId).SingleAsync(ct);
        var records = await db.Set<ContractRecord>().AsNoTracking().Where(x => x.LoanId == id).OrderBy(x => x.Number)
            .Select(x => new Head(x.LoanId, x.Number, x.Hash, x.Code, x.MadeOn, x.By)).ToListAsync(ct);
        var next = await db.Set<ContractRecord>().Where(x => x.ApplicationId == application.Id).MaxAsync(x => (int?)x.Number, ct) + 1 ?? 1;
        var today = business.Today;
        var on = paidOutOn ?? (loan.GrantedOn > today ? loan.GrantedOn : today);
        var facts = new ContractFacts
        {
            Organisation = tenant.Organisation,
            Loan = loan,
            Dossier = application.Number,
            Person = person.Person,
            Enterprise = enterprise.Profile,
            Particulars = await db.Set<ContractParticulars>().AsNoTracking().SingleOrDefaultAsync(x => x.LoanId == id, ct),
            Number = $"{loan.Number}/{next}",
            Today = today,
            PaidOutOn = on,
        };
        return new(facts.Planned(), application, records, await db.Set<ContractSigning>().AsNoTracking().SingleOrDefaultAsync(x => x.LoanId == id, ct), next);
    }

    /// <summary>What stands in the way of a contract in this form.</summary>
    internal async Task<IReadOnlyList<MissingField>> Missing(ContractFacts facts, ContractForm form, CancellationToken ct)
    {
        var missing = new List<MissingField>();
        foreach (var language in form.Languages())
        {
            var template = TemplateText.Read((await ContractTemplates.Of(db, language, ct)).Text);
            missing.AddRange(facts.Missing(template, language).Select(x => new MissingField(x.Name, language, PlaceOf(facts, x, language))));
        }

        return missing;
    }

    private static MissingPlace PlaceOf(ContractFacts facts, ContractField field, string language) => field switch
    {
        { Name: "borrower.name" } when facts.NameIn(language) is null => MissingPlace.Particulars,
        { Source: FieldSource.Particulars } => MissingPlace.Particulars,
        { Source: FieldSource.Settings, Name: "platform.account" } => MissingPlace.BankSettings,
        { Source: FieldSource.Settings } => MissingPlace.Letterhead,
        _ => MissingPlace.Dossier,
    };
}

/// <summary>Where what is missing is entered.</summary>
public enum MissingPlace
{
    /// <summary>On the page of the contract.</summary>
    Particulars,

    /// <summary>By correcting the dossier or, where that is decided, another dossier of the person, or by a template that does without.</summary>
    Dossier,

    /// <summary>The section <c>letterhead</c> of the settings.</summary>
    Letterhead,

    /// <summary>The section <c>bank</c> of the settings.</summary>
    BankSettings,
}

/// <summary>A field that the template asks for, and that has no value.</summary>
/// <param name="Language">Of the template.</param>
public sealed record MissingField(string Field, string Language, MissingPlace Place);
