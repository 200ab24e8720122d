using System.Globalization;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Alliance.Identity.Mail;

/// <summary>Writes mails into a folder, whole or not at all: for development and tests.</summary>
internal sealed class FolderTransport(IOptions<MailOptions> options) : IMailTransport
{
    public async Task Send(MimeMessage message, CancellationToken ct)
    {
        var folder = Directory.CreateDirectory(options.Value.Folder).FullName;
        var name = string.Create(CultureInfo.InvariantCulture, $"{message.Date.UtcDateTime:yyyyMMdd-HHmmss}-{Guid.CreateVersion7():N}");
        var unfinished = Path.Combine(folder, name + ".tmp");
        await message.WriteToAsync(unfinished, ct);
        File.Move(unfinished, Path.Combine(folder, name + ".eml"));
    }
}
