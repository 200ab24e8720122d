using System.ComponentModel.DataAnnotations;

namespace Alliance.Platform.Governance.Bodies;

/// <summary>A mandate as it is typed.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null while no end is known.</param>
/// <param name="College">Null in a body without colleges.</param>
/// <param name="Institution">Whom the member sits for.</param>
public sealed record MandateInput(
    DateOnly From, DateOnly? To = null, College? College = null, Office Office = Office.None, [property: StringLength(KeptMandate.LongestInstitution)] string? Institution = null)
{
    internal MemberMandate Mandate => new(College, Office, From, To);
}
