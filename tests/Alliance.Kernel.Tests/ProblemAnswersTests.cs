using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Alliance.Kernel.Tests;

public sealed class ProblemAnswersTests
{
    private static IEnumerable<TestCaseData> Refusals()
    {
        yield return new(new RefusedException("loan.already-disbursed", "This loan has already been paid out."), 409, "loan.already-disbursed", "This loan has already been paid out.");
        yield return new(new NotAllowedException("loans.disburse"), 403, "not-allowed", "Needs the permission loans.disburse.");
        yield return new(new DbUpdateConcurrencyException("row version"), 409, "changed-meanwhile", "Somebody changed this meanwhile. Load it again.");
        yield return new(new BadHttpRequestException("No such field.", 400), 400, "bad-request", "No such field.");
        yield return new(new InvalidOperationException("Password=secret at Loans.cs:12"), 500, "unexpected", "Something went wrong on our side. Nothing was changed.");
    }

    [TestCaseSource(nameof(Refusals))]
    public async Task Each_refusal_has_a_status_and_a_stable_code(Exception thrown, int status, string code, string detail)
    {
        var (answer, problem) = await AnswerTo(thrown);

        Assert.That((int)answer, Is.EqualTo(status));
        Assert.That(problem.GetProperty("code").GetString(), Is.EqualTo(code));
        Assert.That(problem.GetProperty("detail").GetString(), Is.EqualTo(detail));
    }

    [Test]
    public async Task A_bug_answers_without_its_inner_life()
    {
        var (_, problem) = await AnswerTo(new InvalidOperationException("Password=secret at Loans.cs:12"));

        Assert.That(problem.GetRawText(), Does.Not.Contain("secret").And.Not.Contain("Exception").And.Not.Contain(".cs"));
        Assert.That(problem.GetProperty("traceId").GetString(), Is.Not.Empty);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Problem)> AnswerTo(Exception thrown)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddProblemAnswers();
        await using var app = builder.Build();
        app.UseProblemAnswers();
        app.MapGet("/", _ => throw thrown);
        await app.StartAsync();

        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(address));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()));
    }
}
