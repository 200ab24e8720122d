using Alliance.Kernel;
using Alliance.Ui;

namespace Alliance.Platform.Origination.Applications;

/// <summary>Chosen dossiers on a page: what would become of each, then what became of it, some at a time so that progress is seen.</summary>
/// <param name="dossiers">In the order of their list.</param>
public sealed class BatchRun(IReadOnlyList<ChosenDossiers.Row> dossiers)
{
    private const int AtATime = 20;

    private readonly List<DossierBatch.Line> _lines = [];
    private bool _isAsked;

    public IReadOnlyList<ChosenDossiers.Row> Dossiers { get; } = dossiers;

    /// <summary>Null before enough is known.</summary>
    public IReadOnlyDictionary<Id<LoanApplication>, DossierBatch.Line>? Foreseen { get; private set; }

    /// <summary>How many would be done.</summary>
    public int Possible => Foreseen?.Values.Count(x => x.Refused is null) ?? 0;

    public bool IsRunning { get; private set; }

    public bool IsOver { get; private set; }

    /// <summary>Looked at so far.</summary>
    public int Tried => _lines.Count;

    public int Done => _lines.Count(x => x.Refused is null);

    public IReadOnlyList<DossierBatch.Line> Refused => [.. _lines.Where(x => x.Refused is not null)];

    /// <summary>What ended the whole before it was through: the session was closed meanwhile, for one.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Names of those that it ended before.</summary>
    public IReadOnlyList<string> Untouched => Failure is null ? [] : [.. Dossiers.Skip(Tried).Select(x => x.Name)];

    /// <summary>Looks at what would become of each.</summary>
    /// <param name="ask">Asks the use case for a preview of some.</param>
    /// <exception cref="RefusedException">The whole is refused.</exception>
    public async Task Foresee(Func<IReadOnlyList<DossierBatch.Item>, Task<DossierBatch.Answer?>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var foreseen = new Dictionary<Id<LoanApplication>, DossierBatch.Line>();
        foreach (var part in Dossiers.Chunk(DossierBatch.Most))
            foreach (var line in (await ask(ItemsOf(part)))?.Dossiers ?? []) foreseen[line.Id] = line;
        Foreseen = foreseen;
    }

    /// <summary>It is not known any more what would become of them.</summary>
    public void Forget() => Foreseen = null;

    /// <summary>Does it, once: the second of two clicks does nothing. Those that would be refused are asked for as well, so that each is named with what is true by then.</summary>
    /// <param name="act">Asks the use case for some.</param>
    /// <param name="progress">Called after each part.</param>
    public async Task Start(Func<IReadOnlyList<DossierBatch.Item>, Task<DossierBatch.Answer?>> act, Action progress)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(progress);
        if (_isAsked) return;
        (_isAsked, IsRunning) = (true, true);
        try
        {
            foreach (var part in Dossiers.Chunk(AtATime))
            {
                if (await act(ItemsOf(part)) is not { } answer) break;
                _lines.AddRange(answer.Dossiers);
                progress();
            }
        }
        catch (Exception refusal) when (refusal.IsRefusal())
        {
            Failure = refusal;
        }
        finally
        {
            (IsRunning, IsOver) = (false, true);
        }
    }

    private static IReadOnlyList<DossierBatch.Item> ItemsOf(IEnumerable<ChosenDossiers.Row> rows) => [.. rows.Select(x => new DossierBatch.Item(x.Id, x.Revision))];
}
