using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Governance.Bodies;

/// <summary>The section <c>committee</c> of a platform's file.</summary>
[Setting("How this platform’s bodies meet and decide; what is left out has its default.", Label = "Bodies and committees")]
public sealed record CommitteeSettings : IValidatableObject
{
    public const string SectionName = "committee";

    [Setting("Statutes of the platform’s bodies, each under its code. A body that names none goes by those called 'usual', or by the defaults of this table.", Label = "Statutes of the bodies")]
    [Length(0, 20)]
    public ImmutableArray<Statutes> Statutes { get; init; } = [Bodies.Statutes.Usual];

    public static CommitteeSettings Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.Section<CommitteeSettings>(SectionName);
    }

    /// <summary>The statutes of this code; null when the platform has none of that name.</summary>
    public Statutes? Find(string code) =>
        Statutes.FirstOrDefault(x => x.Code == code) ?? (code == Bodies.Statutes.UsualCode ? Bodies.Statutes.Usual : null);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (statutes, i) in Statutes.Select((x, i) => (x, i)))
        {
            if (Statutes.Take(i).Any(x => x.Code == statutes.Code))
                yield return new SettingRefusal("statutes.same-code", $"statutes[{i}].code", $"Two statutes are called '{statutes.Code}'.", statutes.Code);
            foreach (var (member, code, sentence) in statutes.Contradictions())
                yield return new SettingRefusal(code, $"statutes[{i}].{member}", sentence);
        }
    }
}
