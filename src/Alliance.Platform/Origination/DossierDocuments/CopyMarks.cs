using System.Globalization;
using Alliance.Documents;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Tenancy.Organisations;

namespace Alliance.Platform.Origination.DossierDocuments;

/// <summary>What stands on a copy: the platform, what the copy is for, and the day, in the reader's language.</summary>
public sealed class CopyMarks(TenantContext tenant, ICurrentUser user, IBusinessDate business)
{
    public CopyMark For(string purpose)
    {
        var culture = CultureInfo.CurrentUICulture;
        var words = new DocumentWords(typeof(DossierDocumentsText), culture);
        return new([tenant.Organisation.NameIn(culture.TwoLetterISOLanguageName), words["Copy for: {0}", purpose], words.Date(business.Today)], culture.TextInfo.IsRightToLeft);
    }

    /// <summary>On the screen of somebody who reads the dossier and doesn't work on it.</summary>
    public CopyMark ForLooking()
    {
        var words = new DocumentWords(typeof(DossierDocumentsText), CultureInfo.CurrentUICulture);
        return For(words["reading by {0}", user.Name]);
    }
}
