using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Says in the reader's language what a list is of: for its file, which leaves the page's address behind.</summary>
public sealed class FilterWords(PlatformDb db, TenantContext tenant, IBusinessDate business, IStringLocalizer<PlatformText> text)
{
    /// <param name="Label">Null where the value says enough.</param>
    internal sealed record Filter(string? Label, string? Value)
    {
        public override string ToString() => Label is null ? Value! : $"{Label}: {Value}";
    }

    /// <summary>Title, platform and day; then the filters in force.</summary>
    /// <param name="own">Filters of this list alone; those without a value aren't in force.</param>
    internal async Task<IReadOnlyList<string>> Above(string title, ListScope scope, IEnumerable<Filter> own, CancellationToken ct)
    {
        Filter[] all =
        [
            .. own,
            new(text["Officer in charge"], await NameOf(Blank.ToNull(scope.Whose?.Officer), ct)),
            new(text["Province"], Blank.ToNull(scope.Whose?.Province) is { } province ? Provinces.Name(province, CultureInfo.CurrentUICulture) : null),
            new(text["Sector"], Blank.ToNull(scope.Whose?.Sector) is { } sector ? Sectors.IsKnown(sector) ? text["sector." + sector].Value : sector : null),
            new(text["From"], scope.From is { } from ? Formats.Date(from) : null),
            new(text["Up to"], scope.To is { } to ? Formats.Date(to) : null),
            new(text["Searched"], Blank.ToNull(scope.Search)),
            new(null, scope.Chosen is { } chosen ? text["{0} chosen", Formats.Count(chosen)].Value : null),
        ];
        var inForce = all.Where(x => x.Value is not null).Select(x => x.ToString()).ToList();
        return
        [
            string.Join(" · ", title, tenant.Organisation.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), text["As of {0}", Formats.LongDate(business.Today)]),
            inForce.Count > 0 ? string.Join(" · ", inForce) : text["No filter"].Value,
        ];
    }

    private async Task<string?> NameOf(string? officer, CancellationToken ct) => Guid.TryParse(officer, out var account)
        ? await db.Applications.Where(x => x.Officer.AccountId == account).OrderByDescending(x => x.ReceivedOn).Select(x => x.Officer.Name).FirstOrDefaultAsync(ct) ?? officer
        : officer;
}

/// <summary>What lists of dossiers and loans are narrowed to alike.</summary>
/// <param name="Chosen">How many rows were chosen one by one; null when none was.</param>
internal sealed record ListScope(DossierFilter? Whose, DateOnly? From, DateOnly? To, string? Search, int? Chosen);
