using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Tests.Lending.Loans;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>A platform with some loans paid out on 1 June 2023, instalments of 1 000 from 1 January 2024 on. It is 15 March 2024, and the bank's columns are known.</summary>
internal sealed class StatementCase : IAsyncDisposable
{
    public const string Heading = "Date;Libellé;Référence;Compte;Débit;Crédit\n";
    public const string Rib = "007640000123450000041222";
    public const string OtherRib = "145050021116087000018707";

    public static readonly DateOnly Today = new(2024, 3, 15);

    private StatementCase(PlatformHost host, ImmutableArray<LoanCase> loans, ImmutableArray<string> numbers) =>
        (Host, Loans, Numbers, Treasurer) = (host, loans, numbers, host.Client(Roles.Treasurer));

    public PlatformHost Host { get; }

    public ImmutableArray<LoanCase> Loans { get; }

    public ImmutableArray<string> Numbers { get; }

    public HttpClient Treasurer { get; }

    /// <param name="borrowers">One loan each.</param>
    public static async Task<StatementCase> Of(params string[] borrowers) => await On(await PlatformHost.Start(), borrowers);

    /// <param name="host">Ends with this.</param>
    /// <param name="borrowers">One loan each.</param>
    public static async Task<StatementCase> On(PlatformHost host, params string[] borrowers)
    {
        var (loans, numbers) = (ImmutableArray.CreateBuilder<LoanCase>(), ImmutableArray.CreateBuilder<string>());
        foreach (var borrower in borrowers)
        {
            var (_, id) = await new DossierInput { Amount = 36_000, Entrepreneur = borrower, Enterprise = $"Tissages de {borrower.Split(' ')[^1]}" }.Approve(host);
            var loan = new LoanCase(host, id);
            await (await loan.Disburse(new { amount = 36_000, paidOn = "2023-06-01" })).Json(HttpStatusCode.Created);
            loans.Add(loan);
            numbers.Add((await loan.Show()).GetProperty("number").GetString()!);
        }

        host.Organisations.GoTo(Today);
        var found = new StatementCase(host, loans.ToImmutable(), numbers.ToImmutable());
        await found.Choose();
        return found;
    }

    public async Task Choose(HttpClient? client = null)
    {
        var columns = new { date = 0, label = 1, reference = 2, account = 3, debit = 4, credit = 5 };
        var answer = await (client ?? Treasurer).PutAsJsonAsync("/api/statements/columns", new { header = Heading.TrimEnd().Split(';'), columns });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    public Task<HttpResponseMessage> Post(string file, string name = "mars.csv") => Post(Encoding.UTF8.GetBytes(file), name);

    public Task<HttpResponseMessage> Post(byte[] file, string name = "mars.csv") => Treasurer.PostAsync($"/api/statements?fileName={name}", new ByteArrayContent(file));

    /// <param name="lines">Without heading.</param>
    /// <returns>The statement's address.</returns>
    public async Task<string> Import(params string[] lines) =>
        $"/api/statements/{(await (await Post(Heading + string.Join('\n', lines))).Json(HttpStatusCode.Created)).GetProperty("id").GetString()}";

    public async Task<ImmutableArray<JsonElement>> Lines(string statement, string filter = "all") =>
        [.. (await (await Treasurer.GetAsync($"{statement}/lines?filter={filter}&size=200")).Json()).GetProperty("lines").EnumerateArray()];

    /// <summary>What is proposed for a line: <c>certain loan-number ISM-2023-0001</c>.</summary>
    public async Task<string[]> Proposed(string statement, int line = 0) =>
        [.. (await Lines(statement))[line].GetProperty("matches").EnumerateArray().Select(x => string.Join(' ', new[] { "confidence", "ground", "doubt", "loanNumber" }.Select(y => x.GetProperty(y).GetString()).Where(y => y is not null)))];

    public async Task<string> State(string statement, int line = 0) => (await Lines(statement))[line].GetProperty("state").GetString()!;

    public async Task<HttpResponseMessage> Accept(string statement, int line = 0, string? loan = null, bool despiteDouble = false, string? key = null, HttpClient? client = null, bool aboveOwed = false)
    {
        var id = (await Lines(statement))[line].GetProperty("id").GetString();
        return await Send($"{statement}/acceptances", new { lines = new[] { new { line = id, loan, despiteDouble, aboveOwed } } }, key ?? Guid.NewGuid().ToString(), client);
    }

    public Task<HttpResponseMessage> AcceptCertain(string statement) => Send($"{statement}/acceptances/certain", null, Guid.NewGuid().ToString());

    public async Task<HttpResponseMessage> Decide(string statement, string what, int line = 0) =>
        await Treasurer.PostAsJsonAsync($"{statement}/lines/{(await Lines(statement))[line].GetProperty("id").GetString()}/{what}", new { reason = "frais de tenue" });

    public async Task<HttpResponseMessage> Send(string path, object? body, string? key = null, HttpClient? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await (client ?? Treasurer).SendAsync(request);
    }

    /// <summary>What goes on in the background, until there is nothing more to do.</summary>
    public async Task Work()
    {
        while (await Host.Run<StatementRunner, bool>(x => x.Step(default)))
        {
        }
    }

    public async Task<decimal> Outstanding(int loan = 0) => (await Loans[loan].Show()).GetProperty("outstanding").GetDecimal();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
