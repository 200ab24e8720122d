using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using MimeKit;

namespace Alliance.Identity.Mail;

/// <summary>An address to which a mail can be written, asked of the library that will write it: what it refuses later must not be taken now.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class DeliverableAddressAttribute() : ValidationAttribute("The {0} field is not an e-mail address that mail programs take.")
{
    private static readonly EmailAddressAttribute Usual = new();

    /// <summary>Whether somebody can be written to there.</summary>
    public static bool Takes(string address)
    {
        var typed = TypedText.Clean(address); // as it will be stored
        if (!Usual.IsValid(typed)) return false;
        try
        {
            return new MailboxAddress("", typed).Address.Length > 0;
        }
        catch (ParseException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is null || (value is string address && Takes(address));
}
