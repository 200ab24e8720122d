using Alliance.Kernel;
using Alliance.Platform.Accompaniment.Mentoring.Pairs;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Accompaniment.Mentoring.Desk;

/// <summary>Who could go beside an enterprise, and why; the director proposes one of them.</summary>
public sealed partial class ProposePage(
    UseCase<FindMentors> findMentors, UseCase<ProposePair> proposePair, NavigationManager navigation, ICurrentUser user, IStringLocalizer<MentoringText> text)
{
    private FindMentors.Found? _found;
    private FindMentors.Candidate? _chosen;
    private string? _for, _words;
    private Exception? _refusal;
    private bool _sending;

    [Parameter] public Guid Enterprise { get; set; }

    [SupplyParameterFromQuery(Name = "language")] public string? Language { get; set; }

    [SupplyParameterFromQuery(Name = "skills")] public string? Skills { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (!user.May(Permissions.CoordinateMentoring)) return;
        _found = await findMentors.Show(x => x.Handle(new(Enterprise), new(TypedText.IsBlank(Language) ? null : Language, Skills)));
        if (_found is null) navigation.NotFound();
    }

    private void Choose(FindMentors.Candidate candidate) => (_chosen, _for, _words, _refusal) = (candidate, $"{_found!.Entrepreneurs[0].Id}", null, null);

    private async Task Propose()
    {
        if (_sending || _chosen is not { } chosen) return;
        (_sending, _refusal) = (true, null);
        try
        {
            var proposed = await proposePair.Run(x => x.Handle(new(new(Enterprise), Guid.TryParse(_for, out var person) ? new Id<Entrepreneur>(person) : null, chosen.Mentor, _words)));
            if (proposed is { Id: var id }) navigation.NavigateTo($"/pairs/{id}");
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
