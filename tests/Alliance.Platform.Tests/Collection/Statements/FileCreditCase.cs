using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Tests.Collection.DirectDebits;
using Alliance.Platform.Tests.Lending.Loans;

namespace Alliance.Platform.Tests.Collection.Statements;

/// <summary>A file of direct debits was sent, and a statement tells of the bank's credit for it.</summary>
internal static class FileCreditCase
{
    public static async Task<(DebitCase Debits, string Batch)> Sent(int loans = 3)
    {
        var debits = await DebitCase.With(loans);
        var batch = await debits.Prepared();
        debits.Host.Organisations.GoTo(new(2024, 1, 10));
        await debits.Treasurer.PutAsJsonAsync("/api/statements/columns", new { header = StatementCase.Heading.TrimEnd().Split(';'), columns = new { date = 0, label = 1, debit = 4, credit = 5 } });
        return (debits, batch);
    }

    public static async Task<string> Import(DebitCase debits, params string[] lines)
    {
        var answer = await debits.Treasurer.PostAsync($"/api/statements?fileName={lines.Length}.csv", new StringContent($"{StatementCase.Heading}{string.Join('\n', lines)}\n"));
        return $"/api/statements/{(await answer.Json(HttpStatusCode.Created)).GetProperty("id").GetString()}";
    }

    public static async Task<HttpResponseMessage> Send(DebitCase debits, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await debits.Treasurer.SendAsync(request);
    }

    public static async Task<JsonElement> Line(DebitCase debits, string statement, int line = 0) => (await (await debits.Treasurer.GetAsync($"{statement}/lines")).Json()).GetProperty("lines")[line];

    public static async Task<HttpResponseMessage> Accept(DebitCase debits, string statement, bool despiteDouble = false, string? file = "ISM-P0001", bool aboveOwed = false, string? day = null) =>
        await Send(debits, $"{statement}/acceptances", new { lines = new[] { new { line = (await Line(debits, statement)).GetProperty("id").GetString(), file, day, despiteDouble, aboveOwed } } });

    public static async Task Work(DebitCase debits)
    {
        while (await debits.Host.Run<StatementRunner, bool>(x => x.Step(default)))
        {
        }
    }

    public static async Task<decimal[]> Outstanding(DebitCase debits) => await Task.WhenAll(debits.Loans.Select(async x => (await x.Show()).GetProperty("outstanding").GetDecimal()));

    public static async Task<string> States(DebitCase debits, string batch) =>
        string.Join(' ', (await debits.Show(batch)).GetProperty("lines").EnumerateArray().Select(x => x.GetProperty("state").GetString()!));

    public static string? Proposed(JsonElement line)
    {
        if (line.GetProperty("files") is { } files && files.GetArrayLength() == 0) return null;
        var first = files[0];
        return string.Join(' ', new[] { "confidence", "ground", "doubt", "reference" }.Select(x => first.GetProperty(x).GetString()).Where(x => x is not null));
    }

    public static async Task Undo(DebitCase debits, string statement)
    {
        var undone = await Send(debits, $"{statement}/lines/{(await Line(debits, statement)).GetProperty("id").GetString()}/undoing", new { reason = "autre remise" });
        Assert.That(undone.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        await Work(debits);
    }

    /// <summary>Debits of 1 000: some on 2 January, one on the 10th; it is the 12th.</summary>
    /// <returns>With the loan of the 10th.</returns>
    public static async Task<(DebitCase Debits, string Batch, LoanCase Late)> SentOfTwoDays(int first)
    {
        var debits = await DebitCase.With(first);
        debits.Host.Organisations.GoTo(new(2023, 6, 10));
        var (_, id) = await new DossierInput { Amount = 36_000, Entrepreneur = "Omar Fassi", Enterprise = "Atelier 9", Cin = "J9" }.Approve(debits.Host);
        var late = new LoanCase(debits.Host, id);
        await (await late.Disburse(new { amount = 36_000, paidOn = "2023-06-10" })).Json(HttpStatusCode.Created);
        await (await late.Post("mandate", new { rib = DebitCase.GoodRib, signedOn = "2023-06-10" })).Json();
        debits.Host.Organisations.GoTo(new(2023, 12, 20));
        var batch = await debits.Prepared();
        debits.Host.Organisations.GoTo(new(2024, 1, 12));
        await debits.Treasurer.PutAsJsonAsync("/api/statements/columns", new { header = StatementCase.Heading.TrimEnd().Split(';'), columns = new { date = 0, label = 1, debit = 4, credit = 5 } });
        return (debits, batch, late);
    }
}
