namespace Alliance.Platform.Origination.Applications;

/// <summary>The loan officer in charge of a dossier (chargé d'affaires).</summary>
/// <param name="AccountId">Null for a program, and for officers of before there were accounts.</param>
/// <param name="Name">As it was when the dossier was put in their hands.</param>
public sealed record Officer(Guid? AccountId, string Name)
{
    public const int LongestName = 200;

    /// <summary>The same for all dossiers of one officer, even after a change of name.</summary>
    public string Key => AccountId?.ToString() ?? Name;
}
