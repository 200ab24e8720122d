using System.Globalization;
using System.Text.Json;
using Alliance.Kernel;
using Alliance.Platform.Governance.Bodies;
using Alliance.Tenancy.Lifecycle.Commands;

namespace Alliance.Platform.Governance.Sessions;

/// <summary>Replays a session from its file alone and says after each fact who was there, whether that was enough, and what was decided: for anybody who wants to check.</summary>
internal sealed class ReplaySessionCommand : IOperatorCommand
{
    /// <summary>Bytes: more than any session takes.</summary>
    private const long LargestFile = 10_000_000;

    public string Name => "replay-session";

    public string Usage => "<file.json> — says, fact by fact, who was present, quorate and recused in a session, and what its ballots decided";

    /// <returns>0 when every fact is admissible, else 1.</returns>
    public async Task<int> Run(string[] args, TextWriter output, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        if (args is not [var path]) throw new MisusedException("Which session? Its file is missing.");
        if (new FileInfo(path) is { Exists: true, Length: > LargestFile }) throw new MisusedException($"{path} is larger than a session can be.");

        var file = Read(await File.ReadAllTextAsync(path, ct), path);
        var refused = 0;
        foreach (var line in Told(file, () => refused++)) await output.WriteLineAsync(line.AsMemory(), ct);
        return refused == 0 ? 0 : 1;
    }

    /// <summary>One line a fact, and below it what changed with it.</summary>
    /// <param name="refuse">Called for each fact that isn't admissible; the session goes on without it.</param>
    internal static IEnumerable<string> Told(SessionFile file, Action refuse)
    {
        var state = SessionState.Replay(new(file.Statutes, file.Seats), []);
        foreach (var (number, fact) in file.Facts.Index())
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{number + 1}. {JsonSerializer.Serialize(fact, SessionFile.Json)}");
            var (after, refusal) = After(state, fact);
            if (refusal is not null)
            {
                refuse();
                yield return $"   refused: {refusal.Code}: {refusal.Message}";
                continue;
            }

            foreach (var line in Attendance(state, after).Concat(Ballots(state, after))) yield return $"   {line}";
            state = after;
        }
    }

    private static (SessionState State, RefusedException? Refusal) After(SessionState state, SessionFact fact)
    {
        try
        {
            return (state.After(fact), null);
        }
        catch (RefusedException refusal)
        {
            return (state, refusal);
        }
    }

    private static IEnumerable<string> Attendance(SessionState before, SessionState state)
    {
        var (was, now) = (before.Attendance, state.Attendance);
        if (state.Phase is SessionPhase.Planned || Describe(was) == Describe(now) && before.Phase == state.Phase && before.Item == state.Item) yield break;

        yield return Describe(now);
    }

    private static string Describe(Attendance x) => string.Join("; ", ((string?[])
    [
        $"present: {List(x.Present)}",
        x.Represented.IsEmpty ? null : $"represented: {List(x.Represented.Select(y => $"{y.Key} by {y.Value}"))}",
        x.Recused.IsEmpty ? null : $"recused: {List(x.Recused)}",
        .. x.Quorums.Select(y => string.Create(CultureInfo.InvariantCulture, $"{CollegeName(y.College)} {y.Counted} of {y.Needed}")),
        x.IsQuorate ? "quorate" : "NOT QUORATE",
        string.Create(CultureInfo.InvariantCulture, $"may vote: {x.Voters}"),
        $"chair: {x.Chair ?? "nobody"}",
    ]).OfType<string>());

    private static string CollegeName(College? college) => college switch
    {
        College.Public => "public",
        College.Private => "private",
        _ => "whole body",
    };

    private static IEnumerable<string> Ballots(SessionState before, SessionState state) =>
        from ballot in state.Ballots
        where before.Ballots.ElementAtOrDefault(ballot.Number - 1) != ballot
        select Describe(ballot);

    private static string Describe(Ballot ballot) => string.Create(CultureInfo.InvariantCulture, $"ballot {ballot.Number} about {ballot.Item}: ") + ballot switch
    {
        { Status: BallotStatus.Open, Votes: var votes } => string.Create(CultureInfo.InvariantCulture, $"open, {votes.Count} voted"),
        { Status: BallotStatus.Void, VoidFor: var reason } => $"void ({reason})",
        { Result: { } x } => string.Create(CultureInfo.InvariantCulture, $"{Say(x.Outcome)}: {x.Yes} yes, {x.No} no, {x.Abstained} abstained, more than half of {x.Base} needed")
            + (x.IsTie ? $", tie: {x.CastingVote switch { Choice.Yes => "the chair says yes", Choice.No => "the chair says no", _ => "broken by nobody" }}" : ""),
        _ => "closed",
    };

    private static string Say(Outcome outcome) => outcome switch
    {
        Outcome.Carried => "carried",
        Outcome.NotCarried => "not carried",
        _ => "nothing decided, no quorum",
    };

    private static string List(IEnumerable<string> keys) => string.Join(", ", keys) is { Length: > 0 } list ? list : "nobody";

    private static SessionFile Read(string json, string path)
    {
        try
        {
            return SessionFile.Read(json);
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException) // the latter of a fact without its kind
        {
            throw new MisusedException($"{path} is no session: {wrong.Message}");
        }
    }
}
