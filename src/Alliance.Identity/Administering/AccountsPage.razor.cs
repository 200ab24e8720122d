using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Identity.Administering;

/// <summary>The organisation's accounts, and what an administrator does with them.</summary>
public sealed partial class AccountsPage(
    UseCase<ListAccounts> listAccounts, UseCase<DeactivateAccount> deactivateAccount, UseCase<ReactivateAccount> reactivateAccount,
    UseCase<UnlockAccount> unlockAccount, UseCase<ResendInvitation> resendInvitation, UseCase<AgreeToRoles> agreeToRoles,
    ICurrentUser user, TenantContext tenant, Confirmations confirmations, IStringLocalizer<IdentityText> text)
{
    private const string Invitation = "invite";
    private const string OtherRoles = "change-roles";

    private ListAccounts.Output? _found;
    private ListAccounts.SortedBy _sortedBy;
    private bool _descending;
    private bool _inviting;
    private ListAccounts.Row? _chosen;
    private ListAccounts.Row? _changing;
    private string? _done;
    private Exception? _refusal;

    [SupplyParameterFromQuery] public string? State { get; set; }

    [SupplyParameterFromQuery] public string? Role { get; set; }

    /// <summary>The form that is open: it stands in the address, so that a page that is loaded anew opens it again, and so does a draft of it.</summary>
    [SupplyParameterFromQuery(Name = "act")] public string? Asked { get; set; }

    /// <summary>Whose roles it is about.</summary>
    [SupplyParameterFromQuery(Name = "account")] public string? Whose { get; set; }

    private IStringLocalizer<IdentityText> Text => text;

    private bool MayRead => user.May(AccountPermissions.Read);

    private bool MayManage => user.May(AccountPermissions.Manage);

    private bool MayAgree => user.May(AccountPermissions.Agree);

    private IEnumerable<(string Value, string Text)> KnownRoles => Roles.Of(tenant.Organisation.Kind).Select(x => (x, text["role." + x].Value));

    private static Tone ToneOf(AccountState state) => state switch
    {
        AccountState.Active => Tone.Good,
        AccountState.Invited => Tone.Warning,
        AccountState.Locked => Tone.Bad,
        _ => Tone.Neutral,
    };

    protected override async Task Read()
    {
        if (!MayRead) return;
        _inviting = MayManage && Asked is Invitation;
        (_sortedBy, _descending) = Ordered(ListAccounts.SortedBy.Name, descending: false);
        _found = await listAccounts.Show(x => x.Handle(new(Search, Role, Filter<AccountState>(State), _sortedBy, _descending, Paging)));
        _changing = MayManage && Asked is OtherRoles && Guid.TryParse(Whose, out var id) ? _found.Accounts.FirstOrDefault(x => x.Id == id) : null;
    }

    private void Close()
    {
        (_inviting, _chosen, _changing) = (false, null, null);
        if (Asked is not null) Open(null);
    }

    /// <summary>The list is read anew at each address.</summary>
    private void Open(string? form, Guid? account = null) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal) { ["act"] = form, ["account"] = account }), replace: true);

    private void Invited(GiveRoles.Outcome outcome) => Say(text["The invitation is on its way to {0}.", outcome.Account.Email], outcome);

    private void Changed(GiveRoles.Outcome outcome) => Say(text["The roles of {0} are changed.", outcome.Account.DisplayName], outcome);

    /// <summary>What was done, and what waits for a second person.</summary>
    private void Say(string done, GiveRoles.Outcome outcome)
    {
        (_done, _refusal) = (outcome.Waiting.Count == 0 ? done : $"{done} {Waits(outcome)}", null);
        Close();
    }

    private string Waits(GiveRoles.Outcome outcome) =>
        text["Proposed: {0}. A second person has to agree before these roles count.", string.Join(Formats.Comma, outcome.Waiting.Select(x => text["role." + x].Value))];

    private async Task Deactivate(ListAccounts.Row account)
    {
        var sentence = text["{0} can no longer sign in. The account can be reactivated later.", account.Name].Value;
        if (account.Waiting.Count > 0) sentence += " " + text["What waits for a second person is withdrawn."];
        if (await confirmations.Confirm(text["Deactivate"], sentence, text["Deactivate the account"], dangerous: true)) await Do(deactivateAccount, x => x.Handle(new(account.Id)));
    }

    private async Task Reactivate(ListAccounts.Row account)
    {
        GiveRoles.Outcome? outcome = null;
        await Do(reactivateAccount, async x => outcome = await x.Handle(new(account.Id)));
        if (outcome is { Waiting.Count: > 0 }) _done = Waits(outcome);
    }

    private async Task SendAgain(ListAccounts.Row account)
    {
        await Do(resendInvitation, x => x.Handle(new(account.Id)));
        if (_refusal is null) _done = text["The invitation is on its way to {0}.", account.Email];
    }

    private async Task Do<TUseCase>(UseCase<TUseCase> useCase, Func<TUseCase, Task> run) where TUseCase : notnull
    {
        Close();
        (_done, _refusal) = (null, null);
        try
        {
            await useCase.Run(run);
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }

        await Read();
    }
}
