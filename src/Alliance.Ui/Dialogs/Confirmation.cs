using MudBlazor;

namespace Alliance.Ui;

public static class Confirmation
{
    /// <summary>Asks before something that matters; true when the user confirmed.</summary>
    public static async Task<bool> Confirm(this IDialogService dialogs, string title, string message, string action, bool dangerous = false)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var parameters = new DialogParameters<ConfirmDialog>
        {
            { x => x.Title, title },
            { x => x.Message, message },
            { x => x.Action, action },
            { x => x.Dangerous, dangerous },
        };
        var dialog = await dialogs.ShowAsync<ConfirmDialog>(title, parameters, new DialogOptions { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true });
        return await dialog.Result is { Canceled: false };
    }
}
