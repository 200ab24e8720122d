using System.ComponentModel.DataAnnotations;

namespace Alliance.Identity.Mail;

/// <summary>How mails leave: into a folder, until a server is named.</summary>
public sealed record MailOptions
{
    /// <summary>Where mails are written as <c>.eml</c> files when there is no server.</summary>
    [Required] public string Folder { get; init; } = "mail";

    /// <summary>The sender's address; null for <c>no-reply@</c> the network's domain.</summary>
    [EmailAddress] public string? From { get; init; }

    /// <summary>Host name of the SMTP server; null writes into the folder.</summary>
    public string? Server { get; init; }

    [Range(1, 65535)] public int Port { get; init; } = 587;

    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>False only for a relay on the same machine: passwords and links must not cross a network in the clear.</summary>
    public bool Tls { get; init; } = true;
}
