using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Alliance.EndToEnd.Tests.Hosting;

namespace Alliance.EndToEnd.Tests.Documentation;

/// <summary>What docs/api.md shows is what works: its examples are taken from there and followed on a running service.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
[Parallelizable(ParallelScope.Self)] // both pay on one loan
public sealed partial class ExamplesTests
{
    private const string Secret = "a-long-secret-of-this-deployment";
    private static readonly string Document = File.ReadAllText(HostFolder.RepositoryFile("docs/api.md"));

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        var folder = HostFolder.WithDemonstration();
        var file = folder.FileOf("souss-massa.json");
        var client = Example("json").Split('\n').Single(x => x.Contains("\"accounting\"", StringComparison.Ordinal));
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text.Replace("\"clients\": [", "\"clients\": [" + client.Trim() + ",", StringComparison.Ordinal));
        _host = await RunningHost.Start(folder, new Dictionary<string, string?> { ["Secrets:Accounting"] = Secret });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _host.Folder.Dispose();
    }

    [Test]
    public async Task A_program_records_a_payment_by_curl()
    {
        var before = await Outstanding();

        using var shell = Process.Start(new ProcessStartInfo("bash", ["-e", "-o", "pipefail", "-c", Here(Example("bash"))]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, wrong) = (await shell.StandardOutput.ReadToEndAsync(), await shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();

        Assert.That(shell.ExitCode, Is.Zero, said + wrong);
        Assert.That(JsonSerializer.Deserialize<JsonElement>(said).GetProperty("reference").GetString(), Is.EqualTo("VIR 0417"));
        Assert.That(await Outstanding(), Is.EqualTo(before - 100));
    }

    [Test]
    public async Task A_generated_client_records_a_payment()
    {
        var description = await (await _host.Client("souss-massa").GetAsync(new Uri("openapi/platform.json", UriKind.Relative))).Content.ReadAsStringAsync();
        var before = await Outstanding();

        await GeneratedClient.Run(description, Example("csharp"), "PlatformClient", "Alliance.Api", _host.Address("souss-massa").ToString(), Secret);

        Assert.That(await Outstanding(), Is.EqualTo(before - 100));
    }

    /// <summary>What is owed on the loan that both examples find.</summary>
    private async Task<decimal> Outstanding()
    {
        using var client = _host.Client("souss-massa");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Bearers.Of(_host, "souss-massa", "tresorier"));
        var found = await client.GetFromJsonAsync<JsonElement>(new Uri("api/loans?status=in-repayment&size=1", UriKind.Relative));
        return found.GetProperty("rows")[0].GetProperty("outstanding").GetDecimal();
    }

    private string Here(string example) => example.Replace(":5080", $":{_host.Port}", StringComparison.Ordinal);

    private static string Example(string language) => Examples().Matches(Document).Single(x => x.Groups[1].Value == language).Groups[2].Value;

    [GeneratedRegex("^```([a-z]+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Examples();
}
