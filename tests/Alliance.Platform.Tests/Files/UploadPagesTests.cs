using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Collection.Statements;
using Alliance.Platform.Files;
using Alliance.Platform.Tests.Collection.Statements;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace Alliance.Platform.Tests.Files;

/// <summary>Whoever leaves a page, or whose circuit ends, no longer waits for the file that was chosen there.</summary>
[TestFixture(typeof(StatementsPage))]
[TestFixture(typeof(ReturnsPage))]
internal sealed class UploadPagesTests<TPage> where TPage : class, IComponent
{
    [Test]
    public async Task A_file_on_its_way_is_given_up_with_its_page()
    {
        await using var statements = await StatementCase.Of();
        await using var line = new SlowLine();
        await statements.Host.Run<IServiceProvider>(async scope =>
        {
            await using var context = Context(scope);
            using var end = line.AtTheEnd();
            var page = context.Render<TPage>();
            var file = new ChosenFile(line);
            var taking = page.InvokeAsync(() => Choose(page, file));
            Assert.That(file.Given.CanBeCanceled, Is.True);
            Assert.That(file.Given.IsCancellationRequested, Is.False);

            await context.DisposeComponentsAsync();

            Assert.That(file.Given.IsCancellationRequested, Is.True);
            await taking; // and it is no error of the page
        }, Roles.Treasurer);
    }

    [Test]
    public async Task A_file_that_waits_for_its_turn_gives_the_place_up_with_its_page()
    {
        await using var statements = await StatementCase.Of();
        var turns = statements.Host.Services.GetRequiredService<UploadTurns>();
        var held = new[] { await turns.Take(FixedOrganisations.Ism), await turns.Take(FixedOrganisations.Ism) };
        await statements.Host.Run<IServiceProvider>(async scope =>
        {
            await using var context = Context(scope);
            using var both = new Held(held);
            var page = context.Render<TPage>();
            var taking = page.InvokeAsync(() => Choose(page, new ChosenFile(new MemoryStream("Date;Libellé;Montant\n05/06/2023;A;1,00\n"u8.ToArray()))));
            Assert.That(turns.WaitingFor(FixedOrganisations.Ism), Is.EqualTo(1));

            await context.DisposeComponentsAsync();

            Assert.That(turns.WaitingFor(FixedOrganisations.Ism), Is.Zero);
            await taking;
        }, Roles.Treasurer);
    }

    private static Task Choose(IRenderedComponent<TPage> page, IBrowserFile file) => page.FindComponent<FileField>().Instance.OnChange.InvokeAsync(new([file]));

    private static BunitContext Context(IServiceProvider scope)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.French;
        var page = new BunitContext();
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddLogging();
        page.Services.AddTexts();
        page.Services.AddMudServices();
        page.Services.AddScoped<Confirmations>();
        page.Services.AddScoped(typeof(UseCase<>));
        page.Services.AddScoped(_ => scope.GetRequiredService<TenantContext>());
        page.Services.AddScoped(_ => scope.GetRequiredService<ICurrentUser>());
        page.Services.AddScoped(_ => scope.GetRequiredService<ListStatements>());
        page.Services.AddScoped(_ => scope.GetRequiredService<ChooseColumns>());
        page.Services.AddScoped(_ => scope.GetRequiredService<ImportStatement>());
        page.Services.AddScoped(_ => scope.GetRequiredService<ImportReturns>());
        return page;
    }

    private sealed class ChosenFile(Stream bytes) : IBrowserFile
    {
        public string Name => "a.csv";

        public DateTimeOffset LastModified => default;

        public long Size => 100;

        public string ContentType => "text/csv";

        public CancellationToken Given { get; private set; }

        public Stream OpenReadStream(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default)
        {
            Given = cancellationToken;
            return bytes;
        }
    }

    /// <summary>On which nothing comes any more, until the test is over.</summary>
    private sealed class SlowLine : MemoryStream
    {
        private readonly CancellationTokenSource _over = new();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var waiting = new TaskCompletionSource();
            await using var left = cancellationToken.Register(() => waiting.TrySetCanceled(cancellationToken));
            await using var end = _over.Token.Register(() => waiting.TrySetResult());
            await waiting.Task;
            return 0;
        }

        public IDisposable AtTheEnd() => new Ending(_over);

        private sealed class Ending(CancellationTokenSource over) : IDisposable
        {
            public void Dispose() => over.Cancel();
        }
    }

    /// <summary>Turns that are given back whatever the test comes to.</summary>
    private sealed class Held(IDisposable[] turns) : IDisposable
    {
        public void Dispose()
        {
            foreach (var turn in turns) turn.Dispose();
        }
    }
}
