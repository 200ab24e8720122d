using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Platform.Contracting.Templates;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Lending.Receipts;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;

namespace Alliance.Platform.Contracting.LoanContracts;

/// <summary>What a contract is made from, and what each field prints of it: pure, without database or clock.</summary>
internal sealed record ContractFacts
{
    public required Organisation Organisation { get; init; }
    public required Loan Loan { get; init; }

    /// <summary>Number of the dossier.</summary>
    public required string Dossier { get; init; }

    public required Person Person { get; init; }
    public required EnterpriseProfile Enterprise { get; init; }
    public required ContractParticulars? Particulars { get; init; }

    /// <summary>Such as <c>ISM-2023-0117/1</c>.</summary>
    public required string Number { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>When the loan is to be paid out, whole.</summary>
    public required DateOnly PaidOutOn { get; init; }

    /// <summary>By the frozen terms.</summary>
    public IReadOnlyList<ContractText.Line> Schedule { get; private init; } = [];

    /// <summary>With the schedule that follows.</summary>
    public ContractFacts Planned() => this with { Schedule = [.. RepaymentSchedule.Of(Loan.Terms, Loan.Terms.Granted, PaidOutOn).Select(x => new ContractText.Line(x.Number, x.DueOn, x.Due))] };

    /// <summary>The dossier's name, or the other one, whichever is in the letters of that language.</summary>
    public string? NameIn(string language) => IsArabic(Person.Name) == (language == "ar") ? Person.Name : Particulars?.OtherName ?? (language == "ar" ? Person.NameInArabic : null);

    /// <summary>What the platform's template in one language needs and isn't there: names of fields.</summary>
    public IReadOnlyList<ContractField> Missing(TemplateText template, string language) =>
        [.. ContractField.All.Where(x => !x.IsBlock && template.Fields.Contains(x.Name) && TypedText.IsBlank(Value(x.Name, language)))];

    /// <summary>What a field prints; null where there is nothing to print. Nought is something.</summary>
    public string? Value(string field, string language)
    {
        var words = new DocumentWords(typeof(ContractingText), language == "ar" ? Cultures.Arabic : Cultures.French);
        return field.Split('.')[0] switch
        {
            "platform" => OfPlatform(field, language),
            "borrower" => OfBorrower(field, language, words),
            "loan" => OfLoan(field, words),
            _ => field switch
            {
                "contract.number" => Number,
                "contract.on" => words.Date(Today),
                "enterprise.name" => Enterprise.Name,
                "enterprise.ice" => Enterprise.Ice,
                "dossier.number" => Dossier,
                "decision.on" => words.Date(Loan.GrantedOn),
                _ => null,
            },
        };
    }

    private string? OfPlatform(string field, string language)
    {
        var letterhead = LetterheadSettings.Of(Organisation);
        return field switch
        {
            "platform.name" => Organisation.NameIn(language),
            "platform.address" => letterhead.AddressIn(language),
            "platform.phone" => letterhead.Phone,
            "platform.email" => letterhead.Email,
            "platform.cndp" => letterhead.Cndp,
            "platform.account" => BankSettings.Of(Organisation).Rib is { } rib ? Identifiers.InGroups(rib) : null,
            _ => null,
        };
    }

    private string? OfBorrower(string field, string language, DocumentWords words) => field switch
    {
        "borrower.name" => NameIn(language),
        "borrower.cin" => Person.Cin,
        "borrower.born" => words.Date(Person.BornOn),
        "borrower.address" => language == "ar" ? Particulars?.AddressInArabic : Particulars?.Address,
        "borrower.phone" => Person.Phone,
        "borrower.email" => Person.Email,
        _ => null,
    };

    private string? OfLoan(string field, DocumentWords words)
    {
        var terms = Loan.Terms;
        return field switch
        {
            "loan.number" => Loan.Number,
            "loan.amount" => WithUnit(terms.Granted, words),
            "loan.amount-in-words" => AmountInWords.Of(terms.Granted, words.Culture),
            "loan.term" => words["{0} months", terms.Term],
            "loan.grace" => words["{0} months", terms.GraceMonths],
            "loan.grace-rule" => words[terms.GraceInside ? "grace.inside" : "grace.on-top"],
            "loan.instalments" => words["{0} monthly instalments", terms.Instalments],
            "loan.instalment" => WithUnit(Schedule[0].Due, words),
            "loan.last-instalment" => WithUnit(Schedule[^1].Due, words),
            "loan.paid-out-on" => words.Date(PaidOutOn),
            "loan.first-due" => words.Date(Schedule[0].DueOn),
            "loan.last-due" => words.Date(Schedule[^1].DueOn),
            _ => null,
        };
    }

    /// <summary>A template, filled in: data that runs the other way, or looks like a field, stays what it is.</summary>
    public ContractText.Wording Fill(ContractTemplates.InForce template, string language)
    {
        var read = TemplateText.Read(template.Text);
        return new(language, template.Number, [.. read.Blocks.Select(x => x.With(text => TemplateText.Fill(text, field => Set(Value(field, language) ?? "", language))))]);
    }

    private static string WithUnit(Money amount, DocumentWords words) => words["{0} DH", amount.ToString()];

    /// <summary>Within Arabic each value keeps its own order; within French only one that is in Arabic letters.</summary>
    private static string Set(string value, string language) => language == "ar" || IsArabic(value) ? PdfDocument.Together(value) : value;

    private static bool IsArabic(string text) => text.Any(x => x is >= '\u0600' and <= '\u06FF' or >= '\uFB50' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFF');
}
