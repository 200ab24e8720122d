using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Views;

/// <summary>The views kept of a list, above it.</summary>
public sealed partial class SavedViews(
    UseCase<ListViews> listViews, UseCase<KeepView> keepView, UseCase<ForgetView> forgetView, NavigationManager navigation, IStringLocalizer<ViewsText> text)
{
    private IReadOnlyList<ListViews.Row> _views = [];
    private Exception? _refusal;

    [Parameter, EditorRequired] public ListAddress Address { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "keep-view", Name = "view-name")] private string? Name { get; set; }

    [SupplyParameterFromForm(FormName = "keep-view", Name = "view-shared")] private bool Shared { get; set; }

    protected override async Task OnInitializedAsync() => _views = await listViews.Run(x => x.Handle(Address.Path));

    private async Task Keep()
    {
        try
        {
            var query = Address.With().Href[Address.Path.Length..];
            await keepView.Run(x => x.Handle(new(Address.Path, Name ?? "", query, Shared)));
            navigation.NavigateTo(Address.Href);
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
    }

    private async Task Forget(Id<SavedView> id)
    {
        await forgetView.Run(x => x.Handle(id));
        navigation.NavigateTo(Address.Href);
    }
}
