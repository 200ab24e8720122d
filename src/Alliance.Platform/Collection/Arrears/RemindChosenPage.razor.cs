using Alliance.Kernel;
using Alliance.Platform.Lending.Loans;
using Alliance.Tenancy.Organisations;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>Letters for the borrowers that were chosen on the arrears desk: shown first, then made.</summary>
public sealed partial class RemindChosenPage(
    UseCase<PreviewReminders> preview, UseCase<SendReminders> sendReminders, NavigationManager navigation, TenantContext tenant, ICurrentUser user,
    IStringLocalizer<ArrearsText> text)
{
    private const int AtATime = 25;

    private readonly Guid _batch = Guid.CreateVersion7();
    private readonly List<string> _skipped = [];
    private IReadOnlyList<string> _notMade = [];
    private PreviewReminders.Found? _found;
    private List<SendReminders.Made>? _made;
    private Exception? _refusal;
    private string _language = "fr", _list = "/arrears";
    private bool _byEmail, _sending;
    private int _done;

    private IReadOnlyList<PreviewReminders.Row> Due => [.. _found!.Rows.Where(x => x.Step is not null)];

    private void Speak(ChangeEventArgs chosen) => _language = (string)chosen.Value!;

    private void Mail(ChangeEventArgs chosen) => _byEmail = (bool)chosen.Value!;

    protected override async Task OnInitializedAsync()
    {
        var address = ListAddress.Of(navigation);
        _list = ChosenRows.Back(address, _list);
        _language = tenant.Organisation.Languages.FirstOrDefault(x => x is "fr" or "ar") ?? "fr";
        if (!user.May(Permissions.FollowUpArrears)) return;
        _found = await preview.Show(x => x.Handle(ArrearsAddress.Read(address), ChosenRows.Read<Loan>(navigation), FoundRows.Read(navigation)));
    }

    private static string NameOf(PreviewReminders.Row row) => $"{row.Number} · {row.Enterprise}";

    private async Task Make()
    {
        if (_sending) return; // the second of two clicks
        (_sending, _refusal) = (true, null);
        var made = new List<SendReminders.Made>();
        try
        {
            foreach (var part in Due.Chunk(AtATime))
            {
                var batch = await sendReminders.Run(x => x.Handle(new([.. part.Select(y => y.LoanId)], _language, _byEmail), _batch));
                made.AddRange(batch.Made);
                _skipped.AddRange(batch.Skipped.Select(x => NameOf(part.First(y => y.LoanId == x.LoanId))));
                _done += part.Length;
                StateHasChanged();
            }

            _made = made;
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
            if (_done == 0) return; // nothing has been made of it: it can be asked for again

            (_made, _notMade) = (made, [.. Due.Skip(_done).Select(NameOf)]); // what was made is made, and can be printed
        }
        finally
        {
            _sending = false;
        }
    }
}
