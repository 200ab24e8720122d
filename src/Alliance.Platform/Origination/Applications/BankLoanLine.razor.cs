using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Applications;

/// <summary>The bank loan obtained, beside the plan that it was sought in.</summary>
public sealed partial class BankLoanLine(UseCase<RecordBankLoan> recordBankLoan, UseCase<TakeBackBankLoan> takeBackBankLoan, IBusinessDate business, IStringLocalizer<PlatformText> text)
{
    private Money? _amount;
    private string? _bank;
    private DateOnly? _on;
    private Exception? _refusal;
    private bool _isOpen, _sending;

    [Parameter, EditorRequired] public ShowApplication.Dossier Dossier { get; set; } = null!;

    [Parameter] public EventCallback OnChanged { get; set; }

    private Money? Sought => Dossier.Request.Plan.BankLoan > Money.Zero ? Dossier.Request.Plan.BankLoan : null;

    /// <summary>As it is recorded, else as the plan has it.</summary>
    private void Open()
    {
        (_isOpen, _refusal) = (true, null);
        (_amount, _bank, _on) = Dossier.BankLoan is { } known
            ? ((Money?)known.Amount, known.Bank, known.On)
            : (Sought, Dossier.Request.Plan.Bank, business.Today);
    }

    private void Close() => (_isOpen, _refusal) = (false, null);

    private Task Record() => Do(() => recordBankLoan.Run(x => x.Handle(Dossier.Id, new(_amount!.Value, _on!.Value, _bank, Dossier.Revision))));

    private Task TakeBack() => Do(() => takeBackBankLoan.Run(x => x.Handle(Dossier.Id, Dossier.Revision)));

    private async Task Do(Func<Task> act)
    {
        if (_sending) return;
        (_sending, _refusal) = (true, null);
        try
        {
            await act();
            Close();
            await OnChanged.InvokeAsync();
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
        finally
        {
            _sending = false;
        }
    }
}
