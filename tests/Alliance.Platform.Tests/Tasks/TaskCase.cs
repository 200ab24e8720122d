using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Tasks;
using Alliance.Tenancy.Jobs.Daily;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Tasks;

/// <summary>A dossier about which there are tasks, over HTTP. The business date is 15 June 2023.</summary>
internal sealed class TaskCase(PlatformHost host, string dossier) : IAsyncDisposable
{
    public PlatformHost Host => host;

    public string Dossier => dossier;

    public static async Task<TaskCase> Start()
    {
        var host = await PlatformHost.Start(funded: false);
        return new(host, await new DossierInput().Register(host));
    }

    /// <summary>What is sent to add one; a test says what differs.</summary>
    public Dictionary<string, object?> Input(params (string Name, object? Value)[] different)
    {
        var input = new Dictionary<string, object?>(StringComparer.Ordinal) { ["subjectKind"] = "dossier", ["subject"] = dossier, ["words"] = "Appeler le fournisseur", ["dueOn"] = "2023-06-20" };
        foreach (var (name, value) in different) input[name] = value;
        return input;
    }

    public Task<HttpResponseMessage> TryAdd(string role = Roles.LoanOfficer, params (string Name, object? Value)[] different) => host.Client(role).PostAsJsonAsync("/api/tasks", Input(different));

    /// <returns>The key of the task.</returns>
    public async Task<string> Add(string role = Roles.LoanOfficer, params (string Name, object? Value)[] different) =>
        (await (await TryAdd(role, different)).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;

    public Task<HttpResponseMessage> Post(string path, object? input = null, string role = Roles.LoanOfficer) => host.Client(role).PostAsJsonAsync($"/api/tasks/{path}", input ?? new { });

    public async Task Done(string path, object? input = null, string role = Roles.LoanOfficer) => await (await Post(path, input, role)).Json(HttpStatusCode.NoContent);

    public async Task<string?> Refused(string path, object? input = null) => await (await Post(path, input)).Code(HttpStatusCode.Conflict);

    public async Task Change(string id, object input, string role = Roles.LoanOfficer) => await (await host.Client(role).PutAsJsonAsync($"/api/tasks/{id}", input)).Json(HttpStatusCode.NoContent);

    public async Task<JsonElement> Sheet(string role = Roles.LoanOfficer) => await (await host.Client(role).GetAsync($"/api/tasks/of/dossier/{dossier}")).Json();

    public async Task<JsonElement> Mine(string role = Roles.LoanOfficer, string query = "") => await (await host.Client(role).GetAsync($"/api/tasks{query}")).Json();

    /// <summary>What each is called, in the order of the list.</summary>
    public static string[] Words(JsonElement rows) => [.. rows.EnumerateArray().Select(x => x.GetProperty("words").GetString()!)];

    public async Task<string[]> Steps(string id)
    {
        var sheet = await Sheet();
        var task = sheet.GetProperty("open").EnumerateArray().Concat(sheet.GetProperty("closed").EnumerateArray()).Single(x => x.GetProperty("id").GetString() == id);
        return [.. task.GetProperty("steps").EnumerateArray().Select(x => x.GetProperty("kind").GetString()!)];
    }

    /// <summary>The business date moves on, and the day's work is done.</summary>
    public async Task Day(DateOnly day)
    {
        host.Organisations.GoTo(day);
        await host.Run<IServiceProvider>(async scope =>
        {
            await scope.GetRequiredService<FollowTasks>().Step(new BusinessDays(day.AddDays(-1), day), default);
            await scope.GetRequiredService<PlatformDb>().SaveChangesAsync();
        });
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
