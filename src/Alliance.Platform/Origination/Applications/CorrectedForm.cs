using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Alliance.Kernel;

namespace Alliance.Platform.Origination.Applications;

/// <summary>The form of a dossier that is there already.</summary>
internal static class CorrectedForm
{
    /// <summary>Each is called as the field of the form is.</summary>
    private static readonly (DossierField Field, PropertyInfo Property)[] Fields =
        [.. Enum.GetValues<DossierField>().Select(x => (x, typeof(NewApplicationForm).GetProperty(x.ToString())!))];

    extension(NewApplicationForm form)
    {
        public static NewApplicationForm Of(ShowApplication.Dossier dossier) => new NewApplicationForm
        {
            Name = dossier.Entrepreneur.Name,
            Gender = dossier.Entrepreneur.Gender,
            BornOn = dossier.Entrepreneur.BornOn,
            Cin = dossier.Entrepreneur.Cin,
            Phone = dossier.Entrepreneur.Phone,
            Email = dossier.Entrepreneur.Email,
            NameInArabic = dossier.Entrepreneur.NameInArabic,
            Commune = dossier.Entrepreneur.Commune,
            HomeProvince = dossier.Entrepreneur.HomeProvince,
            Education = dossier.Entrepreneur.Education,
            Situation = dossier.Entrepreneur.Situation,
            Enterprise = dossier.Enterprise.Name,
            Kind = dossier.Enterprise.Kind,
            Sector = dossier.Enterprise.Sector,
            LegalForm = dossier.Enterprise.LegalForm,
            Province = dossier.Enterprise.Province,
            Area = dossier.Enterprise.Area,
            JobsPlanned = dossier.Enterprise.JobsPlanned,
            Ice = dossier.Enterprise.Ice,
            TradeRegister = dossier.Enterprise.TradeRegister,
            ReceivedOn = dossier.ReceivedOn,
        }.With(dossier.Request);

        /// <param name="read">As the form was opened.</param>
        public CorrectApplication.Input ToCorrection(ShowApplication.Dossier read, string why)
        {
            var input = form.ToInput();
            return new()
            {
                Entrepreneur = input.Entrepreneur!,
                Enterprise = input.Enterprise!,
                Amount = input.Amount,
                Term = input.Term,
                Purpose = input.Purpose,
                Plan = input.Plan,
                Forecast = input.Forecast,
                ReceivedOn = input.ReceivedOn,
                Why = why,
                Revision = read.Revision,
                EntrepreneurRevision = read.EntrepreneurRevision,
                EnterpriseRevision = read.EnterpriseRevision,
            };
        }

        /// <summary>What somebody else stored meanwhile, wherever nothing else was typed here.</summary>
        /// <param name="opened">As the form was when it was opened.</param>
        /// <param name="stored">As it would be opened now.</param>
        /// <returns>Fields that both changed, in two ways: what is stored, and what was typed and stays.</returns>
        public IReadOnlyList<FieldChange> TakeOver(NewApplicationForm opened, NewApplicationForm stored)
        {
            var both = new List<FieldChange>();
            foreach (var (field, property) in Fields)
            {
                var (mine, was, now) = (property.GetValue(form), property.GetValue(opened), property.GetValue(stored));
                if (Equals(now, was) || Equals(now, mine)) continue;
                if (Equals(mine, was)) property.SetValue(form, now);
                else both.Add(new(field, Written(now), Written(mine)));
            }

            return both;
        }
    }

    private static string? Written(object? value) => value switch
    {
        null => null,
        Money amount => amount.InDirhams.ToString("0.00", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum word => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
