using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Lending.Loans;

/// <summary>A loan of 36 000 over 36 months with 6 of grace, granted on 20 May 2023 and reached through its doors; the business date is one that a test can move.</summary>
internal sealed class LoanCase(PlatformHost host, string id) : IAsyncDisposable
{
    public PlatformHost Host { get; } = host;

    public string Id { get; } = id;

    public string Path => $"/api/loans/{Id}";

    public HttpClient Treasurer { get; } = host.Client(Roles.Treasurer);

    public static async Task<LoanCase> Contracted()
    {
        var host = await PlatformHost.Start();
        var (_, loan) = await new DossierInput { Amount = 36_000 }.Approve(host);
        return new(host, loan);
    }

    /// <summary>Paid out on 1 June 2023: instalments of 1 000 from 1 January 2024 on.</summary>
    public static async Task<LoanCase> Disbursed()
    {
        var loan = await Contracted();
        await (await loan.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Json(System.Net.HttpStatusCode.Created);
        return loan;
    }

    public Task<HttpResponseMessage> Disburse(object body) => Treasurer.PostAsJsonAsync($"{Path}/disbursements", body);

    public Task<HttpResponseMessage> Pay(object body, string? key = "") => Post("payments", body, key is "" ? Guid.NewGuid().ToString() : key);

    public async Task<HttpResponseMessage> Post(string door, object body, string? key = null, HttpClient? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Path}/{door}") { Content = JsonContent.Create(body) };
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await (client ?? Treasurer).SendAsync(request);
    }

    public async Task<JsonElement> Show() => await (await Treasurer.GetAsync(Path)).Json();

    /// <summary>Sends all at the same moment: each has read what it reads, and waits to write or has been answered, before the first of them can write.</summary>
    public async Task<HttpResponseMessage[]> AtOnce(params Func<Task<HttpResponseMessage>>[] sending)
    {
        await using var writer = new SqliteConnection(await Host.Read(db => Task.FromResult(db.Database.GetConnectionString())));
        await writer.OpenAsync();
        await using var turn = await writer.BeginTransactionAsync(); // SQLite: the only one who may write; readers go on
        var waiting = new ConcurrentDictionary<DbContextId, bool>();
        using var writing = Testing.Statements.Of(writer.DataSource, x =>
        {
            if (x.Writes) waiting[x.Db.ContextId] = true;
        });
        var answers = sending.Select(x => Task.Run(x)).ToArray();
        await Eventually.Holds(() => waiting.Count + answers.Count(x => x.IsCompleted) >= answers.Length, "all of them to want to write");
        await turn.RollbackAsync();
        return await Task.WhenAll(answers);
    }

    public async Task<int> EventCount() => (await Show()).GetProperty("events").GetArrayLength();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
