using System.Collections.Immutable;
using Alliance.Kernel;
using Alliance.Schemes;
using Alliance.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Alliance.Platform.Accompaniment.Schemes;

/// <summary>The schemes, six questions at most, and what suits who answers them: for everybody, without account or script.</summary>
public sealed partial class SchemesPage(
    UseCase<ShowSchemes> showSchemes, UseCase<FindSchemes> findSchemes, IBusinessDate business, IStringLocalizer<AccompanimentText> text)
{
    private readonly SchemeWords _words = new(ShowSchemes.Reader);
    private IReadOnlyList<ShowSchemes.Listed> _listed = [];
    private SchemeQuery _query = SchemeQuery.Read(new QueryCollection());
    private Findings _findings = new([], []);
    private ImmutableArray<Fact> _questions = [];
    private bool _isAnswered;

    [CascadingParameter] private HttpContext? Context { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Context is not null) _query = SchemeQuery.Read(Context.Request.Query);
        _isAnswered = _query.Profile.Answered.Any();
        _listed = await showSchemes.Run(x => Task.FromResult(x.Handle(_words.Culture)));
        _findings = await findSchemes.Run(x => Task.FromResult(x.Handle(_query.Profile, _query.Asked.Length)));
        _questions = [.. _query.Asked, .. _findings.Questions.Except(_query.Asked)];
    }

    private string Brief(Scheme scheme) => _words.Amounts(scheme.Least, scheme.Most) is { } amount
        ? $"{scheme.Bearer.In(_words.Culture)} · {amount}"
        : scheme.Bearer.In(_words.Culture);

    private static Tone ToneOf(AnswerKind kind) => kind switch
    {
        AnswerKind.Qualifies => Tone.Good,
        AnswerKind.Misses or AnswerKind.NotYet => Tone.Warning,
        _ => Tone.Neutral,
    };
}
