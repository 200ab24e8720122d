using System.Globalization;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Something that a session is to decide on.</summary>
public sealed class AgendaItem
{
    /// <summary>The kind of an item that is about nothing but its own text: a budget, a rule.</summary>
    public const string Resolution = "resolution";

    public const int LongestKind = 40;
    public const int LongestTitle = 200;
    public const int LongestText = 4_000;

    private AgendaItem() { } // for EF Core

    internal AgendaItem(int number, int position, string kind, Guid? subject, string title, string text) =>
        (Number, Position, Kind, Subject, Title, Text) = (number, position, kind, subject, title, text);

    /// <summary>From 1, in the session, and never given twice.</summary>
    public int Number { get; private init; }

    /// <summary>What facts name it by.</summary>
    public string Key => KeyOf(Number);

    /// <summary>From 1 without gaps.</summary>
    public int Position { get; internal set; }

    /// <summary>Whose it is: <see cref="Resolution"/>, or the word of the area that put it there.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>What it is about in that area; null for a resolution.</summary>
    public Guid? Subject { get; private init; }

    public string Title { get; private init; } = "";

    /// <summary>What a ballot about it asks first.</summary>
    public string Text { get; private init; } = "";

    public static string KeyOf(int number) => number.ToString(CultureInfo.InvariantCulture);
}
