using System.Globalization;
using Alliance.Kernel;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Alliance.Identity.Tests.Mail;

/// <summary>A meeting in a mail, as programs of calendars take it.</summary>
internal sealed class CalendarMailTests
{
    [TestCase("REQUEST")]
    [TestCase("CANCEL")]
    public async Task The_part_says_the_same_method_as_the_file_and_carries_it_to_the_byte(string method)
    {
        var host = await TestHost.Shared;
        var (address, file) = ($"{method.ToLowerInvariant()}@membres.example", $"BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nSUMMARY:لجنة الموافقة\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");

        await host.Services.GetRequiredService<IOutgoingMail>().Send(
            new("Initiative", address, "Membre", "Convocation", "Vous êtes convoqué.", CultureInfo.GetCultureInfo("fr"), Guid.NewGuid()) { Calendar = new(file, method) }, default);

        using var written = new MemoryStream();
        await (await host.Mails.Next(address)).WriteToAsync(written);
        written.Position = 0;
        var read = await MimeMessage.LoadAsync(written);
        var part = read.BodyParts.OfType<TextPart>().Single(x => x.ContentType.MimeType == "text/calendar");
        Assert.That(part.ContentType.Parameters["method"], Is.EqualTo(method));
        Assert.That(part.ContentType.Charset, Is.EqualTo("utf-8").IgnoreCase);
        using var carried = new MemoryStream();
        await part.Content!.DecodeToAsync(carried); // not its text: the library reads lines in the way of its machine
        Assert.That(carried.ToArray(), Is.EqualTo(System.Text.Encoding.UTF8.GetBytes(file)));
        Assert.That(((MultipartAlternative)read.Body!)[^1], Is.SameAs(part), "the last is what a program that knows it prefers");
    }
}
