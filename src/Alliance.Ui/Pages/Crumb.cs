namespace Alliance.Ui;

/// <summary>A step of the trail above a page's title; the page itself is not part of it.</summary>
public sealed record Crumb(string Text, string Href);
