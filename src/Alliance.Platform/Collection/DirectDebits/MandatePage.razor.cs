using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.DirectDebits;

/// <summary>The mandate of one loan: what is in force, and a new one.</summary>
public sealed partial class MandatePage(
    UseCase<Mandates> mandates, IBusinessDate business, Confirmations confirmations, NavigationManager navigation, ICurrentUser user, IStringLocalizer<DirectDebitsText> text)
{
    private Mandates.Found? _found;
    private string? _rib;
    private string? _holder;
    private DateOnly _signedOn = business.Today;
    private Exception? _refusal;
    private string? _done;
    private bool _working;

    [Parameter] public Guid Id { get; set; }

    private bool MayAct => user.May(Permissions.CollectDirectDebits);

    protected override async Task OnParametersSetAsync()
    {
        if (user.May(Permissions.ReadDirectDebits)) await Read();
    }

    private async Task Read()
    {
        _found = await mandates.Show(x => x.Of(new(Id)));
        if (_found is null) navigation.NotFound();
    }

    private Task Save() => Act(async () =>
    {
        await mandates.Run(x => x.Enter(new(Id), new(_rib ?? "", _signedOn, _holder)));
        (_rib, _holder, _done) = (null, null, text["The mandate has been saved."]);
    });

    private Task Revoke() => Act(async () =>
    {
        if (!await confirmations.Confirm(text["Revoke this mandate?"], text["The loan is left out of files made from now on."], text["Revoke"], dangerous: true)) return;
        await mandates.Run(x => x.Revoke(new(Id)));
        _done = text["The mandate has been revoked."];
    });

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
        finally
        {
            _working = false;
        }

        await Read();
    }
}
