using Alliance.Contracts.Federation;
using MassTransit;

namespace Alliance.Platform.Insight.Figures;

/// <summary>The Alliance lacks figures and asks for all of them again. Asking twice does no harm.</summary>
public sealed class AnnounceRequestedFigures(FiguresKeeper keeper) : IConsumer<FiguresRequested>
{
    public Task Consume(ConsumeContext<FiguresRequested> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return keeper.AnnounceAll(context.CancellationToken);
    }
}
