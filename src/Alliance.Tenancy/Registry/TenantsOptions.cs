using System.ComponentModel.DataAnnotations;
using Alliance.Tenancy.Organisations;

namespace Alliance.Tenancy.Registry;

/// <summary>Where the organisations' files are and how often they are looked at.</summary>
public sealed record TenantsOptions
{
    /// <summary>Relative to the content root.</summary>
    [Required] public string Folder { get; init; } = "tenants";

    /// <summary>Whether an organisation's administrator may write its file from the page of settings; else they take a changed file along for who runs the service.</summary>
    public bool Writable { get; init; }

    /// <summary>Time between two looks at the folder.</summary>
    /// <remarks>Looking is right where being told isn't: Kubernetes swaps a symbolic link above the files, and network shares tell nothing.</remarks>
    [Range(50, 3_000)] public int LookEveryMilliseconds { get; init; } = 500;

    /// <summary>How long a file must stay the same before it is called bad, or away before it is called removed: it may be half-written, or being replaced.</summary>
    [Range(0, 2_000)] public int SettleMilliseconds { get; init; } = 1_200;
}

/// <summary>Generated data are for development.</summary>
public sealed record DemoOptions
{
    /// <summary>Only <c>appsettings.Development.json</c> sets it.</summary>
    public bool Allowed { get; init; }
}

/// <summary>Custom domains whose DNS proof an operator has checked (<c>Network:ProvenDomains</c>).</summary>
/// <remarks>
/// The proof is a TXT record <c>_alliance.&lt;domain&gt;</c> whose text is the organisation's id; the operator looks it up, then adds the entry.
/// Without one, whoever writes an organisation's file could take another's domain. Taking the entry away unbinds the domain.
/// </remarks>
public sealed record DomainProofs
{
    public ProvenDomain[] ProvenDomains { get; init; } = [];

    public bool Prove(string host, string organisationId) => ProvenDomains.Any(x => x.Organisation == organisationId && x.IsFor(host));
}

/// <param name="Domain">Such as <c>prets.example.ma</c>.</param>
/// <param name="Organisation">Id of the organisation that the record named.</param>
public sealed record ProvenDomain(string Domain, string Organisation)
{
    internal bool IsFor(string host) => HostName.Normalise(Domain) == host;
}
