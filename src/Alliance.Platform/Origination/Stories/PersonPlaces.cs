namespace Alliance.Platform.Origination.Stories;

/// <summary>Where others put parts on a person's page. Each part takes <c>Person</c>, an <see cref="Entrepreneurs.Entrepreneur"/>, and draws nothing where there is nothing to say.</summary>
internal static class PersonPlaces
{
    /// <summary>Under the head of the page.</summary>
    public const string Above = "above";

    /// <summary>Beside the story, below what is known of the person.</summary>
    public const string Beside = "beside";
}
