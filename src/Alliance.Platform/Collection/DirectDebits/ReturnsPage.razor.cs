using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>The bank's file is looked at first; what is recognised is recorded when the treasurer says so.</summary>
public sealed partial class ReturnsPage(UseCase<ImportReturns> import, ICurrentUser user, IStringLocalizer<DirectDebitsText> text) : IDisposable
{
    /// <summary>Cancelled when the page is left or its circuit ends: nobody waits any more for a file that is on its way, or being read.</summary>
    private readonly CancellationTokenSource _left = new();
    private CancellationToken _leaving;
    private byte[]? _file;
    private ImportReturns.Outcome? _outcome;
    private Exception? _refusal;
    private string? _done;
    private bool _working;

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    protected override void OnInitialized() => _leaving = _left.Token; // the source has none once it is disposed of

    private Task Look(InputFileChangeEventArgs chosen) => Act(async () =>
    {
        Forget();
        if (chosen.File.Size > ReturnsFile.Limits.Bytes) throw new RefusedException("returns.too-large", "A file has at most 5 MB.");

        await using var stream = chosen.File.OpenReadStream(ReturnsFile.Limits.Bytes, _leaving);
        _file = await ReturnsFile.Take(stream, _leaving);
        _outcome = await import.Run(x => x.Handle(_file, new(Preview: true), _leaving));
    });

    /// <summary>What is wrong was shown and stays out.</summary>
    private Task Record() => Act(async () =>
    {
        if (_file is not { } file) return;
        var outcome = await import.Run(x => x.Handle(file, new(AcceptRest: true), _leaving));
        Forget();
        if (outcome.IsStored) _done = text["{0} returns have been recorded, {1} in all.", Formats.Count(outcome.Rows.Count), Formats.WithUnit(outcome.Total)];
        else _outcome = outcome;
    });

    private void Forget() => (_file, _outcome) = (null, null);

    private async Task Act(Func<Task> act)
    {
        if (_working) return;
        (_working, _refusal, _done) = (true, null, null);
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
