namespace Alliance.Platform.Origination.Applications;

/// <summary>Where others put parts on a dossier's page. Each part takes <c>Dossier</c>, a <see cref="ShowApplication.Dossier"/>, and calls <c>OnChanged</c> when something else on the page may depend on what it did.</summary>
internal static class DossierPlaces
{
    /// <summary>Under the head of the page.</summary>
    public const string Above = "above";

    /// <summary>Below the facts, above the history.</summary>
    public const string Below = "below";

    /// <summary>Beside the facts, above the decision.</summary>
    public const string Beside = "beside";
}
