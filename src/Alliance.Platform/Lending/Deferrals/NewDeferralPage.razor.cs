using Alliance.Kernel;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Lending.Deferrals;

/// <summary>Chooses loans, shows what moving their instalments would do, and proposes it to a second person.</summary>
public sealed partial class NewDeferralPage(
    UseCase<PreviewMassDeferral> preview, UseCase<ProposeMassDeferral> propose, NavigationManager navigation, TenantContext tenant, ICurrentUser user,
    IBusinessDate business, IStringLocalizer<DeferralsText> text, IStringLocalizer<PlatformText> words)
{
    private readonly HashSet<string> _provinces = [], _sectors = [], _without = [];
    private string _key = Guid.CreateVersion7().ToString();
    private string _name = "", _reason = "", _numbers = "";
    private DateOnly? _eventOn;
    private DateOnly _from = business.Today;
    private int _months = 3;
    private PreviewMassDeferral.Effect? _effect;
    private MassDeferralInput? _previewed;
    private Form? _form;
    private Exception? _refusal;
    private bool _busy;

    private MassDeferralInput Input => new()
    {
        Name = _name,
        From = _from,
        Months = _months,
        Reason = _reason,
        EventOn = _eventOn,
        Provinces = [.. _provinces],
        Sectors = [.. _sectors],
        Numbers = [.. (_numbers ?? "").Split([' ', ',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        Without = [.. _without],
    };

    private void Toggle(HashSet<string> chosen, string word)
    {
        if (!chosen.Add(word)) chosen.Remove(word);
        _effect = null;
    }

    private Task Preview() => Try(async () =>
    {
        (_previewed, _key) = (Input, Guid.CreateVersion7().ToString());
        _effect = await preview.Run(x => x.Handle(_previewed));
    });

    private Task LeaveOut(string number)
    {
        _without.Add(number);
        return Preview();
    }

    private Task TakeBack(string number)
    {
        _without.Remove(number);
        return Preview();
    }

    /// <summary>What was previewed, not what was typed since.</summary>
    private Task Propose() => Try(async () =>
    {
        var proposed = await propose.Run(x => x.Handle(_previewed!, _key));
        await _form!.Done();
        navigation.NavigateTo($"/deferrals/{proposed!.Id}");
    });

    private async Task Try(Func<Task> act)
    {
        if (_busy) return;
        (_busy, _refusal) = (true, null);
        try
        {
            await act();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            (_refusal, _effect) = (refusal, null);
        }
        finally
        {
            _busy = false;
        }
    }
}
