using Alliance.Kernel;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>What was said, promised and written on one loan, and what can be done next.</summary>
public sealed partial class FollowUpPage(UseCase<ShowFollowUp> showFollowUp, NavigationManager navigation, ICurrentUser user, IStringLocalizer<ArrearsText> text)
{
    private ShowFollowUp.Detail? _loan;
    private Form? _form;
    private string? _done;

    private enum Form { Contact, Promise, Deferral }

    [Parameter] public Guid Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (user.May(Permissions.ReadLoans)) await Read();
    }

    private async Task Read()
    {
        _loan = await showFollowUp.Show(x => x.Handle(new(Id)));
        if (_loan is null) navigation.NotFound();
    }

    private void Show(Form form) => (_form, _done) = (form, null);

    private Task Changed(string done)
    {
        (_form, _done) = (null, done);
        return Read();
    }

    private void Close() => _form = null;
}
