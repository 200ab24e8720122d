using Alliance.Kernel;

namespace Alliance.Tenancy.Organisations;

/// <summary>The calendar day in the organisation's time zone, or the day a demonstration pins. Never the server's zone.</summary>
public sealed class OrganisationBusinessDate(TenantContext tenant, TimeProvider clock) : IBusinessDate
{
    public DateOnly Today => On(tenant.Organisation, clock);

    public static DateOnly On(Organisation organisation, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(clock);
        if (organisation.Demo is { } demo) return demo.BusinessDate;
        return DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(OffsetOf(organisation.TimeZone, clock.GetUtcNow())).DateTime);
    }

    /// <summary>What an organisation's clock said at an instant.</summary>
    /// <param name="at">UTC.</param>
    public static TimeOnly HourOf(Organisation organisation, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        var utc = new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc));
        return TimeOnly.FromDateTime(utc.ToOffset(OffsetOf(organisation.TimeZone, utc)).DateTime);
    }

    /// <summary>How far an organisation's clock is from UTC at an instant: a fixed offset such as <c>+00:00</c>, or the zone's then.</summary>
    public static TimeSpan OffsetOf(string timeZone, DateTimeOffset at) =>
        timeZone[0] is '+' or '-'
            ? TimeSpan.Parse(timeZone.TrimStart('+'), System.Globalization.CultureInfo.InvariantCulture)
            : TimeZoneInfo.FindSystemTimeZoneById(timeZone).GetUtcOffset(at);
}
