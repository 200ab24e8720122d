using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Origination.Stories;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Origination.Merging;

/// <summary>Finds another record of the same person, puts the two side by side, and merges them. Plain forms, no circuit.</summary>
public sealed partial class MergePage(
    UseCase<ShowPerson> showPerson, UseCase<FindOtherRecords> findOthers, UseCase<ComparePersons> compare, UseCase<MergePersons> merge,
    ICurrentUser user, NavigationManager navigation, IStringLocalizer<MergingText> text, IStringLocalizer<PlatformText> words)
{
    private Entrepreneur? _person;
    private ComparePersons.Seen? _seen;
    private IReadOnlyList<FindOtherRecords.Row> _others = [];
    private Exception? _refusal;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "with")] private string? With { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Written { get; set; }

    [SupplyParameterFromForm(FormName = "merge", Name = "keep")] private string? Keep { get; set; }

    [SupplyParameterFromForm(FormName = "merge", Name = "first-revision")] private long? FirstRevision { get; set; }

    [SupplyParameterFromForm(FormName = "merge", Name = "second-revision")] private long? SecondRevision { get; set; }

    private IEnumerable<ComparePersons.Side> Sides => _seen is { } seen ? [seen.First, seen.Second] : [];

    /// <summary>As it was chosen; before that, the likelier one.</summary>
    private Id<Entrepreneur> Kept => Id<Entrepreneur>.TryParse(Keep, CultureInfo.InvariantCulture, out var chosen) ? chosen : _seen!.Likely;

    private string NameOf(ComparePersons.Side side) => text[side == _seen!.First ? "First record" : "Second record"];

    internal static string Address(Id<Entrepreneur> person, Id<Entrepreneur>? with = null) => $"/persons/{person}/merge" + (with is { } other ? $"?with={other}" : "");

    protected override async Task OnInitializedAsync()
    {
        if (!user.May(Permissions.MergePersons)) return;
        _person = await showPerson.Run(x => x.Record(new(Id)));
        if (_person is null)
        {
            navigation.NotFound();
            return;
        }

        if (Id<Entrepreneur>.TryParse(With, CultureInfo.InvariantCulture, out var other)) _seen = await compare.Run(x => x.Handle(new(Id), other));
        if (_seen is null) _others = await findOthers.Run(x => x.Handle(_person, Written));
    }

    private async Task Merge()
    {
        if (_seen is not { } seen) return;
        var (kept, absorbed) = Kept == seen.Second.Record.Id ? (seen.Second, seen.First) : (seen.First, seen.Second);
        var isFirstKept = kept == seen.First;
        try
        {
            await merge.Run(x => x.Handle(kept.Record.Id, new(absorbed.Record.Id, isFirstKept ? FirstRevision : SecondRevision, isFirstKept ? SecondRevision : FirstRevision)));
            navigation.NavigateTo($"/persons/{kept.Record.Id}");
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            _refusal = refusal;
        }
    }
}
