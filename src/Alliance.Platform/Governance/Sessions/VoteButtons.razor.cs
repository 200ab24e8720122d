using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>The vote of one member in the ballot that is open: the reader's own, or one that the reader gives for somebody else.</summary>
public sealed partial class VoteButtons(UseCase<CastVote> castVote, Confirmations confirmations, IStringLocalizer<GovernanceText> text)
{
    /// <summary>The same for each choice however often it is drawn, which is whenever anybody votes: a press that is on its way is heard by the button that was pressed.</summary>
    private readonly Dictionary<Choice, Func<Task>> _votes = [];

    [Parameter, EditorRequired] public SessionView.OneBallot Ballot { get; set; } = null!;

    /// <summary>Whose vote it is.</summary>
    [Parameter, EditorRequired] public SessionView.Member Member { get; set; } = null!;

    /// <summary>Told what a vote came to: it outlives the ballot, which may have been closed meanwhile.</summary>
    [Parameter] public EventCallback<Exception?> OnVoted { get; set; }

    private bool IsMine => Member.Key == View.Seat;

    /// <summary>Null of a secret ballot, which nobody knows.</summary>
    private Choice? Given => Ballot.Votes?.FirstOrDefault(x => x.Member == Member.Key)?.Choice;

    /// <summary>A secret vote once cast.</summary>
    private bool Stands => Ballot.IsSecret && Ballot.Voted.Contains(Member.Key, StringComparer.Ordinal);

    private string Said => (Stands, Given) switch
    {
        (true, _) => text["Voted. A secret vote stands, and nobody can know what it was."],
        (_, { } given) => text["Voted: {0}. It can be changed until the ballot is closed.", text["choice." + KebabCase.Of(given)].Value],
        _ => text["Not voted yet."],
    };

    protected override void OnInitialized()
    {
        foreach (var choice in Enum.GetValues<Choice>()) _votes[choice] = () => Vote(choice);
    }

    private async Task Vote(Choice choice)
    {
        if (Ballot.IsSecret)
        {
            var word = text["choice." + KebabCase.Of(choice)].Value;
            if (!await confirmations.Confirm(text["Vote “{0}”?", word], text["A secret vote stands once cast: it can be neither changed nor looked up."], text["Cast this vote: {0}", word])) return;
        }

        await Act(() => castVote.Run(x => x.Handle(View.Id, Ballot.Number, new(choice, IsMine ? null : Member.Key))));
        await OnVoted.InvokeAsync(Refusal);
    }
}
