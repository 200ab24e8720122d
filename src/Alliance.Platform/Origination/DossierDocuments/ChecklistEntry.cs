using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Tenancy.Settings;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>A document that a platform wants in its dossiers.</summary>
[Setting("A document that dossiers of some kinds of project need.", Label = "Document")]
public sealed record ChecklistEntry
{
    public const int LongestCode = 40;
    public const int LongestName = 100;

    [Setting("What documents are tied to it by; it stays when the name changes.", Label = "Code of the document", Example = "quotes")]
    [StringLength(LongestCode, MinimumLength = 1)]
    [RegularExpression("[a-z0-9-]+", ErrorMessage = "is written in lower-case letters, digits and hyphens")]
    public required string Code { get; init; }

    [Setting("Its name in French.", Label = "Name of the document", Example = "Devis des équipements")]
    [StringLength(LongestName, MinimumLength = 1)]
    public required string Name { get; init; }

    [Setting("The name of the document in other languages; in French where there is none.", Label = "Name of the document in other languages")]
    [AllowedValues("ar", "en")]
    [StringLength(LongestName, MinimumLength = 1)]
    public ImmutableSortedDictionary<string, string> Names { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    [Setting("The kinds of project whose dossiers need it.", Label = "Kinds of project")]
    [Length(1, 3)]
    public ImmutableArray<ProjectKind> Projects { get; init; } = [ProjectKind.Created, ProjectKind.TakenOver, ProjectKind.Developed];

    [Setting("Whether a dossier is complete without it.", Label = "Optional")]
    public bool Optional { get; init; }

    [Setting("Whether it is an identity paper: then others get it with a mark alone that says by whom, what for and when.", Label = "Identity paper")]
    public bool Identity { get; init; }

    /// <param name="language">Two letters.</param>
    public string NameIn(string language) => Names.GetValueOrDefault(language) ?? Name;

    /// <summary>Whether both ask for the same; dictionaries and lists have no equality of their own.</summary>
    internal bool IsSame(ChecklistEntry other) =>
        (Code, Name, Optional, Identity) == (other.Code, other.Name, other.Optional, other.Identity)
        && Projects.Order().SequenceEqual(other.Projects.Order())
        && Names.Count == other.Names.Count && Names.All(x => other.Names.GetValueOrDefault(x.Key) == x.Value);
}
