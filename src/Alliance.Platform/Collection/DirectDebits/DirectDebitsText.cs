namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>Words of direct debits, mandates and bank holidays.</summary>
public sealed class DirectDebitsText;
