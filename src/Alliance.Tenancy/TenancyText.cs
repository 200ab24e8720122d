namespace Alliance.Tenancy;

/// <summary>Marks the words of an organisation's settings and of what is wrong with them (<c>TenancyText.resx</c> and its translations).</summary>
public sealed class TenancyText;
