using System.Globalization;
using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>What stands in a field of a dossier, in the reader's words.</summary>
internal static class FieldWords
{
    /// <param name="written">As a <see cref="FieldChange"/> has it.</param>
    public static string Of(DossierField field, string? written, IStringLocalizer<PlatformText> text) => (field, written) switch
    {
        (_, null or "") => Formats.None,
        (DossierField.Gender, _) => text["gender." + written],
        (DossierField.Kind, _) => text["kind." + written],
        (DossierField.Sector, _) => text["sector." + written],
        (DossierField.LegalForm, _) => text["legal." + written],
        (DossierField.Area, _) => text["area." + written],
        (DossierField.Education, _) => text["education." + written],
        (DossierField.Situation, _) => text["situation." + written],
        (DossierField.Province or DossierField.HomeProvince, _) => Provinces.Name(written, CultureInfo.CurrentUICulture),
        (DossierField.BornOn or DossierField.ReceivedOn, _) => Formats.Date(DateOnly.ParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ when field.IsAmount() => Formats.WithUnit(Money.Dirhams(decimal.Parse(written, CultureInfo.InvariantCulture))),
        (DossierField.Term, _) => text["{0} months", int.Parse(written, CultureInfo.InvariantCulture)],
        (DossierField.Cin or DossierField.Phone or DossierField.Email or DossierField.Ice or DossierField.TradeRegister, _) => Formats.LeftToRight(written),
        _ => written,
    };
}
