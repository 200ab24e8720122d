using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Lending.Deferrals;
using Alliance.Platform.Tests.Collection.Arrears;

namespace Alliance.Platform.Tests.Lending.Deferrals;

/// <summary>A platform with late loans, on which a treasurer proposes mass deferrals and the director decides.</summary>
internal sealed class DeferralCase(ArrearsCase arrears) : IAsyncDisposable
{
    public const string Flood = "Crue de l'oued Massa";

    public ArrearsCase Arrears { get; private set; } = arrears;

    public PlatformHost Host => Arrears.Host;

    public HttpClient Treasurer => Host.Client(Roles.Treasurer);

    public HttpClient Director => Host.Client(Roles.Director);

    /// <summary>Three late loans of Tiznit and one of Taroudannt, of two sectors.</summary>
    public static async Task<DeferralCase> FourLoans()
    {
        var arrears = await ArrearsCase.Of(("Tapis Anzi", 0, "Tiznit"), ("Laine Tata", 1_500, "Tiznit"), ("Amlou", 1_000, "Taroudannt"));
        await arrears.Add("Argan", 0, sector: "agri-food", paidOutOn: "2023-06-10");
        return new(arrears);
    }

    public static async Task<DeferralCase> Loans(int count)
    {
        var arrears = new ArrearsCase(await PlatformHost.Start());
        for (var i = 0; i < count; i++) await arrears.Add($"Atelier {i:00}", 0);
        return new(arrears);
    }

    /// <summary>By province, sector, event or by hand, as the test says.</summary>
    public static Dictionary<string, object?> Asked(params (string Name, object? Value)[] more)
    {
        var asked = new Dictionary<string, object?> { ["name"] = Flood, ["from"] = "2024-01-01", ["months"] = 3, ["reason"] = "Crue du 28 janvier" };
        foreach (var (name, value) in more) asked[name] = value;
        return asked;
    }

    public async Task<JsonElement> Preview(object asked) => await (await Treasurer.PostAsJsonAsync("/api/deferrals/preview", asked)).Json();

    public async Task<(string Id, string Proposal)> Propose(object asked)
    {
        var proposed = await (await Treasurer.PostAsJsonAsync("/api/deferrals", asked)).Json(HttpStatusCode.Created);
        return (proposed.GetProperty("id").GetString()!, proposed.GetProperty("proposalId").GetString()!);
    }

    public static Task<HttpResponseMessage> Approve(HttpClient by, string proposal) => by.PostAsJsonAsync($"/api/proposals/{proposal}/approval", new { });

    /// <summary>Proposed, approved, and carried out to the end.</summary>
    public async Task<string> Done(object asked)
    {
        var (id, proposal) = await Propose(asked);
        await (await Approve(Director, proposal)).Json();
        await Work();
        return id;
    }

    public async Task Undone(string id)
    {
        var proposal = (await (await ProposeUndoing(id)).Json(HttpStatusCode.Created)).GetProperty("id").GetString()!;
        await (await Approve(Director, proposal)).Json();
        await Work();
    }

    public Task<HttpResponseMessage> ProposeUndoing(string id) => Treasurer.PostAsJsonAsync($"/api/deferrals/{id}/undoing-proposals", new { reason = "Décidé trop tôt" });

    /// <summary>One step of what the worker does.</summary>
    public Task<bool> Step() => Host.Run<MassDeferralRunner, bool>(x => x.Step(default));

    public async Task<JsonElement> Show(string id) => await (await Director.GetAsync($"/api/deferrals/{id}")).Json();

    public async Task Restart(bool withWorker) => Arrears = Arrears.On(await Host.Restart(withWorker));

    private async Task Work()
    {
        while (await Step())
        {
        }
    }

    public ValueTask DisposeAsync() => Arrears.DisposeAsync();
}
