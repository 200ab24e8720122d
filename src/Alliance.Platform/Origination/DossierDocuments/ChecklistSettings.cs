using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>The section <c>documents</c> of a platform's file.</summary>
[Setting("Which documents this platform’s dossiers need. Open dossiers follow a change and show it; decided ones keep the list they were decided with.", Label = "Documents of dossiers")]
public sealed record ChecklistSettings : IValidatableObject
{
    public const string SectionName = "documents";

    [Setting("The documents, in the order in which the page of a dossier shows them.", Label = "Checklist of documents")]
    [Length(0, 40)]
    public ImmutableArray<ChecklistEntry> Checklist { get; init; } =
    [
        Usual("cin", "Carte nationale d’identité (CIN)", "البطاقة الوطنية للتعريف", "National identity card (CIN)") with { Identity = true },
        Usual("residence", "Attestation de domicile", "شهادة السكنى", "Certificate of residence"),
        Usual("business-plan", "Plan d’affaires", "مخطط الأعمال", "Business plan"),
        Usual("quotes", "Devis des équipements", "عروض أثمان المعدات", "Quotes for equipment"),
        Usual("premises", "Bail ou promesse de bail du local", "عقد كراء المحل أو وعد به", "Lease of the premises, or a promise of one") with { Projects = [ProjectKind.Created, ProjectKind.TakenOver] },
        Usual("sale", "Compromis de cession", "وعد بالتفويت", "Agreement to sell") with { Projects = [ProjectKind.TakenOver] },
        Usual("accounts", "Derniers états financiers", "آخر القوائم المالية", "Latest accounts") with { Projects = [ProjectKind.TakenOver, ProjectKind.Developed] },
        Usual("register", "Extrait du registre de commerce", "مستخرج من السجل التجاري", "Extract of the trade register") with { Projects = [ProjectKind.TakenOver, ProjectKind.Developed] },
        Usual("rib", "Relevé d’identité bancaire (RIB)", "كشف الهوية البنكية", "Bank account details (RIB)"),
        Usual("training", "Diplôme ou attestation d’expérience", "شهادة أو إثبات للخبرة", "Diploma or proof of experience") with { Optional = true },
    ];

    public static ChecklistSettings Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.Section<ChecklistSettings>(SectionName);
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (entry, i) in Checklist.Select((x, i) => (x, i)))
        {
            if (Checklist.Take(i).Any(x => x.Code == entry.Code))
                yield return new SettingRefusal("checklist.same-code", $"checklist[{i}].code", $"Two documents are called '{entry.Code}'.", entry.Code);
        }
    }

    private static ChecklistEntry Usual(string code, string french, string arabic, string english) =>
        new() { Code = code, Name = french, Names = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("ar", arabic), KeyValuePair.Create("en", english)]) };
}
