using System.Globalization;
using System.Net;
using Alliance.Contracts.Identity;
using Alliance.Identity.Accounts;
using Alliance.Identity.Links;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Utils;

namespace Alliance.Identity.Mail;

/// <summary>The mails of this module, in the account's language and the organisation's colours; as text and as HTML.</summary>
public sealed class Letters(TenantContext tenant, NetworkAddress network, IOptions<MailOptions> options, AccountLinks links, MailQueue queue, TimeProvider clock)
{
    private static readonly TextSet Texts = TextSet.Of(typeof(IdentityText));

    public void SendInvitation(Account account) => Send(account, LinkPurpose.Invitation, "invitation", "invitation");

    public void SendPasswordReset(Account account) => Send(account, LinkPurpose.PasswordReset, "reset", "reset");

    /// <summary>Tells the owner that wrong passwords have closed the account for a while, with a way to a new one.</summary>
    /// <param name="ofDevice">A browser that the account knows is closed; else the account, to all others.</param>
    public void SendLocked(Account account, bool ofDevice) => Send(account, LinkPurpose.PasswordReset, ofDevice ? "device-locked" : "locked", "reset");

    /// <summary>Tells a director who may move money from now on, or no more, and who said so. Not sent from here: nobody can ask for it again.</summary>
    /// <param name="number">The same for the same news.</param>
    /// <param name="name">Whose roles they are: a person's or a program's.</param>
    /// <param name="by">Who said so; nobody where it was the platform's file.</param>
    public MimeMessage RolesNewsTo(Account director, Guid number, RolesNews news, string name, IEnumerable<string> roles, IReadOnlyList<string> by)
    {
        ArgumentNullException.ThrowIfNull(director);
        ArgumentNullException.ThrowIfNull(by);
        var culture = Cultures.Find(director.Language) ?? Cultures.French;
        var comma = culture.Direction() is "rtl" ? "، " : ", ";
        var sender = tenant.Organisation.NameIn(culture.TwoLetterISOLanguageName);
        var letter = Message(director, new Content(
            Subject: Say(culture, "mail.roles.subject", sender),
            Greeting: Say(culture, "mail.greeting", director.DisplayName),
            Reason: Say(culture, $"mail.roles.{news}.reason", name, string.Join(comma, roles.Select(x => Say(culture, "role." + x))), by.Count > 0 ? string.Join(comma, by) : Say(culture, "mail.roles.by-file")),
            Action: Say(culture, "mail.roles.action"),
            Validity: "",
            Otherwise: Say(culture, news is RolesNews.Given ? "mail.roles.otherwise" : "mail.roles.loss.otherwise"),
            Link: new Uri(network.Of(tenant.Organisation), "accounts").ToString(),
            Sender: sender), culture);
        letter.MessageId = $"{number:N}@{network.BaseDomain}";
        return letter;
    }

    /// <param name="linked">Whose words say what the link does.</param>
    private void Send(Account account, LinkPurpose purpose, string letter, string linked)
    {
        ArgumentNullException.ThrowIfNull(account);
        var culture = Cultures.Find(account.Language) ?? Cultures.French;
        var name = tenant.Organisation.NameIn(culture.TwoLetterISOLanguageName);
        var link = links.Make(account, purpose);
        var content = new Content(
            Subject: Say(culture, $"mail.{letter}.subject", name),
            Greeting: Say(culture, "mail.greeting", account.DisplayName),
            Reason: Say(culture, $"mail.{letter}.reason", name),
            Action: Say(culture, $"mail.{linked}.action"),
            Validity: Say(culture, $"mail.{linked}.validity"),
            Otherwise: Say(culture, $"mail.{letter}.otherwise"),
            Link: link.ToString(),
            Sender: name);
        queue.Send(Message(account, content, culture));
    }

    private MimeMessage Message(Account account, Content content, CultureInfo culture)
    {
        var message = new MimeMessage { Subject = content.Subject, Date = clock.GetUtcNow(), MessageId = MimeUtils.GenerateMessageId(network.BaseDomain) };
        message.From.Add(new MailboxAddress(content.Sender, options.Value.From ?? "no-reply@" + network.BaseDomain));
        message.To.Add(new MailboxAddress(account.DisplayName, account.Email));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, culture.Name);
        message.Body = new BodyBuilder { TextBody = Text(content), HtmlBody = Html(content, culture) }.ToMessageBody();
        return message;
    }

    private static string Text(Content content) =>
        $"""
        {content.Greeting}

        {content.Reason}

        {content.Action}:
        {content.Link}

        {content.Validity}
        {content.Otherwise}

        {content.Sender}
        """;

    /// <summary>Plain tables and inline styles: mail programs know little more.</summary>
    private string Html(Content content, CultureInfo culture)
    {
        var branding = tenant.Organisation.Branding;
        return $"""
            <!doctype html>
            <html lang="{culture.Name}" dir="{culture.Direction()}">
            <head><meta charset="utf-8"><title>{Encode(content.Subject)}</title></head>
            <body dir="{culture.Direction()}" style="margin:0;background:{BrandTheme.Ground};color:{BrandTheme.Ink};font-family:'Noto Sans','Noto Naskh Arabic',Arial,sans-serif;font-size:16px;line-height:1.6">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
            <table role="presentation" width="560" cellpadding="0" cellspacing="0" style="max-width:100%;background:#ffffff;border:1px solid {BrandTheme.Line};border-radius:12px">
            <tr><td style="padding:16px 28px;background:{branding.Navigation};color:{Contrast.TextOn(branding.Navigation)};border-radius:12px 12px 0 0;font-weight:bold">{Encode(content.Sender)}</td></tr>
            <tr><td style="padding:28px">
            <p style="margin:0 0 16px">{Encode(content.Greeting)}</p>
            <p style="margin:0 0 24px">{Encode(content.Reason)}</p>
            <p style="margin:0 0 24px"><a href="{Encode(content.Link)}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:{branding.Primary};color:{Contrast.TextOn(branding.Primary)};text-decoration:none;font-weight:bold">{Encode(content.Action)}</a></p>
            <p style="margin:0 0 8px;color:{BrandTheme.SecondaryInk};font-size:14px">{Encode(content.Validity)} {Encode(content.Otherwise)}</p>
            <p style="margin:0;color:{BrandTheme.SecondaryInk};font-size:12px;word-break:break-all" dir="ltr">{Encode(content.Link)}</p>
            </td></tr></table></td></tr></table>
            </body></html>
            """;
    }

    /// <summary>Names are other people's text.</summary>
    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Say(CultureInfo culture, string key, params object[] arguments) =>
        Texts.Say(key, culture, arguments);

    private sealed record Content(
        string Subject, string Greeting, string Reason, string Action, string Validity, string Otherwise, string Link, string Sender);
}
