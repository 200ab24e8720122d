using System.Collections.Frozen;
using System.Globalization;
using System.Net.Mail;
using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;
using Alliance.Tenancy.Resolution;
using Alliance.Tenancy.Settings;

namespace Alliance.Tenancy.Registry;

/// <summary>What a good file keeps to, beyond its schema. Written out without regular expressions, whose <c>$</c> lets a final line feed pass.</summary>
public sealed class OrganisationRules(NetworkAddress network)
{
    /// <summary>Labels that mean something else to people, programs or certificates.</summary>
    private static readonly FrozenSet<string> ReservedLabels = FrozenSet.Create(
        StringComparer.Ordinal,
        "account", "accounts", "admin", "administrator", "alliance", "api", "app", "assets", "auth", "autoconfig", "autodiscover", "blog",
        "cdn", "connect", "dev", "dns", "docs", "ftp", "health", "help", "id", "identity", "imap", "internal", "localhost", "login", "mail",
        "management", "metrics", "mta-sts", "mx", "network", "ns", "ns1", "ns2", "pop", "pop3", "public", "registry", "root", "secure", "smtp",
        "sso", "staging", "static", "status", "support", "test", "webmail", "wpad", "www");

    /// <summary>Ids name databases and files: those that the registry, a database server or an operating system has for itself.</summary>
    private static readonly FrozenSet<string> ReservedIds = FrozenSet.Create(
        StringComparer.Ordinal,
        OrganisationDatabases.Registry, "host", "none", "network", "alliance", "master", "model", "msdb", "tempdb", "con", "prn", "aux", "nul",
        "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    /// <summary>The rules that it breaks, in sentences.</summary>
    internal IEnumerable<Misfit> BrokenBy(Organisation x)
    {
        if (!IsId(x.Id)) yield return Of("id", "'id' is 2 to 31 lower-case letters, digits and hyphens, the first a letter");
        else if (ReservedIds.Contains(x.Id)) yield return Of("id", $"the id '{x.Id}' is reserved");

        if (!IsLabel(x.Label)) yield return Of("label", "'label' is not a host name's label");
        else if (ReservedLabels.Contains(x.Label) && (x.Label, x.Kind) is not ("alliance", HostKind.Alliance)) yield return Of("label", $"the label '{x.Label}' is reserved");

        if (!IsText(x.Name) || x.Names.Values.Any(y => !IsText(y))) yield return new Misfit("name", "setting.blank", "a name is blank or has control characters");
        if (x.Territory.Provinces.Any(y => !IsText(y))) yield return new Misfit("territory.provinces", "setting.blank", "a province is blank or has control characters");
        if (x.Kind is HostKind.Platform && x.Territory.Region is null) yield return new Misfit("territory.region", "setting.missing", "a platform says which region it is in");
        if (x.Kind is HostKind.Alliance && x.Territory.Region is not null) yield return new Misfit("territory.region", "setting.no-territory", "the Alliance has no territory");
        if (x.Hosts.Any(y => !IsCustomHost(y))) yield return Of("hosts", $"'hosts' has something else than a domain outside {network.BaseDomain}");
        if (x.Hosts.Distinct(StringComparer.Ordinal).Count() != x.Hosts.Length) yield return Of("hosts", "'hosts' names a domain twice");
        if (!IsTimeZone(x.TimeZone)) yield return new Misfit("timeZone", "setting.no-time-zone", "'timeZone' is neither an offset such as +00:00 nor a known zone");
        if (!IsColour(x.Branding.Primary) || !IsColour(x.Branding.Navigation) || !IsColour(x.Branding.Accent)) yield return Of("branding", "a colour is not #RRGGBB");
        if (x.Branding.Logo is { } logo && !IsLogo(logo)) yield return Of("branding.logo", "'logo' is not a path below the folder");
        if (x.Database is { } database && !IsSecretName(database.Secret)) yield return Of("database.secret", "'database.secret' is not the name of a configuration entry");
        if (x.Administrators.Any(y => !IsAddress(y))) yield return new Misfit("administrators", "setting.no-address", "an administrator's e-mail address is not one");
    }

    /// <summary>What the schema says as well, or what only who runs the service changes: a page needs no other sentence for it.</summary>
    private static Misfit Of(string setting, string sentence) => new(setting, "setting.wrong", sentence);

    internal static bool IsId(string? id) =>
        id is { Length: >= 2 and <= 31 } && char.IsAsciiLetterLower(id[0]) && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>A custom domain as the registry compares it, or as it was given when it is none (and is then refused).</summary>
    internal static string CustomHost(string given) => given.Contains(':', StringComparison.Ordinal) ? given : HostName.Normalise(given) ?? given;

    private static bool IsLabel(string label) =>
        label.Length <= 63 && !label.Contains('.', StringComparison.Ordinal) && HostName.Normalise(label) == label
        && !(label.Length > 3 && label[2..4] == "--"); // an A-label, which people would read as something else

    /// <summary>Below the base domain are the labels, which would otherwise be taken from their owners.</summary>
    private bool IsCustomHost(string host) =>
        HostName.Normalise(host) == host
        && !host.Contains(':', StringComparison.Ordinal)
        && host != network.BaseDomain
        && !host.EndsWith("." + network.BaseDomain, StringComparison.Ordinal)
        && host.Split('.') is { Length: >= 2 } labels
        && labels[^1].Any(char.IsAsciiLetter); // an address is not a domain

    private static bool IsText(string text) => !TypedText.IsBlank(text) && !text.Any(char.IsControl);

    private static bool IsTimeZone(string zone) =>
        zone.Length > 0 && zone[0] is '+' or '-'
            ? TimeSpan.TryParseExact(zone.AsSpan(1), @"hh\:mm", CultureInfo.InvariantCulture, out var offset) && offset <= TimeSpan.FromHours(14)
            : zone.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+') && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);

    private static bool IsColour(string colour) => colour is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit);

    private static bool IsLogo(string logo) =>
        logo.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '/' or '.' or '-' or '_')
        && !logo.Contains("..", StringComparison.Ordinal) && logo[0] != '/'
        && Path.GetExtension(logo) is ".png" or ".svg" or ".webp";

    private static bool IsSecretName(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '.' or '_' or '-');

    /// <summary>Line feeds and display names would reach the header of a mail.</summary>
    private static bool IsAddress(string address) =>
        !address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address;
}
