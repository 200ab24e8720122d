namespace Alliance.Ui;

/// <summary>A page that everybody may find: search engines show its description. Every other page asks them to leave it out.</summary>
/// <param name="texts">Marker of the set that holds the description.</param>
/// <param name="description">Its key; the sentence may fill in the name of the organisation.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute(Type texts, string description) : Attribute
{
    public Type Texts { get; } = texts;

    public string Description { get; } = description;
}
