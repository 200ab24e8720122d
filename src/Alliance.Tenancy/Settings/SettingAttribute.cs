namespace Alliance.Tenancy.Settings;

/// <summary>What a setting of an organisation's file means: the one text that editors, refusals and <c>docs/operations.md</c> show.</summary>
/// <remarks>
/// It stands where a docstring would: on each property of a section's record, and on records that lists hold or that sections are; on the members of an enum as the word for a choice.
/// Label, meaning and choices are keys of the texts of the area that the record lies in: the page of settings says them in the reader's language.
/// </remarks>
/// <param name="meaning">In English, for whoever writes the file. Full sentences; the rule's number where there is one.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Field)]
public sealed class SettingAttribute(string meaning) : Attribute
{
    /// <summary>In English, full sentences.</summary>
    public string Meaning { get; } = meaning;

    /// <summary>A few words, as a form has them above the field.</summary>
    public string? Label { get; init; }

    /// <summary>Decided by who runs the service, for it concerns others too: nobody changes it from within the organisation.</summary>
    public bool OfDeployment { get; init; }

    /// <summary>Of a number, in the plural: <c>days</c>, <c>months</c>. Amounts of money are in dirhams without saying so.</summary>
    public string? Unit { get; init; }

    /// <summary>A good value of a text that has a form or rules of its own; of a list, a good entry.</summary>
    public string? Example { get; init; }
}
