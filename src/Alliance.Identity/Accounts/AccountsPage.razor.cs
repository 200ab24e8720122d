using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace Alliance.Identity.Accounts;

/// <summary>The organisation's accounts, and what an administrator does with them.</summary>
public sealed partial class AccountsPage(
    UseCase<ListAccounts> listAccounts, UseCase<DeactivateAccount> deactivateAccount, UseCase<ReactivateAccount> reactivateAccount,
    UseCase<UnlockAccount> unlockAccount, UseCase<ResendInvitation> resendInvitation,
    ICurrentUser user, TenantContext tenant, IDialogService dialogs, ISnackbar snackbar, IStringLocalizer<IdentityText> text)
{
    private MudTable<ListAccounts.Row>? _table;
    private string? _search;
    private AccountState? _state;
    private string? _role;
    private int? _total;
    private Exception? _refusal;

    private IStringLocalizer<IdentityText> Text => text;

    private bool MayRead => user.May(AccountPermissions.Read);

    private bool MayManage => user.May(AccountPermissions.Manage);

    private IReadOnlyList<string> KnownRoles => Roles.Of(tenant.Organisation.Kind);

    private static Tone ToneOf(AccountState state) => state switch
    {
        AccountState.Active => Tone.Good,
        AccountState.Invited => Tone.Warning,
        AccountState.Locked => Tone.Bad,
        _ => Tone.Neutral,
    };

    private async Task<TableData<ListAccounts.Row>> Load(TableState shown, CancellationToken ct)
    {
        var sortedBy = Enum.TryParse<ListAccounts.SortedBy>(shown.SortLabel, out var label) ? label : ListAccounts.SortedBy.Name;
        var input = new ListAccounts.Input(
            _search, _role, _state, sortedBy, shown.SortDirection is SortDirection.Descending, shown.Page + 1, shown.PageSize);
        var found = await listAccounts.Run(x => x.Handle(input, ct));
        _total = found.Total;
        StateHasChanged(); // the count stands outside the table
        return new() { Items = found.Accounts, TotalItems = found.Total };
    }

    private Task SearchFor(string? search)
    {
        _search = search;
        return FromFirstPage();
    }

    private Task FilterBy(AccountState state)
    {
        _state = _state == state ? null : state;
        return FromFirstPage();
    }

    private Task FilterByRole(string? role)
    {
        _role = role;
        return FromFirstPage();
    }

    private Task FromFirstPage()
    {
        if (_table is null) return Task.CompletedTask;
        _table.NavigateTo(Page.First);
        return _table.ReloadServerData();
    }

    private async Task Invite()
    {
        var dialog = await dialogs.ShowAsync<InviteDialog>(text["Invite somebody"], new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true });
        if (await dialog.Result is not { Canceled: false, Data: string email }) return;
        snackbar.Add(text["The invitation is on its way to {0}.", email], Severity.Success);
        await _table!.ReloadServerData();
    }

    private async Task ChangeRolesOf(ListAccounts.Row account)
    {
        var parameters = new DialogParameters<RolesDialog> { { x => x.Account, account } };
        var dialog = await dialogs.ShowAsync<RolesDialog>(text["Change roles"], parameters, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true });
        if (await dialog.Result is { Canceled: false }) await _table!.ReloadServerData();
    }

    private async Task Deactivate(ListAccounts.Row account)
    {
        var sure = await dialogs.Confirm(
            text["Deactivate"], text["{0} can no longer sign in. The account can be reactivated later.", account.Name], text["Deactivate the account"], dangerous: true);
        if (sure) await Do(deactivateAccount, x => x.Handle(new(account.Id)));
    }

    private async Task SendAgain(ListAccounts.Row account)
    {
        await Do(resendInvitation, x => x.Handle(new(account.Id)));
        if (_refusal is null) snackbar.Add(text["The invitation is on its way to {0}.", account.Email], Severity.Success);
    }

    private async Task Do<TUseCase>(UseCase<TUseCase> useCase, Func<TUseCase, Task<Account?>> run) where TUseCase : notnull
    {
        _refusal = null;
        try
        {
            await useCase.Run(run);
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }

        await _table!.ReloadServerData();
    }
}
