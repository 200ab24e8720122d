using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Files;
using Alliance.Platform.Tests.Collection.Statements;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Files;

/// <summary>Few files of one organisation are read at a time; nobody else waits for it.</summary>
internal sealed class UploadTurnsTests
{
    private const string Ism = FixedOrganisations.Ism;

    [Test]
    public async Task Two_are_read_some_wait_and_the_rest_are_told_when_to_come_back()
    {
        await using var statements = await StatementCase.Of();
        var turns = statements.Host.Services.GetRequiredService<UploadTurns>();
        const string Line = "03/01/2024;VIR;;;;5,00\n";
        var held = new[] { await turns.Take(Ism), await turns.Take(Ism) };
        List<Task<HttpResponseMessage>> waiting = [.. Enumerable.Range(1, UploadTurns.Waiting).Select(x => statements.Post($"{StatementCase.Heading}{Line.Replace("5,00", $"{x},00", StringComparison.Ordinal)}"))];
        while (turns.WaitingFor(Ism) < UploadTurns.Waiting) await Task.Yield();

        foreach (var path in new[] { "/api/statements?fileName=a.csv", "/api/statements/look", "/api/direct-debits/returns" })
        {
            var answer = await statements.Treasurer.PostAsync(path, new StringContent(StatementCase.Heading + Line));
            Assert.That(await answer.Code(HttpStatusCode.ServiceUnavailable), Is.EqualTo("uploads-busy"), path);
            Assert.That(answer.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(2)), path);
        }

        (await turns.Take("oriental")).Dispose(); // another organisation doesn't wait
        foreach (var turn in held) turn.Dispose();
        Assert.That((await Task.WhenAll(waiting)).Select(x => x.StatusCode), Is.All.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task A_statement_has_its_turn_until_it_is_stored()
    {
        var seen = new Seen();
        var host = await PlatformHost.Start(services: x => x.AddSingleton(seen).AddBeforeCommit<PlatformDb, AskForATurn>(CommitStage.Marks));
        await using var statements = await StatementCase.On(host);
        using var held = await host.Services.GetRequiredService<UploadTurns>().Take(Ism);

        await statements.Import("03/01/2024;VIR;;;;5,00");

        Assert.That(seen.HadToWait, Is.EqualTo(new[] { true }));
        (await seen.Turn!).Dispose();
    }

    /// <summary>Its body is taken in first, as far as a file may go: a slow line holds up nobody else of the organisation.</summary>
    [TestCase("/api/statements?fileName=a.csv")]
    [TestCase("/api/statements/look")]
    [TestCase("/api/direct-debits/returns")]
    public async Task A_file_on_its_way_holds_no_turn(string path)
    {
        await using var statements = await StatementCase.Of();
        var turns = statements.Host.Services.GetRequiredService<UploadTurns>();
        List<SlowContent> files = [.. Enumerable.Range(0, UploadTurns.AtOnce).Select(_ => new SlowContent())];
        List<Task<HttpResponseMessage>> answers = [.. files.Select(x => statements.Treasurer.PostAsync(path, x))];
        try
        {
            foreach (var file in files) await file.IsRead;
            List<Task<IDisposable>> taken = [.. files.Select(_ => turns.Take(Ism))];

            Assert.That(taken.Select(x => x.IsCompletedSuccessfully), Is.All.True);
            foreach (var turn in taken) (await turn).Dispose();
        }
        finally
        {
            foreach (var file in files) file.End();
        }

        Assert.That((await Task.WhenAll(answers)).Select(x => x.StatusCode), Is.All.EqualTo(HttpStatusCode.Conflict), "each was read when it was there: it has no heading");
    }

    /// <summary>Of which the server has read what fits into no buffer, and the rest doesn't come yet.</summary>
    private sealed class SlowContent : HttpContent
    {
        private readonly TaskCompletionSource _isRead = new(), _end = new();

        public Task IsRead => _isRead.Task;

        public void End() => _end.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(new byte[1_000_000]);
            await stream.FlushAsync();
            _isRead.SetResult();
            await _end.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    [Test]
    public async Task Whoever_leaves_gives_the_place_up()
    {
        using var turns = new UploadTurns();
        using var left = new CancellationTokenSource();
        var held = new[] { await turns.Take(Ism), await turns.Take(Ism) };
        var waiting = turns.Take(Ism, left.Token);

        await left.CancelAsync();

        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(turns.WaitingFor(Ism), Is.Zero);
        foreach (var turn in held) turn.Dispose();
        (await turns.Take(Ism)).Dispose();
    }

    [Test]
    public void A_refusal_to_wait_is_no_error_of_the_file()
    {
        using var turns = new UploadTurns();
        for (var i = 0; i < UploadTurns.AtOnce + UploadTurns.Waiting; i++) _ = turns.Take(Ism);

        Assert.That(async () => await turns.Take(Ism), Throws.TypeOf<BusyException>().With.Property("Code").EqualTo("uploads-busy"));
    }

    private sealed class Seen
    {
        public List<bool> HadToWait { get; } = [];

        public Task<IDisposable>? Turn { get; set; }
    }

    /// <summary>While one turn is held beside that of the statement being stored.</summary>
    private sealed class AskForATurn(UploadTurns turns, Seen seen) : IBeforeCommit<PlatformDb>
    {
        public Task Run(PlatformDb db, CancellationToken ct)
        {
            if (!db.Added<BankStatement>().Any()) return Task.CompletedTask;
            seen.Turn = turns.Take(Ism, CancellationToken.None);
            seen.HadToWait.Add(!seen.Turn.IsCompleted);
            return Task.CompletedTask;
        }
    }
}
