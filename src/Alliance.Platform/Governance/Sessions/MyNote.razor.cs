using Alliance.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>A field for one's own notes on an item.</summary>
public sealed partial class MyNote(UseCase<WriteMyNote> writeMyNote, IStringLocalizer<GovernanceText> text)
{
    private string? _words, _kept;
    private bool _isKept;

    [Parameter, EditorRequired] public SessionView.Item Item { get; set; } = null!;

    /// <summary>As it was read with the page; null where nothing was written.</summary>
    [Parameter] public string? Words { get; set; }

    protected override void OnInitialized() => _words = _kept = Words;

    private async Task Keep()
    {
        await Send(() => writeMyNote.Run(x => x.Handle(View.Id, Item.Number, new(_words))));
        if (Refusal is null) (_kept, _isKept) = (_words, true);
    }
}
