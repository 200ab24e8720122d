using System.ComponentModel.DataAnnotations;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alliance.Kernel.Tests;

/// <summary>What must be said is said in signs that people see.</summary>
public sealed class BoundedInputTests
{
    public sealed record Part([property: Required] string Name);

    public sealed record Input([property: Required, StringLength(20, MinimumLength = 3)] string Reason, Part? Part = null, [property: StringLength(20)] string? Note = null);

    [TestCase("abc", null, null, 200)]
    [TestCase("\u200F\u200F\u200F", null, null, 400)]
    [TestCase("a\u200F\u200F", null, null, 400)]
    [TestCase("abc", "x", null, 200)]
    [TestCase("abc", "\u202E\u2066", null, 400)]
    [TestCase("abc", "\u200D", null, 400)]
    [TestCase("abc", null, "\u200F", 200, Description = "what may be left out")]
    public async Task Unseen_signs_are_no_words(string reason, string? part, string? note, int status)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHttpConventions();
        await using var app = builder.Build();
        app.UseProblemAnswers();
        app.MapGroup("").WithBoundedInput().MapPost("/", (Input input) => input.Reason);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var client = new HttpClient();

        using var answer = await client.PostAsJsonAsync(new Uri(address), new Input(reason, part is null ? null : new(part), note), JsonSerializerOptions.Web);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
    }
}
