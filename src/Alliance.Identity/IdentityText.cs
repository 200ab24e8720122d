namespace Alliance.Identity;

/// <summary>Marks the texts of this module (<c>IdentityText.resx</c> and its translations), mails included.</summary>
public sealed class IdentityText;
