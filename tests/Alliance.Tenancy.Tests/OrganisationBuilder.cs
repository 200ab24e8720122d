using Alliance.Kernel;
using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Tests;

/// <summary>A plausible organisation. A test states only the facts it is about.</summary>
internal sealed record OrganisationBuilder
{
    public string Id { get; init; } = "ism";
    public HostKind Kind { get; init; } = HostKind.Platform;
    public OrganisationStatus Status { get; init; } = OrganisationStatus.Active;
    public string TimeZone { get; init; } = "+00:00";
    public DatabaseReference? Database { get; init; }
    public Demonstration? Demo { get; init; }

    public Organisation Build() => new()
    {
        Id = Id,
        Label = "label-" + Id,
        Name = "Initiative " + Id,
        Kind = Kind,
        Status = Status,
        TimeZone = TimeZone,
        Database = Database,
        Demo = Demo,
    };
}
