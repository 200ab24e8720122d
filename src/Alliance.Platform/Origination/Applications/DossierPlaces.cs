namespace Alliance.Platform.Origination.Applications;

/// <summary>Where others put parts on a dossier's page. Each part takes <c>Dossier</c>, a <see cref="ShowApplication.Dossier"/>.</summary>
internal static class DossierPlaces
{
    /// <summary>Below the facts, above the history.</summary>
    public const string Below = "below";
}
