using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Tenancy.Settings;
using Range = System.ComponentModel.DataAnnotations.RangeAttribute;

namespace Alliance.Tenancy.Tests.Settings;

internal enum Admission
{
    Everybody,
    ByInvitation,
}

/// <summary>A section as a module would have one, with a setting of every kind.</summary>
[Setting("How a club meets.")]
internal sealed record MeetingSettings : IValidatableObject
{
    [Setting("Least time between invitation and meeting.", Unit = "days")]
    [Range(1, 60)]
    public int Notice { get; init; } = 8;

    [Setting("Share of the members who must be there.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public decimal Quorum { get; init; } = 0.5m;

    [Setting("What a member pays.")]
    [Range(0.01, double.PositiveInfinity)]
    public Money Fee { get; init; } = Money.Dirhams(20);

    [Setting("Whether there is tea.")]
    public bool Tea { get; init; }

    [Setting("Who may come.")]
    public Admission Status { get; init; } = Admission.Everybody;

    [Setting("Of the foundation.")]
    public DateOnly? Since { get; init; }

    [Setting("Where the club meets.", Example = "B-12")]
    [RegularExpression("[A-Z]-[0-9]{1,3}", ErrorMessage = "is a room such as B-12")]
    public string? Room { get; init; }

    [Setting("Days of the month, rising.")]
    [Length(1, 3)]
    [Range(1, 31)]
    public ImmutableArray<int> On { get; init; } = [1, 15];

    [Setting("The club's name.")]
    [AllowedValues("fr", "ar")]
    [StringLength(10, MinimumLength = 1)]
    public ImmutableDictionary<string, string> Titles { get; init; } = ImmutableDictionary<string, string>.Empty;

    [Setting("Who has a seat.")]
    [Length(0, 2)]
    public ImmutableArray<Seat> Seats { get; init; } = [new() { Holder = "the founder" }];

    public int Meetings => On.Length;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (On.Zip(On.Skip(1)).Any(x => x.First >= x.Second)) yield return new("on rises.");
    }
}

[Setting("One seat.")]
internal sealed record Seat
{
    [Setting("Whose it is.")]
    [StringLength(20, MinimumLength = 1)]
    public required string Holder { get; init; }

    [Setting("Whether it has a vote.")]
    public bool Votes { get; init; } = true;
}
