using System.ComponentModel.DataAnnotations;

namespace Alliance.Identity.Access;

/// <summary>How long sessions last, and how soon they notice that an account has changed (section <c>Identity:Session</c>).</summary>
public sealed record SessionTimes : IValidatableObject
{
    /// <summary>Time without a request after which one must sign in again.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromHours(8);

    /// <summary>Time after which one must sign in again however busy one was: a copied cookie is worth no more.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Longest that a deactivation or a change of roles may go unnoticed by a session.</summary>
    public TimeSpan Revalidation { get; init; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Idle <= TimeSpan.Zero || Longest < Idle) yield return new("Identity:Session:Idle is more than nothing, and Identity:Session:Longest not less than it.");
        if (Revalidation < TimeSpan.Zero || Revalidation > Longest) yield return new("Identity:Session:Revalidation is from 0 to Identity:Session:Longest.");
    }
}
