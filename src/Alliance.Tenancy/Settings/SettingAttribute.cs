namespace Alliance.Tenancy.Settings;

/// <summary>What a setting of an organisation's file means: the one text that editors, refusals and <c>docs/operations.md</c> show.</summary>
/// <remarks>It stands where a docstring would: on each property of a section's record, and on records that lists hold or that sections are.</remarks>
/// <param name="meaning">In English, for whoever writes the file. Full sentences; the rule's number where there is one.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class SettingAttribute(string meaning) : Attribute
{
    /// <summary>In English, full sentences.</summary>
    public string Meaning { get; } = meaning;

    /// <summary>Of a number, in the plural: <c>days</c>, <c>months</c>. Amounts of money are in dirhams without saying so.</summary>
    public string? Unit { get; init; }

    /// <summary>A good value of a text that has a form or rules of its own; of a list, a good entry.</summary>
    public string? Example { get; init; }
}
