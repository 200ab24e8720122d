namespace Alliance.Platform.Governance.Bodies;

/// <summary>A mandate while it is typed.</summary>
public sealed class TypedMandate
{
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public College? College { get; set; }
    public Office Office { get; set; }
    public string? Institution { get; set; }

    /// <summary>Once its fields have been asked.</summary>
    internal MandateInput Input => new(From!.Value, To, College, Office, Institution);
}
