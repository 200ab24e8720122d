using Alliance.Kernel;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>What an officer has to follow up: each number is that of the work list with the same filter.</summary>
public sealed class CountFollowUp(ListArrears listArrears, ICurrentUser user)
{
    /// <summary>Days ahead in which a promise falls due soon.</summary>
    public const int Soon = 7;

    private const int Shown = 5;

    /// <param name="StepsDue">Late loans whose next step is due: a call, a visit, a letter.</param>
    /// <param name="PromisesDue">Late loans with an open promise for today or the days to come (<see cref="Soon"/>).</param>
    /// <param name="PromisesBroken">Late loans whose latest promise was not kept.</param>
    /// <param name="First">Of those whose step is due, the latest ones.</param>
    public sealed record Found(int StepsDue, int PromisesDue, int PromisesBroken, int Late, IReadOnlyList<ListArrears.Row> First);

    /// <param name="officer">Key of an officer.</param>
    public async Task<Found> Handle(string officer, CancellationToken ct = default)
    {
        user.Demand(Permissions.FollowUpArrears);
        return await listArrears.FollowUp(new() { Whose = new(Officer: officer) }, Shown, ct);
    }
}
