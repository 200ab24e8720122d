namespace Alliance.Platform.Lending.Deferrals;

/// <summary>All words on deferrals, in <c>DeferralsText.resx</c> (French), <c>.ar</c> and <c>.en</c>. Codes of refusals are keys as well.</summary>
public sealed class DeferralsText;
