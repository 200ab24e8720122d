using Alliance.Kernel;

namespace Alliance.Tenancy.Tests.Administering;

/// <summary>Who acts, with what they may.</summary>
internal sealed record Somebody(params string[] Permissions) : ICurrentUser
{
    public Guid? AccountId { get; init; } = Guid.Parse("0196f0a0-0000-7000-8000-000000000001");

    public string Name => "Somebody";

    public bool May(string permission) => Permissions.Contains(permission);

    public bool Has(string role) => false;
}
