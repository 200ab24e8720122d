using Alliance.Platform.Origination.DossierDocuments;

namespace Alliance.Platform.Origination.Opinions;

/// <summary>What is marked on documents that are handed to an outsider.</summary>
internal static class HandedDocuments
{
    public static string PurposeFor(Outsider to) => to.Institution.Length <= CopyDocument.LongestPurpose ? to.Institution : to.Institution[..(CopyDocument.LongestPurpose - 1)] + "…";
}
