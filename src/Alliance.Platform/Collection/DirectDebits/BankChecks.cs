using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>Whether files of direct debits can be made: the platform's account is in its file.</summary>
internal sealed class AccountCheck(TenantContext tenant, IStringLocalizer<DirectDebitsText> text) : IPlatformCheck
{
    public Task<CheckResult> Look(CancellationToken ct)
    {
        var missing = BankSettings.Of(tenant.Organisation).Missing;
        return Task.FromResult(missing.Count == 0
            ? new CheckResult(text["The bank account for direct debits is set."], IsFine: true)
            : new CheckResult(text["The bank account for direct debits lacks: {0}", string.Join(Formats.Comma, missing.Select(x => text["missing." + x].Value))], IsFine: false));
    }
}

/// <summary>The lunar holidays of a year are entered by hand; without any, debits fall on days when banks are closed.</summary>
internal sealed class HolidaysCheck(PlatformDb db, IBusinessDate business, IStringLocalizer<DirectDebitsText> text) : IPlatformCheck
{
    public async Task<CheckResult> Look(CancellationToken ct)
    {
        var (first, last) = (new DateOnly(business.Today.Year, 1, 1), new DateOnly(business.Today.Year, 12, 31));
        var entered = await db.Set<Holiday>().CountAsync(x => x.Day >= first && x.Day <= last, ct);
        return new(text["Lunar holidays of {0}: {1}", $"{business.Today.Year}", entered], entered > 0, "/holidays");
    }
}
