namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>Words on the documents of dossiers, in <c>DossierDocumentsText.resx</c> (French), <c>.ar</c> and <c>.en</c>.</summary>
public sealed class DossierDocumentsText;
