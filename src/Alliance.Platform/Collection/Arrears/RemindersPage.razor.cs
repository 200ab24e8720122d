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
    private const int Size = 50;

    private readonly HashSet<Id<Loan>> _chosen = [];
    private ListDueReminders.Found? _due;
    private IReadOnlyList<ListReminders.Batch> _batches = [];
    private SendReminders.Batch? _made;
    private Exception? _refusal;
    private string _language = "fr";
    private bool _byEmail, _sending;
    private int _page;
    private int? _step;

    protected override async Task OnInitializedAsync()
    {
        _language = tenant.Organisation.Languages.FirstOrDefault(x => x is "fr" or "ar") ?? "fr";
        if (user.May(Permissions.ReadLoans)) await Read();
    }

    private async Task Read()
    {
        _chosen.Clear();
        _due = await listDueReminders.Run(x => x.Handle(_page, Size, _step));
        _batches = await listReminders.Run(x => x.Handle());
    }

    private Task FilterStep(int step)
    {
        (_step, _page) = (_step == step ? null : step, 0);
        return Read();
    }

    private Task Turn(int pages)
    {
        _page += pages;
        return Read();
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
            _page = 0;
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
