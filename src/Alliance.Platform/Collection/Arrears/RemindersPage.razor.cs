using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>Letters that are due: chosen, made, printed in one document and sent by e-mail.</summary>
public sealed partial class RemindersPage(
    UseCase<ListDueReminders> listDueReminders, UseCase<SendReminders> sendReminders, UseCase<ListReminders> listReminders, TenantContext tenant, ICurrentUser user,
    IStringLocalizer<ArrearsText> text)
{
    private readonly HashSet<Id<Loan>> _chosen = [];
    private ListDueReminders.Found? _due;
    private IReadOnlyList<ListReminders.Batch> _batches = [];
    private SendReminders.Batch? _made;
    private Exception? _refusal;
    private string _language = "fr";
    private bool _byEmail, _sending;

    [SupplyParameterFromQuery] public string? Step { get; set; }

    private void Speak(ChangeEventArgs chosen) => _language = (string)chosen.Value!;

    private void Mail(ChangeEventArgs chosen) => _byEmail = (bool)chosen.Value!;

    protected override int UsualSize => ListDueReminders.UsualSize;

    protected override void OnInitialized() => _language = tenant.Organisation.Languages.FirstOrDefault(x => x is "fr" or "ar") ?? "fr";

    protected override async Task Read()
    {
        if (!user.May(Permissions.ReadLoans)) return;
        _chosen.Clear();
        int? step = int.TryParse(Step, NumberStyles.None, CultureInfo.InvariantCulture, out var written) ? written : null;
        _due = await listDueReminders.Show(x => x.Handle(Paging, step));
        _batches = await listReminders.Show(x => x.Handle());
    }

    private void Choose(Id<Loan> id)
    {
        if (!_chosen.Add(id)) _chosen.Remove(id);
    }

    private void ChooseAll(ChangeEventArgs chosen)
    {
        _chosen.Clear();
        if (chosen.Value is true) _chosen.UnionWith(_due!.Rows.Select(x => x.LoanId));
    }

    private async Task Make()
    {
        if (_sending) return; // the second of two clicks
        (_sending, _refusal, _made) = (true, null, null);
        try
        {
            _made = await sendReminders.Run(x => x.Handle(new([.. _chosen], _language, _byEmail)));
            await Read();
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
