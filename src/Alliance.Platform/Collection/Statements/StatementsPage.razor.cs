using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Statements;

/// <summary>The statements and what is left to do on each; a new one is imported here, after its columns were chosen once.</summary>
public sealed partial class StatementsPage(
    UseCase<ListStatements> listStatements, UseCase<ChooseColumns> choose, UseCase<ImportStatement> import, Confirmations confirmations, NavigationManager navigation, ICurrentUser user, IStringLocalizer<StatementsText> text) : IDisposable
{
    /// <summary>Cancelled when the page is left or its circuit ends: nobody waits any more for a file that is on its way, or being read.</summary>
    private readonly CancellationTokenSource _left = new();
    private CancellationToken _leaving;
    private IReadOnlyList<ListStatements.Row>? _statements;
    private byte[]? _file;
    private string _fileName = "";
    private ChooseColumns.Look? _look;
    private IReadOnlyList<BadLine> _badLines = [];
    private Exception? _refusal;
    private bool _asksAgain;
    private bool _working;

    private bool MayImport => user.May(Permissions.ImportStatements);

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    private void AskAgain(ChangeEventArgs chosen) => _asksAgain = (bool)chosen.Value!;

    protected override async Task OnInitializedAsync()
    {
        _leaving = _left.Token; // the source has none once it is disposed of
        if (user.May(Permissions.ReadStatements)) _statements = await listStatements.Show(x => x.Handle());
    }

    private Task Take(InputFileChangeEventArgs chosen) => Act(async () =>
    {
        Forget();
        if (chosen.File.Size > StatementFile.Limits.Bytes) throw new RefusedException("statement.too-large", "A file has at most 10 MB.");

        await using var stream = chosen.File.OpenReadStream(StatementFile.Limits.Bytes, _leaving);
        (_file, _fileName) = (await StatementFile.Take(stream, _leaving), chosen.File.Name);
        var look = await choose.Run(x => x.At(_file, _leaving));
        if (look.Fingerprint is not null && (look.Kept is null || _asksAgain)) _look = look;
        else await Import();
    });

    private Task Keep(ColumnChoice columns) => Act(async () =>
    {
        if (_look is not { } look) return;
        await choose.Run(x => x.Keep(new(look.Header, columns)));
        await Import();
    });

    private async Task Import()
    {
        if (_file is not { } file) return;
        var outcome = await Import(file);
        if (outcome is null) Forget();
        else if (outcome.Id is { } id) navigation.NavigateTo($"/statements/{id}");
        else _badLines = outcome.BadLines;
    }

    /// <returns>Null when it is about an account that is not the platform's, and a person said so.</returns>
    private async Task<ImportStatement.Outcome?> Import(byte[] file)
    {
        try
        {
            return await import.Run(x => x.Handle(file, _fileName, ct: _leaving));
        }
        catch (RefusedException other) when (other.Code is ImportStatement.OtherAccount)
        {
            var sentence = text[other.Code, [.. other.Arguments]];
            return await confirmations.Confirm(text["Import it all the same?"], sentence, text["Import"]) ? await import.Run(x => x.Handle(file, _fileName, otherAccount: true, _leaving)) : null;
        }
    }

    private void Forget() => (_file, _look, _badLines) = (null, null, []);

    private async Task Act(Func<Task> act)
    {
        if (_working) return;
        (_working, _refusal) = (true, null);
        StateHasChanged();
        try
        {
            await act();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            // The page was left.
        }
        finally
        {
            _working = false;
        }
    }
}
