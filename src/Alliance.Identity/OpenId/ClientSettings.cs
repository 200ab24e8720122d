using System.ComponentModel.DataAnnotations;
using Alliance.Tenancy.Settings;

namespace Alliance.Identity.OpenId;

public enum ClientKind
{
    /// <summary>On people's own machines, without a secret: code with PKCE alone.</summary>
    [Setting("Public")] Public,

    /// <summary>A server that keeps a secret.</summary>
    [Setting("Confidential")] Confidential,
}

/// <summary>One entry of the section <c>clients</c> in an organisation's file: a program that may ask for tokens.</summary>
[Setting("Programs that may sign people in, or call the API in their own name, at this organisation (OpenID Connect).", Label = "Connected programs", OfDeployment = true)]
public sealed record ClientSettings : IValidatableObject
{
    public const string SectionName = "clients";

    [Setting("By which the program makes itself known.", Label = "Identifier", Example = "alliance-cli")]
    [RegularExpression("[a-z0-9][a-z0-9._-]{0,99}", ErrorMessage = "has lower-case letters, digits, and . _ -")]
    public required string Id { get; init; }

    [Setting("As people read it.", Label = "Name")]
    [StringLength(100, MinimumLength = 1)]
    public required string Name { get; init; }

    [Setting("public: a program on people's machines, without a secret. confidential: a server that keeps one.", Label = "Kind of program")]
    public required ClientKind Type { get; init; }

    [Setting("Name of the configuration entry that holds a confidential client's secret. Never the secret itself.", Label = "Secret", Example = "Secrets:Reporting")]
    [StringLength(100, MinimumLength = 1)]
    public string? Secret { get; init; }

    [Setting("Where sign-in may return to, exactly. None: nobody signs in through this program.", Label = "Return after sign-in", Example = "http://127.0.0.1/callback")]
    [StringLength(2_000, MinimumLength = 1)]
    public List<string> RedirectUris { get; init; } = [];

    [Setting("Where sign-out may return to, exactly.", Label = "Return after sign-out", Example = "http://127.0.0.1/signed-out")]
    [StringLength(2_000, MinimumLength = 1)]
    public List<string> PostLogoutRedirectUris { get; init; } = [];

    [Setting("What a confidential client may do in its own name (client credentials). None: it acts for users alone.", Label = "Rights", Example = "auditor")]
    [StringLength(100, MinimumLength = 1)]
    public List<string> Roles { get; init; } = [];

    /// <summary>What would otherwise stop the organisation when its clients are registered.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Type is ClientKind.Confidential && Secret is null) yield return new SettingRefusal("client.no-secret", "", $"{Id} is confidential and names no secret.", Id);
        foreach (var address in RedirectUris.Concat(PostLogoutRedirectUris).Where(x => !Uri.TryCreate(x, UriKind.Absolute, out _)))
            yield return new SettingRefusal("client.no-address", "", $"{Id} has the address {address}, which is not a whole one.", Id, address);
    }
}
