using Alliance.Kernel;
using Alliance.Platform.Entries;
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

    /// <summary>The form that is open: it stands in the address, so that a page that is loaded anew opens it again.</summary>
    [SupplyParameterFromQuery(Name = "form")] public string? Asked { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (!user.May(Permissions.ReadLoans)) return;
        await Read();
        _form = Word<Form>.TryParse(Asked, null, out var form) && MayOpen(form.Value) ? form.Value : null;
        if (_form is not null) _done = null;
    }

    private async Task Read()
    {
        _loan = await showFollowUp.Show(x => x.Handle(new(Id)));
        if (_loan is null) navigation.NotFound();
    }

    private bool MayOpen(Form form) => user.May(form is Form.Deferral ? Permissions.RescheduleLoans : Permissions.FollowUpArrears);

    private void Show(Form form) => navigation.NavigateTo(navigation.GetUriWithQueryParameter("form", KebabCase.Of(form)), replace: true);

    private Task Changed(string done)
    {
        _done = done;
        if (Asked is null) return Read();
        Close();
        return Task.CompletedTask;
    }

    private void Close() => navigation.NavigateTo(navigation.GetUriWithQueryParameter("form", (string?)null), replace: true);
}
