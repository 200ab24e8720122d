using System.Globalization;
using Alliance.Kernel;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Alliance.Identity.Tests.Mail;

/// <summary>A file in a mail, beside its words.</summary>
internal sealed class AttachedFileTests
{
    [Test]
    public async Task It_is_attached_under_its_name_and_carried_to_the_byte()
    {
        var host = await TestHost.Shared;
        byte[] file = [0x25, 0x50, 0x44, 0x46, 0x0D, 0x0A, 0x00, 0xFF, 0x0A];

        await host.Services.GetRequiredService<IOutgoingMail>().Send(
            new("Initiative", "fatima@tapis.example", "فاطمة", "رسالة", "تجدون رفقته رسالتنا.", CultureInfo.GetCultureInfo("ar"), Guid.NewGuid()) { File = new("رسالة – 2023-06-30.pdf", "application/pdf", file) }, default);

        using var written = new MemoryStream();
        await (await host.Mails.Next("fatima@tapis.example")).WriteToAsync(written);
        written.Position = 0;
        var read = await MimeMessage.LoadAsync(written);
        var attached = (MimePart)read.Attachments.Single();
        Assert.That((attached.ContentType.MimeType, attached.FileName), Is.EqualTo(("application/pdf", "رسالة – 2023-06-30.pdf")));
        using var carried = new MemoryStream();
        await attached.Content!.DecodeToAsync(carried);
        Assert.That(carried.ToArray(), Is.EqualTo(file));
        Assert.That(read.TextBody, Does.Contain("تجدون رفقته رسالتنا."), "the words are there as before");
        Assert.That(read.HtmlBody, Does.Contain("dir=\"rtl\""));
    }
}
